/**
 * What the database has, and moving it: the schema history, the lock, the upgrade and the downgrade. The one place that
 * computes the state of the schema; every face of the program shows what it finds here. Knows nothing of HTTP, of commands or
 * of the model.
 */
package com.traveease.schema.migration;
