package com.traveease.schema.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import com.traveease.schema.config.OnWarning;
import com.traveease.schema.failure.MigrationFailedException;
import com.traveease.schema.lock.LockTimeouts;
import com.traveease.schema.migration.Migrator;
import com.traveease.testing.Scripts;
import com.traveease.testing.Silent;
import com.traveease.testing.TestDatabase;

class ServerWarningsTest {

    private static final LockTimeouts TIMEOUTS = new LockTimeouts(Duration.ofSeconds(10), Duration.ofSeconds(2));

    private final TestDatabase database = TestDatabase.create();

    @AfterEach
    void drop() throws SQLException {
        database.close();
    }

    private List<String> warnings(OnWarning onWarning, String script) {
        Silent listener = new Silent();
        new Migrator(database.database(), Scripts.of("V1__a.sql", script).revisions(), TIMEOUTS, onWarning).upgrade(listener);
        return listener.warnings;
    }

    private String failure(String script) {
        return assertThrows(MigrationFailedException.class, () -> warnings(OnWarning.FAIL, script)).getMessage();
    }

    @Test
    void areToldWithTheirPlace() {
        assertEquals(List.of(
                "V1__a.sql, statement 3 of 11 (line 3): the server says: Table 'b' already exists (note 1050)",
                "V1__a.sql, statement 4 of 11 (line 4): the server says: Duplicate index 'i2' defined on the table '%s.b'. This is deprecated and will be disallowed in a future release. (warning 1831)"
                        .formatted(database.schema()),
                "V1__a.sql, statement 5 of 11 (line 5): the server says: Duplicate entry '…' for key 'b.PRIMARY' (warning 1062); and 3 more",
                "V1__a.sql, statement 7 of 11 (line 9): the server says: look at the rates (warning 1642)",
                "V1__a.sql, statement 8 of 11 (line 10): the server says: warnings: 1, not read, because the next statement "
                        + "reads the result of this one"),
                warnings(OnWarning.GO_ON,
                        """
                                CREATE TABLE b (id INT PRIMARY KEY);
                                INSERT INTO b VALUES (1), (2), (3), (4);
                                CREATE TABLE IF NOT EXISTS b (id BIGINT, x INT);
                                ALTER TABLE b ADD INDEX i1 (id), ADD INDEX i2 (id);
                                INSERT IGNORE INTO b VALUES (1), (2), (3), (4);
                                DELIMITER //
                                CREATE PROCEDURE warns() BEGIN SELECT 1; SIGNAL SQLSTATE '01000' SET MESSAGE_TEXT = 'look at the rates'; END//
                                DELIMITER ;
                                CALL warns();
                                INSERT IGNORE INTO b VALUES (4), (5);
                                INSERT INTO b VALUES (100 + ROW_COUNT());
                                DROP TABLE IF EXISTS no_such_table;
                                SHOW WARNINGS;
                                """));
    }

    @Test
    void asErrorsTheyTakeBackWhatCanBeTakenBack() throws SQLException {
        String failure = failure(
                "CREATE TABLE b (id INT PRIMARY KEY);\nINSERT INTO b VALUES (1);\nINSERT IGNORE INTO b VALUES (1), (2);");
        assertEquals("V1__a.sql, statement 3 of 3 (line 3) failed: the server warns, and warnings count as errors: "
                + "Duplicate entry '…' for key 'b.PRIMARY' (warning 1062). Statements 1 to 2 are applied and stay; "
                + "nothing of statement 3 remains. Correct the cause, or the script from there on, and run upgrade again: "
                + "it continues there.", failure);
        assertEquals(List.of("1"), database.strings("SELECT id FROM b"));
    }

    @Test
    void asErrorsTheyStopBehindADefinition() {
        String script = "CREATE TABLE b (id INT PRIMARY KEY);\nALTER TABLE b ADD INDEX i1 (id), ADD INDEX i2 (id);\nDROP TABLE IF EXISTS c;";
        String failure = failure(script);
        assertTrue(
                failure.endsWith(
                        "Statements 1 to 2 are applied and stay. Run upgrade again: it continues after statement 2."),
                failure);
        assertEquals(List.of(), warnings(OnWarning.FAIL, script));
    }
}
