package com.traveease.schema.unit;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.traveease.schema.script.Script;
import com.traveease.schema.sql.InvalidScriptException;

class ScriptUnitsTest {

    private static ScriptUnits of(String sql) {
        return new ScriptUnits(new Script("V1__x.sql", sql));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            COMMIT RELEASE                                                                | 1 | ends the connection
            XA START 'a'                                                                  | 1 | begins or ends an XA transaction
            CREATE TABLE a AS SELECT @n := 1                                              | 1 | assigns a user variable
            CREATE TABLE a AS SELECT 1 AS n;\\n SELECT ROW_COUNT()                        | 2 | reads the result of CREATE TABLE … SELECT
            ALTER TABLE a ADD n INT;\\n INSERT INTO b VALUES (ROW_COUNT ())             | 2 | reads the result of the definition before it
            DROP TABLE IF EXISTS a;\\n SET @n = @@session.warning_count                  | 2 | reads the result of the definition before it
            ANALYZE TABLE a;\\n GET CURRENT DIAGNOSTICS @n = NUMBER                      | 2 | reads the result of the definition before it
            SELECT 1;\\n FLUSH TABLES a WITH READ LOCK                                    | 2 | locks tables so that
            LOCK INSTANCE FOR BACKUP                                                      | 1 | begins a backup
            START TRANSACTION;\\n CREATE TEMPORARY TABLE a (n INT);\\n INSERT INTO a VALUES (1);\\n DROP TABLE IF EXISTS a | 4 | drops the temporary table a
            SET SESSION TRANSACTION READ ONLY                                             | 1 | makes transactions read-only
            SELECT 1;\\n SET TRANSACTION ISOLATION LEVEL SERIALIZABLE, READ ONLY          | 2 | makes transactions read-only
            SET @@session.transaction_read_only = 1                                       | 1 | makes transactions read-only
            CREATE TABLE a (id INT AUTO_INCREMENT PRIMARY KEY) SELECT 5 AS x;\\n SET @i = LAST_INSERT_ID() | 2 | reads the last generated number
            CREATE TABLE a (id INT AUTO_INCREMENT KEY) SELECT 1 AS n;\\n INSERT INTO b SELECT 1;\\n SET @i = @@identity | 3 | reads the last generated number
            LOCK TABLES a WRITE;\\n DROP TABLE a                                          | 2 | drops or renames something while
            UPDATE a SET n = 1;\\n CALL note(ROW_COUNT())                                 | 2 | reads the result of the statement before it
            UPDATE a SET n = 1;\\n CREATE TABLE c AS SELECT FOUND_ROWS() AS r             | 2 | reads the result of the statement before it
            PREPARE s FROM 'INSERT INTO n VALUES (ROW_COUNT())'                           | 1 | reads the result of the statement before it
            SET NAMES 'latin1';\\n INSERT INTO a VALUES ('e'), ('é')                         | 2 | has characters that the server
            SET character_set_client = cp850;\\n SET NAMES latin1 COLLATE latin1_bin;\\n SELECT 'é' | 3 | has characters that the server
            USE other;\\n SELECT 1;\\n DROP DATABASE IF EXISTS other                       | 3 | drops the schema that USE has made
            """)
    void whatCouldNotBeContinuedIsRefused(String sql, int line, String reason) {
        InvalidScriptException refused = assertThrows(InvalidScriptException.class, () -> of(sql.replace("\\n", "\n")));
        assertTrue(refused.getMessage().startsWith("V1__x.sql, line %d %s".formatted(line, reason)), refused.getMessage());
        assertTrue(refused.getMessage().endsWith("Nothing was run."), refused.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = { "START TRANSACTION READ ONLY; SELECT 1; COMMIT", "COMMIT AND NO CHAIN NO RELEASE",
            "SET SESSION TRANSACTION ISOLATION LEVEL SERIALIZABLE", "USE other; USE third; DROP DATABASE other",
            "SET NAMES latin1; SELECT 'e'", "SET NAMES utf8mb4; SELECT 'é'", "SET character_set_client = utf8mb3; SELECT 'é'",
            "SET NAMES latin1; SET character_set_client = @before; SELECT 'é'", "SET CHARACTER SET utf8; SELECT 'é'",
            "CREATE PROCEDURE p() SET @n = ROW_COUNT()", "CREATE TABLE c AS SELECT row_count FROM a",
            "SET @text = 'TRANSACTION READ ONLY'", "DROP TABLE IF EXISTS a; SHOW WARNINGS", "FLUSH TABLES; FLUSH PRIVILEGES",
            "CREATE TEMPORARY TABLE a (n INT); DROP TEMPORARY TABLE a; CREATE TABLE b (n INT); DROP TABLE b",
            "CREATE TABLE a (warnings INT, row_count INT); INSERT INTO a (warnings, row_count) SELECT b.error_count, 1 FROM b",
            "CREATE TABLE a (n INT); INSERT INTO a VALUES (1); INSERT INTO a VALUES (ROW_COUNT())",
            "CREATE TABLE a AS SELECT 1 AS n; INSERT INTO b VALUES (2); SET @i = LAST_INSERT_ID()" })
    void whatCanBeIsNot(String sql) {
        assertDoesNotThrow(() -> of(sql));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            START TRANSACTION; UPDATE a SET n = 1; COMMIT                | true
            START TRANSACTION; UPDATE a SET n = 1; ROLLBACK AND NO CHAIN | true
            START TRANSACTION; UPDATE a SET n = 1; COMMIT AND CHAIN      | false
            START TRANSACTION; UPDATE a SET n = 1                        | false
            """)
    void aStatementIsRunInBatchesOnlyOutsideTheTransactionsOfTheScript(String before, boolean outside) {
        String script = before + ";\n-- @batch\nUPDATE b SET n = 1;";
        if (outside) {
            assertTrue(of(script).batched(4).isPresent());
        } else {
            assertTrue(assertThrows(InvalidScriptException.class, () -> of(script)).getMessage()
                    .contains("the script has begun a transaction before it"));
        }
    }

    @Test
    void whatUsesATemporaryTableIsOneUnit() {
        ScriptUnits units = of("""
                CREATE TEMPORARY TABLE t (id INT);
                INSERT INTO t VALUES (1);
                INSERT INTO a SELECT id FROM t;
                INSERT INTO a VALUES (2);
                CREATE TABLE b (id INT);
                """);
        assertEquals(3, units.end(1));
        assertEquals(4, units.end(4));
    }

    @Test
    void aTemporaryTableOfAProcedureIsKeptWithWhatUsesItOutside() {
        String procedure = "CREATE PROCEDURE p() CREATE TEMPORARY TABLE IF NOT EXISTS made (n INT);\nCALL p();\n";
        assertEquals(4, of(procedure + "INSERT INTO b VALUES (1);\nINSERT INTO b SELECT n FROM made;\nINSERT INTO b VALUES (2)")
                .end(2));
        assertEquals(2, of(procedure + "ALTER TABLE b ADD n INT;\nPREPARE s FROM 'DO 1';\nEXECUTE s").end(2));
        assertEquals(1, of("CALL other();\n" + procedure + "INSERT INTO b SELECT n FROM made").end(1));
        InvalidScriptException refused = assertThrows(InvalidScriptException.class,
                () -> of(procedure + "ALTER TABLE b ADD n INT;\nINSERT INTO b SELECT n FROM made"));
        assertTrue(refused.getMessage().contains("the temporary table made is used from line 2 to line 4"),
                refused.getMessage());
    }

    @Test
    void aPreparedTemporaryTableIsKeptWithWhatUsesIt() {
        String other = "PREPARE o FROM 'DO 1';\nEXECUTE o;\nALTER TABLE b ADD n INT;\n";
        String gather = "PREPARE s FROM 'CREATE TEMPORARY TABLE made (n INT)';\nEXECUTE s;\n";
        assertEquals(2, of(other + gather + "INSERT INTO made VALUES (1);\nEXECUTE o").end(2));
        assertEquals(6, of(other + gather + "INSERT INTO made VALUES (1);\nEXECUTE o").end(5));
        String use = "SET @s = 'INSERT INTO made VALUES (1)';\nPREPARE s FROM @s;\nEXECUTE s;\nEXECUTE o";
        assertEquals(8, of(other + gather + use).end(5));
    }
}
