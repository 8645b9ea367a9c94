/** Where the schema is: Flyway's history, the journal, and the state that follows from both and the scripts. */
package com.traveease.schema.history;
