package com.traveease.schema.http;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import com.traveease.schema.bookkeeping.Pausing;
import com.traveease.schema.connection.Database;
import com.traveease.schema.connection.DatabaseAddress;
import com.traveease.schema.history.SchemaState;
import com.traveease.schema.lock.SchemaLock;
import com.traveease.schema.migration.Migrator;
import com.traveease.schema.revision.Revisions;
import com.traveease.schema.revision.Target;
import com.traveease.schema.service.SchemaKeeper;
import com.traveease.schema.service.State;
import com.traveease.testing.CutConnection;
import com.traveease.testing.Scripts;
import com.traveease.testing.Silent;
import com.traveease.testing.TestDatabase;

/** What an instance of the service says of a statement in batches that another process runs. */
class RunningElsewhereTest {

    private static final Scripts TABLE = Scripts.of("V1__t.sql",
            "CREATE TABLE t (id INT PRIMARY KEY, n INT NOT NULL DEFAULT 0);\nINSERT INTO t (id) WITH RECURSIVE n AS "
                    + "(SELECT 1 i UNION ALL SELECT i + 1 FROM n WHERE i < 1000) SELECT i FROM n;\nANALYZE TABLE t;");
    private static final Revisions REVISIONS = TABLE
            .and("V2__n.sql", "DO 1;\n-- @batch for 20ms\nUPDATE t SET n = n + 1;\nDO 2;").revisions();

    private static Optional<SchemaVersion.Running> running(SchemaKeeper keeper) {
        return SchemaVersion.of(keeper.status(), REVISIONS, keeper.rows()).running();
    }

    private static Map<String, Object> health(SchemaKeeper keeper) {
        return new SchemaHealth(keeper, REVISIONS).ready().call().getData().orElseThrow();
    }

    private static boolean isWaiting(SchemaKeeper keeper) {
        return running(keeper).flatMap(SchemaVersion.Running::waiting).isPresent();
    }

    private static TestDatabase withTable() {
        TestDatabase database = TestDatabase.create();
        migrator(database.database()).upgrade(Target.parse("1"), new Silent());
        return database;
    }

    private static Migrator migrator(Database database) {
        return new Migrator(database, REVISIONS, Duration.ofMinutes(1));
    }

    @Test
    void rowsThatOthersHold() throws Exception {
        Instant begun = Instant.now().minusSeconds(1);
        try (TestDatabase database = withTable();
                Connection other = database.connect();
                Statement holding = other.createStatement();
                SchemaKeeper runs = new SchemaKeeper(database.database(), REVISIONS, true);
                SchemaKeeper waits = new SchemaKeeper(database.database(), REVISIONS, true);
                SchemaKeeper watches = new SchemaKeeper(database.database(), REVISIONS, false)) {
            holding.execute("START TRANSACTION");
            holding.execute("SELECT * FROM t WHERE id = 700 FOR UPDATE");
            runs.start();
            await().until(() -> isWaiting(runs));
            waits.start();
            watches.start();
            for (SchemaKeeper elsewhere : List.of(waits, watches)) {
                await().until(() -> isWaiting(elsewhere));
                SchemaVersion.Running running = running(elsewhere).orElseThrow();
                assertEquals("2_n upgrade 2 of 3", "%s %s %d of %d".formatted(running.revision(), running.direction(),
                        running.statement(), running.statements()));
                SchemaVersion.Waiting waiting = running.waiting().orElseThrow();
                assertTrue(waiting.reason().startsWith("it timed out waiting for locks (possibly blocked by connection ")
                        && waiting.reason().contains("with a lock on " + database.schema() + ".t"), waiting.reason());
                assertTrue(waiting.since().isAfter(running.since()) && running.since().isAfter(begun)
                        && waiting.since().isBefore(Instant.now().plusSeconds(1)), running::toString);
                assertTrue(running.stage().orElseThrow().startsWith("waits: " + waiting.reason() + "; since 0:"),
                        running::toString);
                assertTrue(running.percent().orElseThrow() >= 50 && running.percent().get() < 75, running::toString);
                assertTrue(running.rowsPerSecond().orElseThrow() > 0 && running.remaining().isPresent(), running::toString);
                String words = health(elsewhere).get("running").toString();
                assertTrue(
                        words.matches("V2__n.sql, statement 2 of 3: [56]\\d %, about 0:[0-5]\\d left, [0-9 ]+ rows a second, "
                                + "waits: it timed out waiting for locks .*; since 0:\\d\\d"),
                        words);
                assertEquals(1, SchemaMetrics.waiting(elsewhere));
                assertEquals(running.percent().get(), (int) SchemaMetrics.percent(elsewhere));
                assertTrue(SchemaMetrics.pace(elsewhere) > 0 && SchemaMetrics.remaining(elsewhere) >= 0);
            }
            assertEquals(State.WAITING_FOR_LOCK, waits.status().state());
            holding.execute("ROLLBACK");
            for (SchemaKeeper one : List.of(runs, waits, watches)) {
                await().until(() -> one.status().state() == State.READY);
                assertEquals(Optional.empty(), running(one));
                assertFalse(health(one).containsKey("running"));
                assertEquals(0, SchemaMetrics.waiting(one));
                assertTrue(Double.isNaN(SchemaMetrics.percent(one)) && Double.isNaN(SchemaMetrics.remaining(one)));
            }
            assertEquals(List.of("1"), database.strings("SELECT DISTINCT n FROM t"));
            assertEquals(List.of(), database.strings("SELECT * FROM traveease_schema_journal"));
        }
    }

    /** What it has written stays in the journal, and another run may have the lock before it comes to that statement. */
    @Test
    void aRunThatWasKilledWaitsForNothing() throws Exception {
        try (TestDatabase database = withTable();
                CutConnection cut = new CutConnection(database.jdbcUrl());
                Connection other = database.connect();
                Statement holding = other.createStatement();
                SchemaKeeper watches = new SchemaKeeper(database.database(), REVISIONS, false)) {
            holding.execute("START TRANSACTION");
            holding.execute("SELECT * FROM t WHERE id = 700 FOR UPDATE");
            watches.start();
            Thread run = new Thread(() -> killed(new DatabaseAddress(cut.jdbcUrl(), database.user(), database.password())));
            run.start();
            await().until(() -> isWaiting(watches));
            cut.cutAfter(Duration.ZERO);
            run.join();
            await().until(() -> watches.status().schema().flatMap(SchemaState::holder).isEmpty());
            Instant killed = Instant.now();
            assertEquals(Optional.empty(), running(watches));
            assertTrue(SchemaVersion.of(watches.status(), REVISIONS, watches.rows()).interrupted().isPresent());
            assertEquals(List.of("1"), database.strings("SELECT COUNT(*) FROM traveease_schema_journal WHERE fingerprint LIKE "
                    + "'%\\nwaits %'"));
            try (Connection next = database.connect(); SchemaLock lock = new SchemaLock(next)) {
                lock.acquire(Duration.ofSeconds(5), anybody -> {
                });
                await().until(() -> watches.status().schema().flatMap(SchemaState::holder).isPresent());
                assertEquals(Optional.empty(), running(watches));
            }
            try (SchemaKeeper runs = new SchemaKeeper(database.database(), REVISIONS, true)) {
                runs.start();
                await().until(() -> isWaiting(watches));
                assertTrue(running(watches).flatMap(SchemaVersion.Running::waiting).orElseThrow().since().isAfter(killed));
                holding.execute("ROLLBACK");
                await().until(() -> runs.status().state() == State.READY);
            }
            assertEquals(List.of("1"), database.strings("SELECT DISTINCT n FROM t"));
            assertEquals(List.of(), database.strings("SELECT * FROM traveease_schema_journal"));
        }
    }

    private static void killed(DatabaseAddress address) {
        assertThrows(Killed.class, () -> migrator(new Database(address)).upgrade(new Silent() {
            @Override
            public void connectionLost(String reason) {
                throw new Killed();
            }
        }));
    }

    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** An instance that waits for its turn hears of a pause too, and of its end. */
    @Test
    void aPauseIsKnownToWhoWaitsForTheLock() throws Exception {
        try (TestDatabase database = withTable();
                SchemaKeeper runs = new SchemaKeeper(database.database(), REVISIONS, true);
                SchemaKeeper waits = new SchemaKeeper(database.database(), REVISIONS, true);
                Connection other = database.connect();
                Statement holding = other.createStatement()) {
            holding.execute("START TRANSACTION");
            holding.execute("SELECT * FROM t WHERE id = 700 FOR UPDATE");
            runs.start();
            await().until(() -> isWaiting(runs));
            waits.start();
            await().until(() -> isWaiting(waits));
            Pausing pausing = new Pausing(database.database(), Duration.ofSeconds(1));
            pausing.pause(Optional.of("sale"), told -> {
            });
            await().until(() -> waits.status().paused().isPresent());
            pausing.resume(told -> {
            });
            await().until(() -> waits.status().paused().isEmpty());
            assertEquals(State.WAITING_FOR_LOCK, waits.status().state());
            holding.execute("ROLLBACK");
            await().until(() -> waits.status().state() == State.READY);
        }
    }

    /** Somebody holds the row: what the run waits for cannot be written there, and it goes on all the same. */
    @Test
    void aWaitThatCannotBeWrittenEndsNoRun() throws Exception {
        try (TestDatabase database = withTable();
                SchemaKeeper runs = new SchemaKeeper(database.database(), REVISIONS, true);
                SchemaKeeper watches = new SchemaKeeper(database.database(), REVISIONS, false);
                Connection other = database.connect();
                Statement holding = other.createStatement()) {
            Pausing pausing = new Pausing(database.database(), Duration.ofSeconds(1));
            pausing.pause(Optional.of("sale"), told -> {
            });
            watches.start();
            runs.start();
            await().pollInterval(Duration.ofMillis(20)).until(() -> isWaiting(runs));
            holding.execute("START TRANSACTION");
            holding.execute("SELECT * FROM traveease_schema_journal WHERE script = 'V2__n.sql' AND statement = 2 FOR UPDATE");
            await().until(() -> running(watches).isPresent());
            await().until(() -> !database.strings(
                    "SELECT 1 FROM performance_schema.data_locks WHERE lock_status = 'WAITING' AND object_schema = DATABASE()")
                    .isEmpty());
            await().until(() -> database.strings(
                    "SELECT 1 FROM performance_schema.data_locks WHERE lock_status = 'WAITING' AND object_schema = DATABASE()")
                    .isEmpty());
            assertTrue(isWaiting(runs));
            assertFalse(isWaiting(watches));
            holding.execute("ROLLBACK");
            pausing.resume(told -> {
            });
            await().until(() -> runs.status().state() == State.READY);
            assertEquals(List.of("1"), database.strings("SELECT DISTINCT n FROM t"));
        }
    }
}
