package com.traveease.schema.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.traveease.schema.migration.Migrator;
import com.traveease.schema.revision.Revision;
import com.traveease.schema.revision.Revisions;
import com.traveease.schema.script.Script;
import com.traveease.testing.BuiltIn;
import com.traveease.testing.Silent;
import com.traveease.testing.TestDatabase;

class DataLossTest {

    private static final String DIGITS = "(SELECT 0 AS d UNION SELECT 1 UNION SELECT 2 UNION SELECT 3 UNION SELECT 4 "
            + "UNION SELECT 5 UNION SELECT 6 UNION SELECT 7 UNION SELECT 8 UNION SELECT 9)";

    private TestDatabase database;

    @BeforeEach
    void create() throws SQLException {
        database = TestDatabase.create();
        database.execute(
                "CREATE TABLE users (id INT PRIMARY KEY AUTO_INCREMENT, phone VARCHAR(20), odd INT NOT NULL DEFAULT 1, "
                        + "half INT AS (odd / 2) STORED, label VARCHAR(9) DEFAULT (UUID_SHORT() % 9))",
                "INSERT INTO users (phone) SELECT IF(a.d + b.d = 0, NULL, a.d) FROM (SELECT 0 AS d UNION SELECT 1) a, " + DIGITS
                        + " b, " + DIGITS + " c, " + DIGITS + " e WHERE a.d * b.d < 2 OR c.d + e.d < 1",
                "CREATE TABLE notes (id INT PRIMARY KEY, user INT, CONSTRAINT f FOREIGN KEY (user) REFERENCES users (id) ON DELETE CASCADE)",
                "CREATE TABLE marks (id INT PRIMARY KEY, note INT, CONSTRAINT g FOREIGN KEY (note) REFERENCES notes (id) ON DELETE CASCADE)",
                "INSERT INTO notes VALUES (1, 1)", "INSERT INTO marks VALUES (1, 1), (2, 1), (3, NULL)",
                "CREATE TABLE bare (id INT PRIMARY KEY)", "CREATE VIEW seen AS SELECT * FROM notes",
                "CREATE TABLE days (day INT) PARTITION BY RANGE (day) (PARTITION p1 VALUES LESS THAN (10), "
                        + "PARTITION p2 VALUES LESS THAN (20), PARTITION p3 VALUES LESS THAN (30))",
                "INSERT INTO days VALUES (1), (2), (11)");
    }

    @AfterEach
    void drop() throws SQLException {
        database.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
            "DROP TABLE marks, notes, users                         | marks: 3 rows; notes: 1 row; users: 1 208 rows",
            "DROP TABLE IF EXISTS users, nowhere, nodb.nothing      | users: 1 208 rows",
            "DROP TABLE bare; DROP VIEW seen; DROP TABLE IF EXISTS seen | ",
            "ALTER TABLE users DROP phone                           | users.phone: 1 108 values",
            "ALTER TABLE users DROP half, DROP gone                 | ",
            "ALTER TABLE users DROP odd                             | users.odd: 1 208 values",
            "ALTER TABLE bare DROP id                              | ",
            "ALTER TABLE users DROP label; ALTER TABLE users DROP phone; DROP TABLE users | users: 1 208 rows",
            "ALTER TABLE days DROP PARTITION p1, p3                 | days partition p1: 2 rows",
            "ALTER TABLE days TRUNCATE PARTITION p2                 | days partition p2: 1 row",
            "ALTER TABLE days DROP PARTITION p9                     | ",
            "ALTER TABLE users DROP PARTITION p                     | ",
            "DELETE FROM marks                                      | marks: 3 rows",
            "DELETE FROM users WHERE id = 1                         | users: up to 1 208 rows; notes: up to 1 row; marks: up to 3 rows",
            "DELETE FROM notes; DROP TABLE notes                    | marks: up to 3 rows; notes: 1 row",
            "DELETE FROM seen                                       | seen: 1 row",
            "TRUNCATE marks                                         | marks: 3 rows",
            "DROP DATABASE nodb                                     | ",
    })
    void countsWhatIsThereToBeLost(String sql, String expected) throws SQLException {
        assertEquals(expected == null ? "" : expected, text(loss(sql)));
    }

    @Test
    void namesAreFollowedThroughSeveralScripts() throws SQLException {
        DataLoss loss = loss("RENAME TABLE users TO people; ALTER TABLE people RENAME COLUMN phone TO mobile",
                "ALTER TABLE people DROP mobile, RENAME persons; CREATE TABLE fresh AS SELECT * FROM notes",
                "DROP TABLE fresh; RENAME TABLE persons TO spare, notes TO persons; DROP TABLE persons");
        assertEquals("users.phone: 1 108 values; notes: 1 row", text(loss));
    }

    @Test
    void namesMayHaveEverythingInThem() throws SQLException {
        try (Connection connection = database.connect(); Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute("CREATE TABLE `a``{d ?` AS SELECT 1 AS `'{x`");
        }
        assertEquals("`a``{d ?`.`'{x`: 1 value", text(loss("ALTER TABLE `a``{d ?` DROP `'{x`")));
    }

    @Test
    void aSchemaGoesWithEveryTableThatHasRows() throws SQLException {
        try (TestDatabase other = TestDatabase.create()) {
            other.execute("CREATE TABLE a (i INT)", "INSERT INTO a VALUES (1)", "CREATE TABLE b (i INT)",
                    "CREATE VIEW c AS SELECT * FROM a");
            assertEquals(other.schema() + ".a: 1 row", text(loss("DROP DATABASE " + other.schema())));
        }
    }

    @Test
    void theBuiltInScriptsLoseWhatTheTablesHold() throws SQLException {
        try (TestDatabase builtIn = TestDatabase.create()) {
            Revisions revisions = BuiltIn.first();
            new Migrator(builtIn.database(), revisions, Duration.ofMinutes(1)).upgrade(new Silent());
            builtIn.execute("SET FOREIGN_KEY_CHECKS = 0",
                    "INSERT INTO vendors SET code = 'LH', name = 'Lufthansa', kind = 'AIRLINE', country = 'DE', status = 'ACTIVE'",
                    "INSERT INTO users SET email = 'a@example.org', first_name = 'A', last_name = 'B', status = 'ACTIVE'",
                    "INSERT INTO users SET email = 'b@example.org', first_name = 'A', last_name = 'B', status = 'ACTIVE'");
            List<Script> undo = undo(revisions);
            try (Connection connection = builtIn.connect()) {
                DataLoss loss = DataLoss.of(connection, undo);
                assertEquals(List.of(), loss.untold());
                assertTrue(text(loss).endsWith("users: 2 rows; vendors: 1 row"), text(loss));
                assertEquals("", text(DataLoss.of(connection, undo.subList(1, 4))));
            }
        }
    }

    private static List<Script> undo(Revisions revisions) {
        List<Script> undo = new ArrayList<>(
                revisions.all().stream().map(Revision::undo).map(script -> script.orElseThrow()).toList());
        Collections.reverse(undo);
        return undo;
    }

    @Test
    void whatMayNotBeReadCountsAsLost() throws SQLException {
        String user = "u" + database.schema().substring(5, 20);
        database.execute("CREATE USER %s IDENTIFIED BY 'Secret1!'".formatted(user),
                "GRANT DROP, ALTER, DELETE ON %s.* TO %s".formatted(database.schema(), user),
                "GRANT SELECT ON %s.marks TO %s".formatted(database.schema(), user));
        try (Connection connection = DriverManager.getConnection(database.jdbcUrl(), user, "Secret1!")) {
            DataLoss loss = DataLoss.of(connection, List.of(script("DROP TABLE users, marks, nowhere; "
                    + "ALTER TABLE notes DROP COLUMN user; ALTER TABLE days DROP PARTITION p1; DROP VIEW seen")));

            assertEquals(List.of("users", "marks", "notes.user", "days partition p1"),
                    loss.lost().stream().map(LostData::object).toList());
            assertTrue(loss.lost().get(0).text().startsWith("users: could not be counted (SELECT command denied"), text(loss));
            assertEquals(new LostData("marks", OptionalLong.of(3), true, "marks: 3 rows"), loss.lost().get(1));
            assertEquals(OptionalLong.empty(), loss.lost().get(2).rows());
        } finally {
            database.execute("DROP USER " + user);
        }
    }

    @Test
    void aTableThatOthersHaveLockedIsNotWaitedForLongerThanTheConnectionAllows() throws SQLException {
        try (Connection other = database.connect(); Connection connection = database.connect()) {
            other.createStatement().execute("LOCK TABLES users WRITE");
            connection.createStatement().execute("SET SESSION lock_wait_timeout = 1");
            assertEquals("users: could not be counted (another session has it locked); days: 3 rows",
                    text(DataLoss.of(connection, List.of(script("DROP TABLE users, days")))));
        }
    }

    @Test
    void aCountThatTakesTooLongIsBrokenOffAndEstimated() throws SQLException {
        database.execute("CREATE TABLE big (id INT PRIMARY KEY AUTO_INCREMENT, word VARCHAR(500), nothing INT)",
                "INSERT INTO big (word) SELECT REPEAT('x', 500) FROM " + Stream.of("a", "b", "c", "e", "f")
                        .map(alias -> DIGITS + " " + alias).reduce((one, next) -> one + ", " + next).orElseThrow(),
                "ANALYZE TABLE big");
        try (Connection connection = database.connect()) {
            LostData big = hurried(connection, "DROP TABLE big", loss -> !loss.lost().get(0).exact()).lost().get(0);
            assertTrue(big.text().matches("big: at least 1 row, about \\d+ \\d{3} by the server's statistics"), big.text());
            assertTrue(!big.exact() && big.rows().orElseThrow() > 50_000 && big.rows().orElseThrow() < 200_000, big.text());
            assertEquals("big.nothing: could not be counted (nothing was found within 1 ms, there was more to read)",
                    text(hurried(connection, "ALTER TABLE big DROP nothing", loss -> !text(loss).isEmpty())));
            assertTrue(text(DataLoss.of(connection, List.of(script("DROP TABLE big")), Duration.ofSeconds(30), Duration.ZERO))
                    .startsWith("big: at least 1 row"));
        }
    }

    /** Within a millisecond. A busy server notices late that one is over, and may have counted all by then. */
    private static DataLoss hurried(Connection connection, String script, Predicate<DataLoss> brokenOff) throws SQLException {
        DataLoss loss;
        int tries = 0;
        do {
            loss = DataLoss.of(connection, List.of(script(script)), Duration.ofMillis(1), Duration.ofMinutes(1));
            tries++;
        } while (!brokenOff.test(loss) && tries < 50);
        return loss;
    }

    @Test
    void whatCannotBeToldIsSaid() throws SQLException {
        assertEquals(List.of("U1__x.sql, line 2: what CALL destroys cannot be determined before it is run"),
                loss("SELECT 1;\nCALL p()").untold());
    }

    private DataLoss loss(String... scripts) throws SQLException {
        try (Connection connection = database.connect()) {
            return DataLoss.of(connection, Stream.of(scripts).map(DataLossTest::script).toList());
        }
    }

    private static Script script(String text) {
        return new Script("U1__x.sql", text);
    }

    private static String text(DataLoss loss) {
        return String.join("; ", loss.lost().stream().map(LostData::toString).toList());
    }
}
