package com.traveease.schema.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.traveease.schema.failure.MigrationFailedException;
import com.traveease.schema.history.SchemaState;
import com.traveease.schema.history.SeenRevisions;
import com.traveease.schema.migration.Migrator;
import com.traveease.schema.progress.Progress;
import com.traveease.schema.revision.Step;
import com.traveease.schema.revision.Target;
import com.traveease.schema.service.State;
import com.traveease.schema.service.StatusBoard;
import com.traveease.schema.service.StatusReporter;
import com.traveease.testing.Crash;
import com.traveease.testing.Scripts;
import com.traveease.testing.Silent;
import com.traveease.testing.TestDatabase;

/** The numbers that AUTO_INCREMENT gives are those of a run that nobody disturbs. */
class AutoIncrementsTest {

    private static final String TABLE = "CREATE TABLE t (id INT AUTO_INCREMENT PRIMARY KEY, n INT UNIQUE)";

    private final List<String> told = new ArrayList<>();
    private TestDatabase database;

    @BeforeEach
    void create() throws SQLException {
        database = TestDatabase.create();
    }

    @AfterEach
    void drop() throws SQLException {
        database.close();
    }

    @Test
    void aTransactionThatAKillTookBackGetsTheSameNumbersAgain() throws SQLException {
        String script = TABLE + "; INSERT INTO t (n) VALUES (1); DELETE FROM t;"
                + "START TRANSACTION; INSERT INTO t (n) VALUES (2), (3); INSERT INTO t (n) VALUES (4); COMMIT;"
                + "INSERT INTO t (n) VALUES (5);";
        killedBefore(6, script);
        killedBefore(7, script);
        run(script);
        assertEquals(List.of("2=2", "3=3", "4=4", "5=5"), rows());
        assertEquals(List.of(), told);
    }

    @Test
    void soDoesTheFirstTransactionOfAScriptAndTheFirstOfATable() throws SQLException {
        database.execute(TABLE + " AUTO_INCREMENT = 10");
        migrator("DO 1;").corrections().stamp(Target.parse("base"), new Silent());
        killedBefore(3, "START TRANSACTION; INSERT INTO t (n) VALUES (1); COMMIT;");
        assertEquals(List.of("11"), next());
        killedBefore(6, "START TRANSACTION; INSERT INTO t (n) VALUES (1); COMMIT; ALTER TABLE t AUTO_INCREMENT = 20;"
                + "START TRANSACTION; INSERT INTO t (n) VALUES (2); COMMIT;");
        run("START TRANSACTION; INSERT INTO t (n) VALUES (1); COMMIT; ALTER TABLE t AUTO_INCREMENT = 20;"
                + "START TRANSACTION; INSERT INTO t (n) VALUES (2); COMMIT;");
        assertEquals(List.of("10=1", "20=2"), rows());
    }

    @Test
    void aDefinitionThatSetsTheNumberIsNotTakenBackWithIt() throws SQLException {
        String script = TABLE + "; INSERT INTO t (n) VALUES (1); ALTER TABLE t AUTO_INCREMENT = 50; DO 1;"
                + "INSERT INTO t (n) VALUES (2);";
        for (int k = 2; k <= 5; k++) {
            killedBefore(k, script);
        }
        run(script);
        assertEquals(List.of("1=1", "50=2"), rows());
    }

    @Test
    void tablesThatATriggerWritesToAreAmongThem() throws SQLException {
        database.execute("CREATE TABLE log (id INT AUTO_INCREMENT PRIMARY KEY, n INT)", "CREATE TABLE plain (n INT)",
                "CREATE TRIGGER logged AFTER INSERT ON plain FOR EACH ROW INSERT INTO log (n) VALUES (NEW.n)");
        String script = "START TRANSACTION; INSERT INTO plain VALUES (1), (2); COMMIT;";
        migrator(script).corrections().stamp(Target.parse("base"), new Silent());
        killedBefore(3, script);
        run(script);
        assertEquals(List.of("1", "2"), database.strings("SELECT id FROM log ORDER BY id"));
    }

    @Test
    void whatFailedGivesItsNumbersBackAtOnce() throws SQLException {
        String script = TABLE + "; INSERT INTO t (n) VALUES (1); INSERT INTO t (n) VALUES (2), (1);";
        assertThrows(MigrationFailedException.class, () -> run(script));
        assertEquals(List.of("2"), next());
        run(script.replace("(2), (1)", "(2), (3)"));
        assertEquals(List.of("1=1", "2=2", "3=3"), rows());

        String first = "INSERT INTO t (n) VALUES (4), (1);";
        assertThrows(MigrationFailedException.class, () -> runAll(script.replace("(2), (1)", "(2), (3)"), first));
        assertEquals(List.of("4"), next());
    }

    @Test
    void rowsThatWereInsertedMeanwhileStayAndAreToldOnce() throws SQLException {
        String script = TABLE + "; START TRANSACTION; INSERT INTO t (n) VALUES (1); COMMIT;";
        killedBefore(4, script);
        database.execute("INSERT INTO t (n) VALUES (100)");
        killedBefore(4, script);
        String table = "`%s`.`t`".formatted(database.schema());
        assertEquals(List.of("AUTO_INCREMENT of " + table + " is 3. It was 1 before the interrupted transaction and was not "
                + "reset: the table has rows with that number or a higher one. Rows that the script inserts into it may get different numbers than "
                + "in an uninterrupted run."), told);
        run(script);
        assertEquals(1, told.size());
        assertEquals(List.of("2=100", "3=1"), rows());
    }

    @Test
    void aTableThatIsOnlyReadIsNotCounted() throws SQLException {
        database.execute("CREATE TABLE parent (id INT AUTO_INCREMENT PRIMARY KEY)", "INSERT INTO parent VALUES (1)");
        String script = "CREATE TABLE t (id INT AUTO_INCREMENT PRIMARY KEY, n INT, FOREIGN KEY (n) REFERENCES parent (id));"
                + "START TRANSACTION; INSERT INTO t (n) SELECT id FROM parent WHERE id = 1; COMMIT;";
        migrator(script).corrections().stamp(Target.parse("base"), new Silent());
        killedBefore(4, script);
        database.execute("INSERT INTO parent VALUES ()");
        run(script);
        assertEquals(List.of(), told);
        assertEquals(List.of("1=1"), rows());
    }

    @Test
    void whoIsInTheWayOfPuttingThemBackIsTold() throws Exception {
        String script = TABLE + "; START TRANSACTION; INSERT INTO t (n) VALUES (1); COMMIT;";
        killedBefore(4, script);
        List<String> waits = new ArrayList<>();
        try (Connection other = database.connect(); Statement statement = other.createStatement()) {
            statement.execute("START TRANSACTION");
            statement.execute("SELECT COUNT(*) FROM t");
            assertTrue(migrator(script).upgrade(new Listener() {
                @Override
                public void retrying(Progress progress, String reason) {
                    waits.add(progress.step().id() + " " + progress.statement() + ": " + reason);
                    try {
                        statement.execute("ROLLBACK");
                    } catch (SQLException e) {
                        throw new IllegalStateException(e);
                    }
                }
            }).isAtHead());
        }
        assertEquals(1, waits.size(), waits.toString());
        assertTrue(waits.get(0).startsWith("1_a 2: it timed out waiting for locks (blocked by connection "),
                waits.get(0));
        assertEquals(List.of("1=1"), rows());
    }

    @Test
    void theServiceIsMigratingFromTheBeginningOfAScript() {
        Step step = Step.up(Scripts.of("V1__a.sql", TABLE).revisions().all().get(0));
        StatusBoard board = new StatusBoard();
        new StatusReporter(board, new SeenRevisions(), SchemaState.assumed(Scripts.of("V1__a.sql", TABLE).revisions(),
                java.util.Optional.empty())).started(step);
        assertEquals(State.MIGRATING, board.status().state());
    }

    /** The second row waits for somebody else, and the first has its number by then. */
    @Test
    void whatCouldNotHaveItsLocksGetsTheSameNumbersInTheEnd() throws Exception {
        String script = TABLE + "; INSERT INTO t (n) VALUES (1); INSERT INTO t (n) VALUES (2), (3);";
        killedBefore(3, script);
        try (Connection other = database.connect(); Statement statement = other.createStatement()) {
            statement.execute("START TRANSACTION");
            statement.execute("INSERT INTO t (id, n) VALUES (-1, 3)");
            Thread rollback = new Thread(() -> {
                try {
                    Thread.sleep(7_000);
                    statement.execute("ROLLBACK");
                } catch (SQLException | InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
            rollback.start();
            run(script);
            rollback.join();
        }
        assertEquals(List.of("1=1", "2=2", "3=3"), rows());
    }

    @Test
    void aPersonWhoSaysThatItIsAppliedIsBelieved() throws SQLException {
        database.execute(TABLE,
                "CREATE PROCEDURE p() BEGIN INSERT INTO t (n) VALUES (1); COMMIT; INSERT INTO t (n) VALUES (2); "
                        + "SIGNAL SQLSTATE '45000'; END");
        String script = "CALL p(); INSERT INTO t (n) VALUES (3);";
        migrator(script).corrections().stamp(Target.parse("base"), new Silent());
        assertThrows(MigrationFailedException.class, () -> run(script));
        migrator(script).corrections().resolve("1_a", 1, true, new Silent());
        run(script);
        assertEquals(List.of("1=1", "2=2", "3=3"), rows());
        assertEquals(List.of(), told);
    }

    private List<String> rows() throws SQLException {
        return database.strings("SELECT CONCAT(id, '=', n) FROM t ORDER BY id");
    }

    /** As the table says it; the information schema may remember what was. */
    private List<String> next() throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW CREATE TABLE t")) {
            row.next();
            return List.of(row.getString(2).replaceAll("(?s).*AUTO_INCREMENT=(\\d+).*", "$1"));
        }
    }

    private void killedBefore(int statement, String script) {
        assertThrows(Crash.class, () -> migrator(script).upgrade(new Listener() {
            @Override
            public void running(Progress progress) {
                if (progress.statement() == statement) {
                    throw new Crash();
                }
            }
        }));
    }

    private class Listener extends Silent {
        @Override
        public void warning(String message) {
            told.add(message);
        }
    }

    private void run(String script) {
        assertTrue(migrator(script).upgrade(new Listener()).isAtHead());
    }

    private void runAll(String first, String second) {
        new Migrator(database.database(), Scripts.of("V1__a.sql", first).and("V2__b.sql", second).revisions(),
                Duration.ofMinutes(1)).upgrade(new Listener());
    }

    private Migrator migrator(String script) {
        return new Migrator(database.database(), Scripts.of("V1__a.sql", script).revisions(), Duration.ofMinutes(1));
    }
}
