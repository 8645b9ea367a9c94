package com.traveease.schema.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import org.junit.jupiter.api.Test;

import com.traveease.schema.bookkeeping.Pausing;
import com.traveease.schema.migration.Migrator;
import com.traveease.schema.revision.Revisions;
import com.traveease.schema.revision.Target;
import com.traveease.schema.service.SchemaKeeper;
import com.traveease.schema.service.State;
import com.traveease.testing.Scripts;
import com.traveease.testing.Silent;
import com.traveease.testing.TestDatabase;

/** What the service says of a pause, and how it ends while one holds it up. */
class PausedServiceTest {

    private static final Revisions REVISIONS = Scripts.of("V1__t.sql",
            "CREATE TABLE t (id INT PRIMARY KEY, n INT);\nINSERT INTO t VALUES (1, 1);\n-- @batch\nUPDATE t SET n = n + 1;")
            .revisions();
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private static void await(BooleanSupplier condition) throws InterruptedException {
        Instant end = Instant.now().plus(LIMIT);
        while (!condition.getAsBoolean()) {
            assertTrue(Instant.now().isBefore(end), "in time");
            Thread.sleep(20);
        }
    }

    private static SchemaVersion version(SchemaKeeper keeper) {
        return SchemaVersion.of(keeper.status(), REVISIONS, keeper.rows());
    }

    private static Map<String, Object> health(SchemaKeeper keeper) {
        return new SchemaHealth(keeper, REVISIONS).ready().call().getData().orElseThrow();
    }

    @Test
    void itIsShownWhileTheServiceWaitsAndAfterwards() throws Exception {
        try (TestDatabase database = TestDatabase.create()) {
            Pausing pausing = new Pausing(database.database(), Duration.ofSeconds(1));
            pausing.pause(Optional.of("sale"), told -> {
            });
            try (SchemaKeeper keeper = new SchemaKeeper(database.database(), REVISIONS, true)) {
                keeper.start();
                await(() -> version(keeper).running().flatMap(SchemaVersion.Running::stage)
                        .filter(stage -> stage.startsWith("waits: paused by ")).isPresent());
                assertEquals("sale", version(keeper).paused().orElseThrow().reason().orElseThrow());
                assertEquals("migrating", version(keeper).state());
                assertTrue(health(keeper).get("paused").toString().endsWith(": sale"), health(keeper)::toString);
                pausing.resume(told -> {
                });
                await(() -> keeper.status().state() == State.READY);
                assertEquals(Optional.empty(), version(keeper).paused());
                assertFalse(health(keeper).containsKey("paused"));
                assertEquals("2", database.strings("SELECT n FROM t").get(0));
            }
        }
    }

    /** It is read only where something is left that it could hold up. */
    @Test
    void itIsShownToWhoDoesNotMigrateAndNotWhereNothingIsLeft() throws Exception {
        try (TestDatabase database = TestDatabase.create()) {
            new Pausing(database.database(), Duration.ofSeconds(1)).pause(Optional.of("sale"), told -> {
            });
            try (SchemaKeeper keeper = new SchemaKeeper(database.database(), REVISIONS, false)) {
                keeper.start();
                await(() -> keeper.status().state() == State.PENDING);
                assertEquals("sale", version(keeper).paused().orElseThrow().reason().orElseThrow());
                new Migrator(database.database(), REVISIONS, Duration.ofMinutes(1)).corrections().stamp(Target.HEAD,
                        new Silent());
                await(() -> keeper.status().state() == State.READY);
                assertEquals(Optional.empty(), version(keeper).paused());
            }
        }
    }

    @Test
    void aPauseThatCannotBeReadIsNoError() throws Exception {
        try (TestDatabase database = TestDatabase.create()) {
            database.execute("CREATE TABLE traveease_schema_journal (id INT PRIMARY KEY)");
            try (SchemaKeeper keeper = new SchemaKeeper(database.database(), REVISIONS, false)) {
                keeper.start();
                await(() -> keeper.status().state() != State.STARTING);
                assertEquals(State.PENDING, keeper.status().state());
                assertEquals(Optional.empty(), version(keeper).paused());
            }
        }
    }

    /** An earlier run was ended in the middle of the statement; while one goes on with it, it is not interrupted. */
    @Test
    void whatRunsAgainIsNotInterrupted() throws Exception {
        try (TestDatabase database = TestDatabase.create()) {
            Pausing pausing = new Pausing(database.database(), Duration.ofSeconds(1));
            pausing.pause(Optional.empty(), told -> {
            });
            try (SchemaKeeper ended = new SchemaKeeper(database.database(), REVISIONS, true)) {
                ended.start();
                await(() -> version(ended).running().isPresent());
            }
            try (SchemaKeeper watching = new SchemaKeeper(database.database(), REVISIONS, false)) {
                watching.start();
                await(() -> version(watching).interrupted().isPresent());
                try (SchemaKeeper keeper = new SchemaKeeper(database.database(), REVISIONS, true)) {
                    keeper.start();
                    await(() -> version(keeper).running().flatMap(SchemaVersion.Running::stage)
                            .filter(stage -> stage.startsWith("waits: ")).isPresent());
                    assertEquals(Optional.empty(), version(keeper).interrupted());
                    await(() -> version(watching).interrupted().isEmpty());
                }
                await(() -> version(watching).interrupted().isPresent());
            }
        }
    }

    @Test
    void itEndsAtOnce() throws Exception {
        try (TestDatabase database = TestDatabase.create()) {
            Pausing pausing = new Pausing(database.database(), Duration.ofSeconds(1));
            pausing.pause(Optional.empty(), told -> {
            });
            SchemaKeeper keeper = new SchemaKeeper(database.database(), REVISIONS, true);
            keeper.start();
            await(() -> version(keeper).running().flatMap(SchemaVersion.Running::stage)
                    .filter(stage -> stage.startsWith("waits: ")).isPresent());
            Instant told = Instant.now();
            keeper.close();
            assertTrue(Duration.between(told, Instant.now()).toMillis() < 2000, "at once");
            assertEquals("1", database.strings("SELECT n FROM t").get(0));
            pausing.resume(waiting -> {
            });
            new Migrator(database.database(), REVISIONS, Duration.ofMinutes(1)).upgrade(new Silent());
            assertEquals("2", database.strings("SELECT n FROM t").get(0));
        }
    }
}
