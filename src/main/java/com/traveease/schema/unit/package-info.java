/**
 * What of a script commits together, what it makes of its session, and what cannot be continued after a kill. Pure: no
 * database.
 */
package com.traveease.schema.unit;
