package com.traveease.schema.service;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import com.traveease.schema.lock.SchemaLock;
import com.traveease.schema.migration.Migrator;
import com.traveease.schema.revision.Revisions;
import com.traveease.testing.Scripts;
import com.traveease.testing.Silent;
import com.traveease.testing.TestDatabase;

/** Scripts that are marked {@code -- @background}. */
class BackgroundTest {

    private static final String SLOW = "-- Fills it.\n-- @background\n\nINSERT INTO a SELECT SLEEP(2) + 1;";
    private static final Revisions LAST = Scripts.of("V1__a.sql", "CREATE TABLE a (id INT PRIMARY KEY);")
            .and("V2__fill.sql", SLOW)
            .revisions();

    private final TestDatabase database = TestDatabase.create();

    @AfterEach
    void drop() throws SQLException {
        database.close();
    }

    private SchemaKeeper keeper(Revisions revisions) {
        return new SchemaKeeper(database.database(), revisions, true);
    }

    private static void until(SchemaKeeper keeper, State state) {
        await().until(() -> keeper.status().state() == state);
    }

    @Test
    void theServiceIsReadyBeforeIt() {
        try (SchemaKeeper keeper = keeper(LAST)) {
            keeper.start();
            until(keeper, State.BACKGROUND);
            assertTrue(keeper.status().state().isReady());
            assertEquals("1_a", keeper.status().schema().orElseThrow().current().orElseThrow());
            assertEquals(List.of("2_fill"), keeper.status().schema().orElseThrow().pendingNames());
            await().until(() -> keeper.status().running().isPresent());
            assertEquals("2_fill", keeper.status().running().orElseThrow().step().id());
            assertEquals(List.of("applied", "running"), keeper.status().entries().orElseThrow().stream()
                    .map(entry -> entry.state().orElseThrow()).toList());
            // Another instance waits for its turn, and is ready too.
            try (SchemaKeeper other = keeper(LAST)) {
                other.start();
                until(other, State.BACKGROUND);
                assertTrue(other.status().reason().orElseThrow().contains("is held by"), other.status().reason().toString());
                until(other, State.READY);
            }
            until(keeper, State.READY);
            assertEquals("2_fill", keeper.status().schema().orElseThrow().current().orElseThrow());
        }
    }

    @Test
    void whatIsBehindItWaitsForIt() {
        Revisions more = Scripts.of("V1__a.sql", "CREATE TABLE a (id INT PRIMARY KEY);").and("V2__fill.sql", SLOW)
                .and("V3__b.sql", "CREATE TABLE b (id INT PRIMARY KEY);").revisions();
        Set<State> states = ConcurrentHashMap.newKeySet();
        try (SchemaKeeper keeper = keeper(more)) {
            keeper.onStatus(status -> states.add(status.state()));
            keeper.start();
            until(keeper, State.READY);
            assertFalse(states.contains(State.BACKGROUND), states.toString());
        }
    }

    @Test
    void itsFailureLeavesTheServiceReadyAndIsAnErrorInTheLog() {
        Revisions failing = Scripts.of("V1__a.sql", "CREATE TABLE a (id INT PRIMARY KEY);")
                .and("V2__fill.sql", "-- @background\n\nINSERT INTO nowhere VALUES (1);").revisions();
        try (Logged logged = new Logged(); SchemaKeeper keeper = keeper(failing)) {
            keeper.start();
            await().until(
                    () -> keeper.status().reason().filter(reason -> reason.contains("nowhere' doesn't exist")).isPresent());
            assertEquals(State.BACKGROUND, keeper.status().state());
            String reason = keeper.status().reason().orElseThrow();
            assertTrue(reason.matches("(?s).* The service tries again at 20\\d\\d-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d UTC\\."),
                    reason);
            assertEquals(List.of("ERROR"),
                    logged.with("tries again at").stream().map(record -> record.getLevel().getName()).toList());
        }
    }

    /** What is in doubt waits for a person; the application waits for nothing of it. */
    @Test
    void aProblemLeavesTheServiceReadyWhereOnlyBackgroundScriptsAreLeft() throws SQLException {
        Revisions first = Scripts.of("V1__a.sql", "CREATE TABLE a (id INT PRIMARY KEY);").revisions();
        new Migrator(database.database(), first, Duration.ofMinutes(1)).upgrade(new Silent());
        database.execute("UPDATE flyway_schema_history SET checksum = 1 WHERE version = '1'");
        for (boolean toMigrate : new boolean[] { true, false }) {
            try (SchemaKeeper keeper = new SchemaKeeper(database.database(), LAST, toMigrate)) {
                keeper.start();
                await().until(() -> keeper.status().state() != State.STARTING);
                assertEquals(State.BACKGROUND, keeper.status().state(), keeper.status().reason()::toString);
                assertTrue(keeper.status().reason().orElseThrow().contains("V1__a.sql"), keeper.status().reason()::toString);
            }
        }
    }

    @Test
    void whatIsEndedInTheMiddleGoesOnAtTheNextStart() throws SQLException {
        try (SchemaKeeper keeper = keeper(LAST)) {
            keeper.start();
            until(keeper, State.BACKGROUND);
        }
        try (SchemaKeeper keeper = keeper(LAST)) {
            keeper.start();
            until(keeper, State.READY);
        }
        assertEquals(List.of("1"), database.strings("SELECT id FROM a"));
    }

    /** What it does now changes with each look. */
    @Test
    void aRunOfAnotherProcessIsLoggedOnce() throws SQLException {
        Revisions first = Scripts.of("V1__a.sql", "CREATE TABLE a (id INT PRIMARY KEY);").revisions();
        new Migrator(database.database(), first, Duration.ofMinutes(1)).upgrade(new Silent());
        try (Connection other = database.connect();
                Statement lock = other.createStatement();
                Logged logged = new Logged();
                SchemaKeeper keeper = keeper(LAST)) {
            lock.execute("DO GET_LOCK('%s', 0)".formatted(SchemaLock.nameFor(database.schema())));
            keeper.start();
            until(keeper, State.BACKGROUND);
            String reason = keeper.status().reason().orElseThrow();
            assertTrue(reason.contains("is held by"), reason);
            await().until(() -> !keeper.status().reason().orElseThrow().equals(reason));
            assertEquals(1, logged.with("is held by").size(), () -> logged.with("is held by").stream()
                    .map(LogRecord::getMessage).toList().toString());
        }
    }

    /** The log of the program. */
    private static final class Logged extends Handler implements AutoCloseable {

        private final Logger log = Logger.getLogger("com.traveease.schema");
        private final List<LogRecord> records = new CopyOnWriteArrayList<>();

        Logged() {
            log.addHandler(this);
        }

        List<LogRecord> with(String words) {
            return records.stream().filter(record -> record.getMessage().contains(words)).toList();
        }

        @Override
        public void publish(LogRecord record) {
            records.add(record);
        }

        @Override
        public void flush() {
        }

        @Override
        public void close() {
            log.removeHandler(this);
        }
    }
}
