/** Writes where the schema is without running a script: stamp, repair, resolve, and the tables that this needs. */
package com.traveease.schema.bookkeeping;
