package com.traveease.schema.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.traveease.schema.evidence.Fingerprint.Outcome;
import com.traveease.testing.TestDatabase;

/** A statement was begun, and somebody else changes the same objects before anybody looks what became of it. */
class FingerprintAmongOthersTest {

    private static final List<String> OTHERS = List.of("ALTER TABLE t ADD COLUMN other INT INVISIBLE",
            "ALTER TABLE t ADD COLUMN other INT FIRST", "ALTER TABLE t ADD INDEX other (spare)",
            "ALTER TABLE t COMMENT = 'other'",
            "ALTER TABLE t ADD CONSTRAINT other CHECK (spare < 1000)", "ALTER TABLE t ALTER COLUMN spare SET DEFAULT 7",
            "ALTER TABLE t DROP COLUMN spare", "ALTER TABLE t FORCE");

    private static TestDatabase database;

    @BeforeAll
    static void create() {
        database = TestDatabase.create();
    }

    @AfterAll
    static void drop() throws SQLException {
        database.close();
    }

    /** Of these a second run would fail or do something else. */
    @ParameterizedTest
    @ValueSource(strings = { "ALTER TABLE t ADD INDEX (n)", "ALTER TABLE t ADD UNIQUE (n, id)",
            "ALTER TABLE t ADD UNIQUE (s(3))",
            "ALTER TABLE t ADD INDEX ((n + 1))", "ALTER TABLE t ADD CHECK (n > 0)", "ALTER TABLE t ADD CHECK (n IN (10, 20))",
            "ALTER TABLE t ADD FOREIGN KEY (m) REFERENCES u (id)", "ALTER TABLE t ADD FULLTEXT (s)",
            "ALTER TABLE t DROP PRIMARY KEY", "ALTER TABLE t DROP PRIMARY KEY, ADD PRIMARY KEY (id, n)",
            "ALTER TABLE t MODIFY s VARCHAR(40) NOT NULL, ADD UNIQUE (s)",
            "ALTER TABLE t RENAME COLUMN n TO m, RENAME COLUMN m TO n", "ALTER TABLE t CHANGE n m INT, CHANGE m n VARCHAR(9)",
            "ALTER TABLE t DROP COLUMN n, ADD COLUMN n BIGINT", "ALTER TABLE t DROP INDEX by_m, ADD INDEX by_m (m, n)",
            "ALTER TABLE t RENAME INDEX by_m TO on_m", "CREATE INDEX on_n ON t (n)", "DROP INDEX by_m ON t",
            "RENAME TABLE t TO x, same TO t, x TO same", "RENAME TABLE t TO t2", "TRUNCATE TABLE t" })
    void onlyItsOwnEffectTells(String sql) throws SQLException {
        for (String other : OTHERS) {
            assertEquals(Outcome.NOT_STARTED, outcome(sql, other, false), sql + " never ran, but " + other);
            assertEquals(Outcome.FINISHED, outcome(sql, other, true), sql + " ran, and before it " + other);
        }
    }

    /** Of these it does not matter. */
    @ParameterizedTest
    @ValueSource(strings = { "ALTER TABLE t MODIFY s VARCHAR(40) NOT NULL", "ALTER TABLE t ALTER COLUMN n SET DEFAULT 5",
            "ALTER TABLE t CONVERT TO CHARACTER SET utf8mb4 COLLATE utf8mb4_bin", "ALTER TABLE t ROW_FORMAT = COMPACT",
            "ALTER TABLE t MODIFY n INT AFTER s", "ALTER TABLE t ALTER INDEX by_m INVISIBLE",
            "ALTER TABLE t CHANGE n n BIGINT, ALGORITHM = COPY", "CREATE OR REPLACE VIEW v AS SELECT 2 AS n",
            "ALTER VIEW v AS SELECT 3 AS n", "ALTER EVENT e DISABLE", "ALTER PROCEDURE pr COMMENT 'x'" })
    void whatNeverRanRuns(String sql) throws SQLException {
        for (String other : OTHERS) {
            assertEquals(Outcome.NOT_STARTED, outcome(sql, other, false), sql + " never ran, but " + other);
            assertNotEquals(Outcome.IN_DOUBT, outcome(sql, other, true), sql + " ran, and before it " + other);
        }
    }

    /** The second run would widen the column, whose table is large, once more. */
    @Test
    void whatCanBeSeenIsNotRunAgain() throws SQLException {
        for (String sql : List.of("ALTER TABLE t MODIFY s VARCHAR(40) NOT NULL",
                "ALTER TABLE t CONVERT TO CHARACTER SET utf8mb4 COLLATE utf8mb4_bin")) {
            assertEquals(Outcome.FINISHED, outcome(sql, "ALTER TABLE t ADD INDEX other (n)", true), sql);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "ALTER TABLE p ADD PARTITION (PARTITION p2 VALUES LESS THAN (300))",
            "ALTER TABLE p DROP PARTITION p0, p1", "ALTER TABLE p REORGANIZE PARTITION p0 INTO "
                    + "(PARTITION p00 VALUES LESS THAN (50), PARTITION p0 VALUES LESS THAN (100))",
            "ALTER TABLE p REMOVE PARTITIONING", "ALTER TABLE p TRUNCATE PARTITION p0",
            "ALTER TABLE p EXCHANGE PARTITION p0 WITH TABLE of_p" })
    void soItIsWithPartitions(String sql) throws SQLException {
        String other = "ALTER TABLE p COMMENT = 'other'";
        assertEquals(Outcome.NOT_STARTED, outcome(sql, other, false));
        assertEquals(Outcome.FINISHED, outcome(sql, other, true));
    }

    /** Somebody else has done a part of it, or something else under the same name. */
    @ParameterizedTest
    @ValueSource(strings = { "ALTER TABLE t ADD COLUMN x INT, MODIFY n BIGINT|ALTER TABLE t ADD COLUMN x INT",
            "ALTER TABLE t DROP COLUMN spare, MODIFY n BIGINT|ALTER TABLE t DROP COLUMN spare",
            "ALTER TABLE t RENAME COLUMN n TO c, MODIFY m BIGINT|ALTER TABLE t RENAME COLUMN n TO c",
            "ALTER TABLE t CHANGE n c BIGINT NOT NULL|ALTER TABLE t CHANGE n c INT",
            "ALTER TABLE t DROP PRIMARY KEY, ADD COLUMN x INT AUTO_INCREMENT PRIMARY KEY FIRST|ALTER TABLE t ADD COLUMN x INT",
            "ALTER TABLE t RENAME TO t3, ADD COLUMN x INT|ALTER TABLE t RENAME TO t3",
            "ALTER TABLE t ALTER n SET DEFAULT 5, ADD CONSTRAINT ck CHECK (n < 50)|ALTER TABLE t ADD CONSTRAINT ck CHECK (n < 50)",
            "ALTER TABLE t ADD CONSTRAINT ck CHECK (n < 50)|ALTER TABLE t ADD CONSTRAINT ck CHECK (n < 60)",
            "ALTER TABLE t ADD COLUMN x INT NOT NULL DEFAULT 5|ALTER TABLE t ADD COLUMN x VARCHAR(9)",
            "ALTER TABLE t ADD INDEX ix (n)|ALTER TABLE t ADD INDEX ix (m)",
            "CREATE UNIQUE INDEX ux ON t (n)|CREATE INDEX ux ON t (m)",
            "CREATE INDEX ix USING BTREE ON t (n) ALGORITHM = INPLACE LOCK = NONE|CREATE INDEX ix ON t (m)",
            "ALTER TABLE t ADD CONSTRAINT fk FOREIGN KEY (m) REFERENCES u (id) ON DELETE CASCADE|"
                    + "ALTER TABLE t ADD CONSTRAINT fk FOREIGN KEY (spare) REFERENCES u (id)",
            "CREATE TABLE ch (id INT PRIMARY KEY, o INT)|CREATE TABLE ch (id INT)" })
    void aPartOfItIsNotAllOfIt(String both) throws SQLException {
        String[] statements = both.split("\\|");
        assertNotEquals(Outcome.FINISHED, outcome(statements[0], statements[1], false));
        assertEquals(Outcome.FINISHED, outcome(statements[0], "DO 0", true));
    }

    /** Nothing but its name is the same. */
    @ParameterizedTest
    @ValueSource(strings = { "CREATE TABLE c (a INT, b INT)|CREATE TABLE c (z INT)",
            "CREATE PROCEDURE p2() SELECT 1|CREATE PROCEDURE p2() SELECT 'other'",
            "CREATE TRIGGER g BEFORE DELETE ON t FOR EACH ROW SET @a = 1|"
                    + "CREATE TRIGGER g BEFORE DELETE ON t FOR EACH ROW SET @other = 1" })
    void whatSomebodyElseHasMadeIsNotTakenForIt(String both) throws SQLException {
        String[] statements = both.split("\\|");
        assertNotEquals(Outcome.FINISHED, outcome(statements[0], statements[1], false));
    }

    @Test
    void aTableThatSomebodyElseHasDroppedAndMadeAnewIsInDoubt() throws SQLException {
        assertEquals(Outcome.IN_DOUBT, outcome("DROP TABLE t", "DROP TABLE t; CREATE TABLE t (id INT PRIMARY KEY)", false));
    }

    /** Of a table that was built anew meanwhile nobody knows whether it is the same one. */
    @Test
    void aTableIsDroppedOnlyWhenItIsKnownToBeTheSame() throws SQLException {
        for (String other : OTHERS) {
            boolean builtAnew = other.contains("CHECK") || other.contains("FORCE");
            assertEquals(builtAnew ? Outcome.IN_DOUBT : Outcome.NOT_STARTED, outcome("DROP TABLE t", other, false), other);
            assertEquals(Outcome.FINISHED, outcome("DROP TABLE t", other, true), other);
        }
    }

    @Test
    void oneOfTwoTablesThatSomebodyElseHasDroppedDoesNotTellOfBoth() throws SQLException {
        assertEquals(Outcome.NOT_STARTED, outcome("DROP TABLE IF EXISTS t, same", "DROP TABLE same", false));
        assertEquals(Outcome.NOT_STARTED, outcome("RENAME TABLE t TO t2, same TO same2", "CREATE TABLE t2 (id INT)", false));
    }

    /** Alike, and both empty; the foreign key of a third says which is which. */
    @Test
    void twoTablesThatLookAlikeAreToldApart() throws SQLException {
        String swap = "RENAME TABLE one TO aside, two TO one, aside TO two";
        assertEquals(Outcome.NOT_STARTED, outcome(swap, "DO 0", false));
        assertEquals(Outcome.FINISHED, outcome(swap, "DO 0", true));
    }

    private static Outcome outcome(String sql, String other, boolean runs) throws SQLException {
        database.execute("DROP DATABASE " + database.schema(), "CREATE DATABASE " + database.schema());
        database.execute("CREATE TABLE u (id INT PRIMARY KEY)", "INSERT INTO u VALUES (1)",
                "CREATE TABLE t (id INT PRIMARY KEY, n INT, m INT, s VARCHAR(10), spare INT, KEY by_m (m))",
                "INSERT INTO t VALUES (1, 10, 1, 'a', 1)", "CREATE TABLE same LIKE t", "INSERT INTO same SELECT * FROM t",
                "CREATE TABLE p (id INT PRIMARY KEY) PARTITION BY RANGE (id) "
                        + "(PARTITION p0 VALUES LESS THAN (100), PARTITION p1 VALUES LESS THAN (200), "
                        + "PARTITION p9 VALUES LESS THAN (250))",
                "INSERT INTO p VALUES (1), (100)", "CREATE TABLE of_p (id INT PRIMARY KEY)", "CREATE VIEW v AS SELECT 1 AS n",
                "CREATE TABLE one (id INT PRIMARY KEY)", "CREATE TABLE two (id INT PRIMARY KEY)",
                "CREATE PROCEDURE pr() SELECT 1", "CREATE EVENT e ON SCHEDULE EVERY 1 DAY DO SELECT 1");
        com.traveease.schema.statement.Statement defining = new com.traveease.schema.statement.Statement(1, sql);
        try (Connection connection = database.connect(); Statement statement = connection.createStatement()) {
            Fingerprint before = Fingerprint.parse(Fingerprint.take(connection, defining).toString());
            for (String one : other.split("; ")) {
                statement.execute(one);
            }
            if (runs) {
                statement.execute(sql);
            }
            return before.outcome(connection, defining, "`" + database.schema() + "`");
        }
    }
}
