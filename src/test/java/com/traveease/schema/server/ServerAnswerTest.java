package com.traveease.schema.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.traveease.schema.failure.MigrationFailedException;
import com.traveease.schema.lock.LockTimeouts;
import com.traveease.schema.migration.Migrator;
import com.traveease.testing.Scripts;
import com.traveease.testing.Silent;
import com.traveease.testing.TestDatabase;

/** Result sets of scripts: dropped, but for what they say of failures. */
class ServerAnswerTest {

    private final TestDatabase database = TestDatabase.create();

    private static final String SETUP = """
            CREATE TABLE t (id INT PRIMARY KEY, v INT);
            INSERT INTO t VALUES (1, 1);
            CREATE TABLE parts (id INT) PARTITION BY RANGE (id) (PARTITION p0 VALUES LESS THAN (10));
            DELIMITER //
            CREATE PROCEDURE late() BEGIN SELECT 1; SELECT * FROM t; INSERT INTO t VALUES (2, 2); SELECT 3;
                SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'rate table is empty'; END//
            CREATE PROCEDURE analyzes() BEGIN ANALYZE TABLE no_such_table; END//
            """;

    @BeforeEach
    void setUp() {
        new Migrator(database.database(), Scripts.of("V1__a.sql", SETUP).revisions(), Duration.ofSeconds(10))
                .upgrade(new Silent());
    }

    @AfterEach
    void drop() throws SQLException {
        database.close();
    }

    private Silent upgrade(String script) {
        Silent listener = new Silent();
        new Migrator(database.database(), Scripts.of("V1__a.sql", SETUP).and("V2__b.sql", script).revisions(),
                Duration.ofSeconds(10)).upgrade(listener);
        return listener;
    }

    private String failure(String script) {
        return assertThrows(MigrationFailedException.class, () -> upgrade(script)).getMessage();
    }

    @Test
    void anErrorBehindResultSetsIsAnError() throws SQLException {
        String failure = failure("CALL late();");
        assertTrue(failure.contains("rate table is empty (error 1644)"), failure);
        assertEquals(List.of("1"), database.strings("SELECT id FROM t"));
    }

    @Test
    void anErrorAmongRowsIsAnError() {
        String failure = failure("SELECT id, (SELECT 1 UNION SELECT id + 1 FROM t WHERE id = o.id) FROM t o;");
        assertTrue(failure.contains("(error 1242)"), failure);
    }

    @Test
    void anErrorThatIsARowIsAFailure() throws SQLException {
        for (String sql : List.of("ANALYZE TABLE t, no_such_table", "CHECK TABLE no_such_table", "OPTIMIZE TABLE no_such_table",
                "REPAIR TABLE no_such_table", "ANALYZE TABLE t UPDATE HISTOGRAM ON no_such_column",
                "ALTER TABLE parts CHECK PARTITION no_such_partition")) {
            String failure = failure("INSERT INTO t VALUES (7, 7);\n" + sql);
            assertTrue(
                    failure.matches(
                            "V2__b.sql, statement 2 of 2 \\(line 2\\) failed: \\w+ \\S+: .*Statement 1 is applied.*"),
                    sql + ": " + failure);
            database.execute("DELETE FROM t WHERE id = 7", "DELETE FROM flyway_schema_history WHERE version = '2'",
                    "DELETE FROM traveease_schema_journal");
        }
        assertTrue(
                failure("PREPARE a FROM 'ANALYZE TABLE no_such_table';\nEXECUTE a;").contains("no_such_table' doesn't exist"));
    }

    @Test
    void whatAProcedureWentOnBehindIsNoFailure() throws SQLException {
        upgrade("CALL analyzes();\nINSERT INTO t VALUES (8, 8);");
        assertEquals(List.of("1", "8"), database.strings("SELECT id FROM t"));
    }

    @Test
    void whatTellsOfWaitingInVainIsSentAgain() throws Exception {
        try (Connection other = database.connect(); Statement statement = other.createStatement()) {
            statement.execute("LOCK TABLES t WRITE");
            Thread unlocks = new Thread(() -> {
                try {
                    Thread.sleep(2_500);
                    statement.execute("UNLOCK TABLES");
                } catch (SQLException | InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
            unlocks.start();
            new Migrator(database.database(), Scripts.of("V1__a.sql", SETUP).and("V2__b.sql", "OPTIMIZE TABLE t;").revisions(),
                    new LockTimeouts(Duration.ofSeconds(10), Duration.ofSeconds(1))).upgrade(new Silent());
            unlocks.join();
        }
    }

    @Test
    void whatTheNextStatementAsksIsWhatTheLastQueryDid() throws SQLException {
        upgrade("CREATE TABLE n (what VARCHAR(20), n BIGINT);\n"
                + "INSERT INTO t VALUES (2, 2), (3, 3);\nINSERT INTO n VALUES ('changed', ROW_COUNT());\n"
                + "SELECT SQL_CALC_FOUND_ROWS * FROM t LIMIT 1;\nINSERT INTO n VALUES ('found', FOUND_ROWS());\n"
                + "INSERT IGNORE INTO t VALUES (3, 3), (4, 4);\nINSERT INTO n VALUES ('ignored', ROW_COUNT());\n"
                + "CREATE TABLE a (id INT AUTO_INCREMENT PRIMARY KEY);\nINSERT INTO a VALUES (NULL), (NULL);\n"
                + "SELECT * FROM a;\nINSERT INTO n VALUES ('key', LAST_INSERT_ID());");
        assertEquals(List.of("changed 2", "found 3", "ignored 1", "key 1"),
                database.strings("SELECT CONCAT(what, ' ', n) FROM n"));
    }
}
