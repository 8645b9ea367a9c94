/**
 * How a script failed, in words and as data: at which statement, why, what of it is in the database, what to do next.
 * It runs no SQL: whoever reports a failure has found out what is in the database.
 */
package com.traveease.schema.failure;
