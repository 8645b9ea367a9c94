package com.traveease.schema.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import com.traveease.schema.config.AllowedBlocking;
import com.traveease.schema.connection.Database;
import com.traveease.schema.connection.DatabaseAddress;
import com.traveease.schema.history.SchemaState;
import com.traveease.schema.inquiry.AlgorithmAndLock;
import com.traveease.schema.inquiry.LiveTable;
import com.traveease.schema.plan.Plan;
import com.traveease.schema.revision.Revisions;
import com.traveease.schema.revision.Target;
import com.traveease.schema.rule.RuleSetting;
import com.traveease.schema.script.Script;
import com.traveease.testing.TestDatabase;

class ForecasterTest {

    private static TestDatabase database;

    @BeforeAll
    static void create() throws SQLException {
        database = TestDatabase.create();
        database.execute("CREATE TABLE flights (id INT NOT NULL PRIMARY KEY, code VARCHAR(10) NOT NULL)",
                "CREATE TABLE seats (id INT NOT NULL PRIMARY KEY, flight_id INT NOT NULL, label VARCHAR(10), note VARCHAR(60), "
                        + "price DECIMAL(8, 2), number INT, class ENUM ('a', 'b'), sold DATETIME, KEY ix (flight_id), "
                        + "CONSTRAINT ck_number CHECK (number < 10) NOT ENFORCED)",
                "INSERT INTO flights VALUES (1, 'LH1'), (2, 'LH2')",
                "INSERT INTO seats VALUES (1, 1, '1A', 'x', 5, 1, 'a', NULL), (2, 1, '1A', REPEAT('x', 30), -1, 70000, 'b', "
                        + "'2041-01-01'), (3, 9, NULL, 'b  ', 3, 3, NULL, NULL)");
    }

    @AfterAll
    static void drop() throws SQLException {
        database.close();
    }

    private static Forecast forecast(String script) throws SQLException {
        return forecast(database.database(), script, AllowedBlocking.DEFAULT);
    }

    private static Forecast forecast(Database as, String script, AllowedBlocking allowed) throws SQLException {
        Revisions revisions = Revisions.of(List.of(new Script("V1__change.sql", script)));
        return new Forecaster(() -> as.connect(Database.ANSWER_LIMIT), database.schema(), RuleSetting.usual(), allowed)
                .of(Plan.upgrade(SchemaState.assumed(revisions, Optional.empty()), Target.HEAD));
    }

    private static List<String> failures(String script) throws SQLException {
        return forecast(script).statements().stream().flatMap(statement -> statement.failures().stream()).toList();
    }

    @Test
    void theRowsAreThoseAfterALoad() throws SQLException {
        database.execute("CREATE TABLE loaded (id INT NOT NULL PRIMARY KEY)", "ANALYZE TABLE loaded");
        database.strings(
                "SELECT table_rows FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name = 'loaded'");
        database.execute("INSERT INTO loaded WITH RECURSIVE n AS (SELECT 1 i UNION ALL SELECT i + 1 FROM n WHERE i < 1000) "
                + "SELECT i FROM n");
        LiveTable loaded = forecast("-- @batch\nDELETE FROM loaded WHERE id > 0;").statements().get(0).tables().get(0);
        database.execute("DROP TABLE loaded");
        assertTrue(loaded.rows() > 500 && loaded.bytes() >= 20 * loaded.rows(), loaded::toString);
    }

    /** What is said to fail fails, and with the same error. */
    @Test
    void whatTheRowsDoNotAllowFails() throws SQLException {
        for (String script : List.of("ALTER TABLE seats ADD UNIQUE KEY uq (flight_id, label)",
                "CREATE UNIQUE INDEX uq ON seats (flight_id, label(1))", "ALTER TABLE seats ADD UNIQUE KEY uq ((UPPER(label)))",
                "ALTER TABLE seats MODIFY label VARCHAR(10) NOT NULL",
                "ALTER TABLE seats MODIFY note VARCHAR(20)", "ALTER TABLE seats MODIFY number SMALLINT",
                "ALTER TABLE seats MODIFY number INT UNSIGNED, MODIFY price DECIMAL(8, 2) UNSIGNED, MODIFY number TINYINT",
                "ALTER TABLE seats MODIFY price DECIMAL(2, 2)", "ALTER TABLE seats MODIFY class ENUM ('a', 'c')",
                "ALTER TABLE seats MODIFY sold TIMESTAMP NULL",
                "ALTER TABLE seats ADD CONSTRAINT fk FOREIGN KEY (flight_id) REFERENCES flights (id)",
                "ALTER TABLE seats ADD CONSTRAINT ck CHECK (price > 0)", "ALTER TABLE seats ALTER CHECK ck_number ENFORCED",
                "ALTER TABLE seats ADD COLUMN day DATE NOT NULL", "ALTER TABLE seats ADD COLUMN nr INT NOT NULL UNIQUE",
                "ALTER TABLE seats DROP PRIMARY KEY, ADD PRIMARY KEY (flight_id)")) {
            List<String> failures = failures(script);
            int error = error(script);
            assertTrue(
                    failures.stream().anyMatch(failure -> failure.contains("(error %d). To see them: SELECT ".formatted(error))
                            || error == 1054 && failure.endsWith("(error 1054)")
                            || error == 1265 && failure.contains("(error 1138). To see them: SELECT ")),
                    script + ": " + failures + ", the server says " + error);
        }
    }

    @Test
    void whatTheRowsAllowDoesNotFail() throws SQLException {
        for (String script : List.of("ALTER TABLE seats ADD UNIQUE KEY uq (id, label)",
                "ALTER TABLE seats ADD UNIQUE KEY uq (note)",
                "ALTER TABLE seats MODIFY flight_id BIGINT NOT NULL", "ALTER TABLE seats MODIFY note VARCHAR(30)",
                "ALTER TABLE seats MODIFY number MEDIUMINT", "ALTER TABLE seats MODIFY price DECIMAL(4, 2)",
                "ALTER TABLE seats MODIFY class ENUM ('b', 'a')", "ALTER TABLE seats ADD CONSTRAINT ck CHECK (price > -5)",
                "ALTER TABLE seats ADD COLUMN day DATE NULL", "ALTER TABLE seats ADD COLUMN nr INT UNIQUE",
                "SET foreign_key_checks = 0; ALTER TABLE seats ADD CONSTRAINT fk FOREIGN KEY (flight_id) REFERENCES flights (id)")) {
            assertEquals(List.of(), failures(script), script);
        }
    }

    private static int error(String script) throws SQLException {
        try (Connection connection = database.database().connect(Database.ANSWER_LIMIT);
                Statement statement = connection.createStatement()) {
            statement.execute(script);
            return 0;
        } catch (SQLException e) {
            return e.getErrorCode();
        }
    }

    /** The server itself, on the copy. */
    @Test
    void whatTheDefinitionsDoNotAllowFails() throws SQLException {
        Forecast forecast = forecast("ALTER TABLE seats ADD COLUMN extra INT;\nALTER TABLE seats ADD COLUMN note INT;\n"
                + "ALTER TABLE seats ADD COLUMN last INT;");

        assertEquals(List.of("Duplicate column name 'note' (error 1060)"), forecast.statements().get(1).failures());
        assertEquals(Optional.of("V1__change.sql, statement 2 (line 2) could not be tried"),
                forecast.statements().get(2).untold());
        assertTrue(forecast.fails());
    }

    @Test
    void whatEarlierStatementsChangeIsNotCounted() throws SQLException {
        Forecast forecast = forecast("UPDATE seats SET label = 'x' WHERE label IS NULL;\n"
                + "ALTER TABLE seats MODIFY label VARCHAR(10) NOT NULL;\n"
                + "ALTER TABLE seats ADD COLUMN code INT;\nALTER TABLE seats ADD UNIQUE KEY uq (code);");

        assertFalse(forecast.fails());
        assertEquals(List.of("rows with NULL in label: not counted, because earlier statements change rows of the table"),
                forecast.statements().get(1).rowsInWords());
        assertEquals(List.of(
                "duplicates in the unique key uq: not counted, because an earlier statement adds or changes the column code"),
                forecast.statements().get(3).rowsInWords());
        assertEquals(List.of(
                "rows that violate the check: not counted, because the same statement adds or renames the column x"),
                forecast("ALTER TABLE seats ADD COLUMN x INT, ADD CHECK (x > 1);").statements().get(0).rowsInWords());
        assertEquals(List.of("values of label that do not fit INT: not counted, because no query can tell for these types"),
                forecast("ALTER TABLE seats MODIFY label INT;").statements().get(0).rowsInWords());
    }

    @Test
    void tablesThatThePlanMakesAreNotAskedFor() throws SQLException {
        Forecast forecast = forecast("CREATE TABLE t (id INT PRIMARY KEY);\nALTER TABLE t ADD COLUMN a INT;\n"
                + "RENAME TABLE seats TO old_seats;\nCREATE TABLE seats (id INT PRIMARY KEY);\n"
                + "ALTER TABLE seats ADD UNIQUE KEY uq (id);\nALTER TABLE old_seats ADD COLUMN a INT;");

        assertEquals(Optional.of(AlgorithmAndLock.INSTANT), forecast.statements().get(5).algorithm());
        assertEquals("seats", forecast.statements().get(5).tables().get(0).name());
        assertEquals("nothing", forecast.statements().get(1).blocks());
        assertEquals("nothing", forecast.statements().get(4).blocks());
        assertFalse(forecast.fails());
    }

    @Test
    void saysWhatItCouldNotAsk() throws SQLException {
        String user = "fc_" + database.schema().substring(5, 20);
        database.execute("CREATE USER '%s'@'%%' IDENTIFIED BY 'x'".formatted(user),
                "GRANT ALL ON `%s`.* TO '%s'@'%%'".formatted(database.schema().replace("_", "\\_"), user));
        try {
            Forecast forecast = forecast(new Database(new DatabaseAddress(database.jdbcUrl(), user, "x")),
                    "ALTER TABLE seats MODIFY note VARCHAR(20);", AllowedBlocking.DEFAULT);
            assertTrue(forecast.notes().get(0).contains("GRANT ALL PRIVILEGES ON `traveease"), forecast.notes().toString());
            assertEquals(Optional.empty(), forecast.statements().get(0).algorithm());
            assertTrue(forecast.statements().get(0).untold().isPresent());
            assertTrue(forecast.fails(), "rows are counted all the same");
        } finally {
            database.execute("DROP USER '%s'@'%%'".formatted(user));
        }
    }

    /** Where files are told apart by case, so are tables. */
    @Test
    void namesAreKnownInTheirSpelling() throws SQLException {
        database.execute("CREATE TABLE Berths (Id INT PRIMARY KEY)");

        StatementForecast forecast = forecast("ALTER TABLE Berths MODIFY ID BIGINT;").statements().get(0);

        assertEquals(Optional.of(AlgorithmAndLock.COPY), forecast.algorithm());
        assertEquals("Berths", forecast.tables().get(0).name());
        database.execute("DROP TABLE Berths");
    }

    @Test
    void namesWhoIsInTheWay() throws SQLException {
        try (Connection other = database.connect(); Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.executeQuery("SELECT * FROM seats").close();
            Optional<String> inTheWay = forecast("ALTER TABLE seats ADD COLUMN a INT;").statements().get(0).inTheWay();
            assertTrue(inTheWay.orElse("").contains("with a lock on " + database.schema() + ".seats"), inTheWay.toString());
            other.rollback();
        }
        assertEquals(Optional.empty(), forecast("ALTER TABLE seats ADD COLUMN a INT;").statements().get(0).inTheWay());
    }

    @Test
    void aBlockedTableAboveTheLimitIsRefused() throws SQLException {
        Forecast forecast = forecast(database.database(),
                "ALTER TABLE flights ADD COLUMN a INT;\nALTER TABLE flights MODIFY code CHAR(20);", new AllowedBlocking(0));

        assertEquals(List.of(), forecast.statements().get(0).failures());
        assertTrue(forecast.statements().get(1).failures().get(0)
                .startsWith("the run is refused, because it would block flights"));
    }

    @Test
    void leavesNothingBehind() throws SQLException {
        List<String> before = database.strings("SHOW CREATE TABLE seats");
        forecast("ALTER TABLE seats ADD COLUMN a INT;");

        assertEquals(before, database.strings("SHOW CREATE TABLE seats"));
        assertEquals(Set.of("flights", "seats"), Set.copyOf(database.strings("SHOW TABLES")));
        assertEquals(List.of(), database.strings("SHOW DATABASES LIKE '"
                + com.traveease.schema.scratch.ScratchSchema.nameFor(database.schema()).replace("_", "\\_") + "'"));
    }

    /** What the run refuses before its first statement. */
    @Test
    void whatCannotBeRunInBatchesIsKnownToFail() throws SQLException {
        database.execute("CREATE TABLE keyless (n INT)", "CREATE VIEW seen AS SELECT * FROM flights");
        try {
            assertEquals(List.of("the run is refused: V1__change.sql, line 2 cannot be run in batches (-- @batch): "
                    + "seen is a view, which has no key."), batchFailures("-- @batch\nUPDATE seen SET code = 'x';"));
            for (String refused : new String[] { "UPDATE keyless SET n = 1;", "UPDATE flights SET id = id + 10;",
                    "INSERT INTO keyless SELECT flight_id FROM seats GROUP BY flight_id;" }) {
                List<String> failures = batchFailures("CREATE TABLE other (id INT PRIMARY KEY);\n-- @batch\n" + refused);
                assertEquals(1, failures.size(), refused);
                assertTrue(failures.get(0).startsWith("the run is refused: V1__change.sql, line 3 cannot be run in batches"),
                        failures.get(0));
            }
            assertEquals(List.of(), batchFailures("-- @batch\nUPDATE flights SET code = 'x';"));
        } finally {
            database.execute("DROP TABLE keyless", "DROP VIEW seen");
        }
    }

    private static List<String> batchFailures(String script) throws SQLException {
        Forecast forecast = forecast(script);
        List<StatementForecast> statements = forecast.statements();
        assertEquals(forecast.fails(), !statements.get(statements.size() - 1).failures().isEmpty());
        return statements.stream().flatMap(statement -> statement.failures().stream()).toList();
    }
}
