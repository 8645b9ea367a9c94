package com.traveease.schema.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;

import org.junit.jupiter.api.Test;

import com.traveease.schema.sql.InvalidScriptException;

/** What a failure says of what is in the database now, and whose fault it is. */
class WhatStaysTest extends CorrectedScript {

    private void assertHolds(String holds, String script) {
        String failure = failing(script);
        assertTrue(failure.endsWith(holds), failure);
    }

    @Test
    void ofWhatMayRunAgain() throws SQLException {
        assertHolds("Statement 1 is applied and stays; nothing of statement 2 remains. "
                + "Correct the cause and run upgrade again: it begins with statement 1 again.",
                "ANALYZE TABLE t;\nINSERT INTO nowhere VALUES (1);");
        assertHolds("Statements 1 to 2 are applied and stay; nothing of statement 3 remains. "
                + "Correct the cause, or the script from there on, and run upgrade again: it begins with statement 2 again.",
                "INSERT INTO t VALUES (1);\nGRANT SELECT ON %s.* TO CURRENT_USER();\nINSERT INTO nowhere VALUES (1);"
                        .formatted(database.schema()));
    }

    @Test
    void ofRoles() throws SQLException {
        String role = "role_" + database.schema().substring(5, 15);
        try {
            assertHolds("Statement 1 is applied and stays; nothing of statement 2 remains. "
                    + "Correct the cause, or the script from there on, and run upgrade again: it continues there.",
                    "CREATE ROLE %s;\nREVOKE SELECT ON nowhere.* FROM %s;".formatted(role, role));
        } finally {
            database.execute("DROP ROLE IF EXISTS " + role);
        }
    }

    @Test
    void nothingOfAStatementThatIsNotPrepared() {
        assertHolds("failed: Unknown prepared statement handler (never) given to EXECUTE (error 1243). "
                + "Nothing of the script is applied. Correct the cause and run upgrade again.", "EXECUTE never;");
        assertHolds(
                "given to EXECUTE (error 1243). Statement 1 is applied and stays; the statements after it in the open transaction "
                        + "are rolled back; nothing of statement 4 remains. Correct the cause, or the script from there on, and run upgrade "
                        + "again: it continues there.",
                "INSERT INTO t VALUES (1);\nSTART TRANSACTION;\nINSERT INTO t VALUES (2);\nEXECUTE never;\nCOMMIT;");
    }

    @Test
    void theScriptIsNotToBeCorrectedForWhatItDidNotDo() throws SQLException {
        String failure = failing("SET @s = CONCAT('DROP TABLE traveease_schema', '_journal');\nPREPARE d FROM @s;\nEXECUTE d;\n"
                + "INSERT INTO t VALUES (1);");
        assertTrue(failure.contains("(line 4) failed in this program's bookkeeping: Table "), failure);
        assertTrue(failure.endsWith("Correct the cause and run upgrade again: it continues there."), failure);
    }

    @Test
    void readOnlyMayBeTurnedOff() throws SQLException {
        InvalidScriptException refused = assertThrows(InvalidScriptException.class,
                () -> run("SET SESSION transaction_read_only = 0;\nSET SESSION transaction_read_only = ON;"));
        assertTrue(refused.getMessage().contains("line 2 makes transactions read-only"), refused.getMessage());
        run("SET SESSION transaction_read_only = 0;\nSET @@session.transaction_read_only := OFF;\n"
                + "INSERT INTO t SELECT @@transaction_read_only;");
        assertEquals("0", rows().get(0));
    }
}
