/**
 * Compares what a schema has with what it should have, and finds the SQL that leads from one to the other. Never writes to the
 * schema that it looks at.
 */
package com.traveease.schema.drift;
