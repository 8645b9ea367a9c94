/**
 * Runs a plan up, down and up again in a scratch schema that has the structure of the live one, with this program's own engine,
 * and says what differs. The live schema is only read. Knows nothing of commands.
 */
package com.traveease.schema.rehearsal;
