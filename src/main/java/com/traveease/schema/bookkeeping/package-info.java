/**
 * Writes into the history and the journal without running a script: stamp, repair, resolve, a person's pause, and the tables
 * that this needs.
 */
package com.traveease.schema.bookkeeping;
