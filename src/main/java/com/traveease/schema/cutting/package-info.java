/**
 * Cuts a script into its statements, as the mysql client does: DELIMITER and other client commands, bodies of programs, version
 * comments. Pure: no database.
 */
package com.traveease.schema.cutting;
