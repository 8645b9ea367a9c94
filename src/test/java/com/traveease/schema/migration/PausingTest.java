package com.traveease.schema.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.traveease.schema.bookkeeping.Pausing;
import com.traveease.schema.config.OnDataLoss;
import com.traveease.schema.failure.MigrationStoppedException;
import com.traveease.schema.history.MigrationRefusedException;
import com.traveease.schema.journal.Pause;
import com.traveease.schema.journal.PauseRow;
import com.traveease.schema.revision.Target;
import com.traveease.testing.HeldUp;
import com.traveease.testing.LimitedAccount;
import com.traveease.testing.Scripts;
import com.traveease.testing.Silent;
import com.traveease.testing.TestDatabase;

/** A pause stops what another process runs. */
class PausingTest {

    private static final String ROWS = "INSERT INTO t (id) WITH RECURSIVE n AS (SELECT 1 i UNION ALL SELECT i + 1 FROM n WHERE i < 600) "
            + "SELECT i FROM n;\n";
    private static final String TABLE = "CREATE TABLE t (id INT PRIMARY KEY, n INT NOT NULL DEFAULT 0);\n" + ROWS;
    private static final String BATCHES = "-- @batch for 2ms\nUPDATE t SET n = n + 1;\n";

    private TestDatabase database;
    private Pausing pausing;

    @BeforeEach
    void create() {
        database = TestDatabase.create();
        pausing = new Pausing(database.database(), Duration.ofSeconds(1));
    }

    @AfterEach
    void drop() throws SQLException {
        database.close();
    }

    private Migrator migrator(String script) {
        return new Migrator(database.database(), Scripts.of("V1__x.sql", script).and("U1__x.sql", "DROP TABLE t;").revisions(),
                Duration.ofMinutes(1));
    }

    private Pausing.Done pause(String reason) {
        return pausing.pause(Optional.of(reason), told -> {
        });
    }

    private Pausing.Done resume() {
        return pausing.resume(told -> {
        });
    }

    private Optional<Pause> now() throws SQLException {
        try (Connection connection = database.connect()) {
            return PauseRow.of(connection).found();
        }
    }

    private List<String> values() throws SQLException {
        return database.strings("SELECT DISTINCT n FROM t ORDER BY n");
    }

    @ParameterizedTest
    @ValueSource(strings = { "",
            "SET NAMES latin1;\nSET SESSION sql_mode = 'ANSI_QUOTES,NO_BACKSLASH_ESCAPES', sql_select_limit = 1, completion_type = 1, "
                    + "time_zone = '+05:00', max_execution_time = 5000;\n" })
    void aRunThatBeginsWhilePausedWaitsBeforeItsFirstBatch(String before) throws Exception {
        Instant start = Instant.now().minusSeconds(1);
        assertTrue(pause("sale until noon").isChanged());
        HeldUp run = new HeldUp(log -> migrator(TABLE + before + BATCHES).upgrade(log));
        String reason = run.reason();
        assertTrue(reason.matches("paused by \\S+@\\S+ since 20\\d\\d-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d UTC: sale until noon"),
                reason);
        Pause pause = now().orElseThrow();
        assertTrue(pause.since().isAfter(start) && pause.since().isBefore(Instant.now().plusSeconds(1)), pause.inWords());
        assertEquals(List.of("0"), values());
        assertEquals(List.of("0"), database.strings("SELECT COUNT(*) FROM information_schema.innodb_trx AS x JOIN "
                + "information_schema.processlist AS p ON p.id = x.trx_mysql_thread_id WHERE p.db = DATABASE()"));
        Thread.sleep(1500);
        assertFalse(run.isDone());
        assertTrue(run.stages.stream().allMatch(stage -> stage.startsWith("waits: paused by ")), run.stages::toString);
        assertTrue(run.stages.get(run.stages.size() - 1).matches(".*; since 0:0[1-9]"), run.stages::toString);
        assertTrue(resume().isChanged());
        run.end();
        assertEquals(List.of("1"), values());
        assertEquals(1, run.waited.size());
        assertEquals(List.of(), database.strings("SELECT * FROM traveease_schema_journal"));
    }

    @Test
    void aRunningStatementStopsAfterItsBatch() throws Exception {
        database.execute("CREATE TABLE t (id INT PRIMARY KEY, n INT NOT NULL DEFAULT 0)", ROWS.replace(";\n", ""),
                "CREATE TABLE flyway_schema_history_none (id INT)", "DROP TABLE flyway_schema_history_none");
        new Migrator(database.database(), Scripts.of("V0__base.sql", "DO 1;").revisions(), Duration.ofMinutes(1))
                .corrections().stamp(Target.parse("base"), new Silent());
        HeldUp run = new HeldUp(log -> migrator("-- @batch for 2ms\nUPDATE t SET n = n + 1 + SLEEP(0.004);").upgrade(log));
        while (!values().contains("1")) {
            Thread.sleep(10);
        }
        pause("a look");
        assertTrue(run.reason().endsWith(": a look"));
        assertEquals(List.of("0", "1"), values());
        List<String> done = database.strings("SELECT COUNT(*) FROM t WHERE n = 1");
        Thread.sleep(300);
        assertEquals(done, database.strings("SELECT COUNT(*) FROM t WHERE n = 1"));
        resume();
        run.end();
        assertEquals(List.of("1"), values());
    }

    @Test
    void toldToEndItEndsAtOnceAndIsContinuedLater() throws Exception {
        pause("over night");
        Migrator migrator = migrator(TABLE + BATCHES);
        HeldUp run = new HeldUp(migrator::upgrade);
        run.reason();
        Instant told = Instant.now();
        migrator.stop();
        ExecutionException ended = assertThrows(ExecutionException.class, run::end);
        assertTrue(Duration.between(told, Instant.now()).toMillis() < 900, "at once");
        assertInstanceOf(MigrationStoppedException.class, ended.getCause());
        assertTrue(ended.getCause().getMessage().contains("Statements 1 to 2 are applied and stay"),
                ended.getCause().getMessage());
        assertTrue(now().isPresent());
        resume();
        migrator(TABLE + BATCHES).upgrade(new Silent());
        assertEquals(List.of("1"), values());
    }

    @Test
    void otherStatementsGoOnAndThePauseStays() throws SQLException {
        pause("for good");
        Pause set = now().orElseThrow();
        // In an empty schema the journal is all that is there.
        migrator(TABLE).upgrade(new Silent());
        migrator(TABLE).downgrade(Target.parse("base"), OnDataLoss.ALLOW, new Silent());
        migrator(TABLE).upgrade(new Silent());
        migrator(TABLE).corrections().stamp(Target.parse("base"), new Silent());
        assertEquals(Optional.of(set), now());
        Pausing.Done again = pause("another");
        Pause other = new Pause(set.by(), set.since(), Optional.of("another"));
        assertEquals(new Pausing.Done(Optional.of(other), true, true), again);
        assertEquals(new Pausing.Done(Optional.of(other), true, false), resume());
        assertEquals(new Pausing.Done(Optional.empty(), false, false), resume());
        assertEquals(Optional.empty(), now());
    }

    @Test
    void numbersThatAreKeptForALaterScriptAreReadBesideThePause() throws SQLException {
        pause("meanwhile");
        new Migrator(database.database(), Scripts.of("V1__x.sql", "CREATE TABLE t (id INT AUTO_INCREMENT PRIMARY KEY);\n"
                + "INSERT INTO t VALUES (); INSERT INTO t VALUES (NULL); DELETE FROM t;").and("V2__y.sql",
                        "INSERT INTO t VALUES ();")
                .and("V3__z.sql", "DO 1;").revisions(), Duration.ofMinutes(1)).upgrade(new Silent());
        assertEquals(List.of("3"), database.strings("SELECT id FROM t"));
        assertTrue(now().isPresent());
        assertEquals(List.of("1"), database.strings("SELECT COUNT(*) FROM traveease_schema_journal"));
    }

    @Test
    void whatHoldsTheJournalIsWaitedFor() throws Exception {
        pause("first");
        List<String> told = new ArrayList<>();
        try (var other = database.connect(); var statement = other.createStatement()) {
            statement.execute("START TRANSACTION");
            statement.execute("SELECT * FROM traveease_schema_journal FOR UPDATE");
            Thread release = new Thread(() -> {
                try {
                    Thread.sleep(1500);
                    statement.execute("COMMIT");
                } catch (SQLException | InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
            release.start();
            assertTrue(pausing.resume(told::add).isChanged());
            release.join();
        }
        assertTrue(told.get(0).startsWith("The running statement has the journal locked (Lock wait timeout"),
                told::toString);
    }

    /** The advice, followed to the letter, is enough: the account has nothing else in the schema. */
    @Test
    void anAccountThatMayNotIsToldExactlyWhatItNeeds() throws SQLException {
        try (LimitedAccount account = new LimitedAccount(database)) {
            database.execute("GRANT SELECT ON `%s`.kept TO %s".formatted(database.schema(), LimitedAccount.NAME));
            Pausing limited = new Pausing(new com.traveease.schema.connection.Database(account.address()),
                    Duration.ofSeconds(1));
            String refused = assertThrows(MigrationRefusedException.class, () -> limited.pause(Optional.empty(), told -> {
            })).getMessage();
            String grant = "GRANT CREATE, SELECT, INSERT, UPDATE, DELETE ON `" + database.schema()
                    + "`.traveease_schema_journal TO 'limited'@'%'";
            assertTrue(refused.endsWith("Nothing was changed. Ask for: " + grant + "."), refused);
            database.execute("REVOKE SELECT ON `%s`.kept FROM %s".formatted(database.schema(), LimitedAccount.NAME), grant);
            for (String reason : new String[] { "sale", "backup" }) {
                assertTrue(limited.pause(Optional.of(reason), told -> {
                }).isChanged());
                assertEquals(Optional.of(reason), now().orElseThrow().reason());
            }
            assertTrue(limited.resume(told -> {
            }).isChanged());
            assertEquals(Optional.empty(), now());
        }
    }
}
