/**
 * Where the schema is: Flyway's history, and the state that follows from it, the journal and the scripts. It is the lowest room
 * that refuses to move a schema, so the exception for that is here.
 */
package com.traveease.schema.history;
