package com.traveease.schema.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.traveease.schema.evidence.Fingerprint.Outcome;
import com.traveease.testing.TestDatabase;

class FingerprintTest {

    private static TestDatabase database;

    @BeforeAll
    static void create() throws SQLException {
        database = TestDatabase.create();
    }

    @AfterAll
    static void drop() throws SQLException {
        database.close();
    }

    /** What is not its own repeat has to be recognised; an application goes on writing meanwhile. */
    @ParameterizedTest
    @ValueSource(strings = { "ALTER TABLE t ADD INDEX (n)", "ALTER TABLE t ADD COLUMN m INT", "ALTER TABLE t MODIFY n BIGINT",
            "ALTER TABLE t RENAME TO t2", "RENAME TABLE t TO t2, u TO u2", "RENAME TABLE t TO x, u TO t, x TO u",
            "RENAME TABLE t TO x, same TO t, x TO same", "ALTER TABLE p EXCHANGE PARTITION p0 WITH TABLE u",
            "ALTER TABLE p EXCHANGE PARTITION p0 WITH TABLE same", "DROP TABLE t, u", "TRUNCATE TABLE t",
            "ALTER TABLE p TRUNCATE PARTITION p0", "ALTER TABLE p DROP PARTITION p0", "CREATE TABLE c AS SELECT * FROM t",
            "CREATE TABLE c LIKE t", "DROP VIEW v",
            "CREATE TRIGGER tr2 BEFORE DELETE "
                    + "ON t FOR EACH ROW SET @a = 1",
            "DROP TRIGGER tr", "CREATE PROCEDURE p2() SELECT 1", "CREATE PROCEDURE p2() SELECT 'it''s'",
            "CREATE TRIGGER t2 AFTER INSERT ON t FOR EACH ROW SET @a = 'it''s'",
            "CREATE EVENT e2 ON SCHEDULE EVERY 1 DAY DO SELECT 'it''s'",
            "DROP PROCEDURE pr",
            "CREATE EVENT e2 ON SCHEDULE EVERY 1 DAY DO SELECT 1", "DROP EVENT e", "CREATE UNIQUE INDEX i ON t (n)" })
    void tellsBeforeFromAfter(String sql) throws SQLException {
        database.execute("DROP DATABASE " + database.schema() + "", "CREATE DATABASE " + database.schema());
        database.execute("CREATE TABLE t (id INT AUTO_INCREMENT PRIMARY KEY, n INT CHECK (n > 0))",
                "INSERT INTO t VALUES (1, 10)",
                "CREATE TABLE u (id INT AUTO_INCREMENT PRIMARY KEY, n INT CHECK (n > 0))",
                "INSERT INTO u VALUES (2, 20), (3, 30)",
                "CREATE TABLE same (id INT AUTO_INCREMENT PRIMARY KEY, n INT CHECK (n > 0))",
                "INSERT INTO same VALUES (1, 10), (4, 40)",
                "CREATE TABLE p (id INT AUTO_INCREMENT PRIMARY KEY, n INT CHECK (n > 0)) PARTITION BY RANGE (id) "
                        + "(PARTITION p0 VALUES LESS THAN (100), PARTITION p1 VALUES LESS THAN MAXVALUE)",
                "INSERT INTO p VALUES (1, 10), (200, 20)", "CREATE VIEW v AS SELECT 1 AS n",
                "CREATE TRIGGER tr BEFORE INSERT ON t FOR EACH ROW SET @a = 1", "CREATE PROCEDURE pr() SELECT 1",
                "CREATE EVENT e ON SCHEDULE EVERY 1 DAY DO SELECT 1");
        com.traveease.schema.statement.Statement defining = defining(sql);
        try (Connection connection = database.connect(); Statement statement = connection.createStatement()) {
            Fingerprint before = Fingerprint.take(connection, defining);
            assertEquals(Outcome.NOT_STARTED, before.outcome(connection, defining, home()));
            Fingerprint read = Fingerprint.parse(before.toString());
            statement.execute("INSERT INTO p VALUES (300, 30)");
            assertEquals(Outcome.NOT_STARTED, read.outcome(connection, defining, home()));
            statement.execute(sql);
            assertEquals(Outcome.FINISHED, read.outcome(connection, defining, home()));
        }
    }

    /** The first leaves the very definition that was there, the second the same columns in another order. */
    @ParameterizedTest
    @ValueSource(strings = { "ALTER TABLE r DROP COLUMN b, ADD b INT AFTER a",
            "ALTER TABLE r RENAME COLUMN a TO b, RENAME COLUMN b TO a",
            "ALTER TABLE r CHANGE a b INT AFTER id, CHANGE b a INT AFTER id" })
    void aColumnThatTakesTheNameOfAnotherIsRunOnce(String sql) throws SQLException {
        database.execute("DROP TABLE IF EXISTS r", "CREATE TABLE r (id INT PRIMARY KEY, a INT, b INT)");
        com.traveease.schema.statement.Statement defining = defining(sql);
        try (Connection connection = database.connect(); Statement statement = connection.createStatement()) {
            statement.execute("DO SLEEP(2)");
            Fingerprint before = Fingerprint.parse(Fingerprint.take(connection, defining).toString());
            statement.execute("INSERT INTO r VALUES (1, 2, 3)");
            assertEquals(Outcome.NOT_STARTED, before.outcome(connection, defining, home()));
            statement.execute(sql);
            assertEquals(Outcome.FINISHED, before.outcome(connection, defining, home()));
        }
    }

    private static com.traveease.schema.statement.Statement defining(String sql) {
        return new com.traveease.schema.statement.Statement(1, sql);
    }

    private static String home() {
        return "`" + database.schema() + "`";
    }

    @Test
    void aTableChangedInTheSameSecondIsInDoubtOnlyWhereItLooksTheSame() throws SQLException {
        database.execute("DROP TABLE IF EXISTS r");
        String same = "ALTER TABLE r DROP COLUMN b, ADD b INT";
        String other = "ALTER TABLE r RENAME COLUMN a TO b, RENAME COLUMN b TO a";
        try (Connection connection = database.connect(); Statement statement = connection.createStatement()) {
            // The time of a change is that of its session.
            statement.execute("SET timestamp = 978307200");
            statement.execute("CREATE TABLE r (id INT PRIMARY KEY, a INT, b INT)");
            Fingerprint before = Fingerprint.take(connection, defining(same));
            statement.execute(same);
            assertEquals(Outcome.IN_DOUBT, before.outcome(connection, defining(same), home()));
            statement.execute(other);
            assertEquals(Outcome.FINISHED, before.outcome(connection, defining(other), home()));
        }
    }
}
