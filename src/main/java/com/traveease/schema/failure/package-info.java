/**
 * How a script failed: at which statement, why, what of the script is in the database and what to do next, in words and as
 * data.
 * It runs no SQL: whoever reports a failure has found out what is in the database.
 */
package com.traveease.schema.failure;
