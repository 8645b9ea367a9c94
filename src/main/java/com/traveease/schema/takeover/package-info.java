/**
 * Compares a schema that another tool has made with what the scripts make, and finds the SQL that leads from one to the other.
 * Never writes to the schema that it looks at.
 */
package com.traveease.schema.takeover;
