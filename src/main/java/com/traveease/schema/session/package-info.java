/**
 * What a script has made of its session and of AUTO_INCREMENT, kept in the journal and restored when a run is continued. {@link
 * com.traveease.schema.session.ScriptSession} captures it, restores it, and resets it for the next script.
 * <p>
 * It is captured as values ({@code SET @n = 17}), not restored by running the script's own SET statements again. Those may have
 * read rows that later statements changed, the time, or a generated key, and a CALL or a SELECT … INTO sets variables too. To
 * commit all that depends on such a value as one unit is not possible where a definition is changed in between, which commits.
 * Only what has no value is run again as the script has it: PREPARE, LOCK TABLES, SET ROLE, SET TRANSACTION.
 */
package com.traveease.schema.session;
