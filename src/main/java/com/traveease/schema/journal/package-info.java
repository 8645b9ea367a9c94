/**
 * How far a script has come, in a table beside the history: a row for each statement that was begun, the numbers that tables
 * will give next, and a person's pause. It says whether the script was changed in what is applied; what state the schema is in
 * is for {@code history} to say.
 */
package com.traveease.schema.journal;
