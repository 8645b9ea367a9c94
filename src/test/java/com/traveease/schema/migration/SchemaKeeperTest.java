package com.traveease.schema.migration;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.traveease.development.MySqlRelease;
import com.traveease.development.MySqlServer;
import com.traveease.schema.revision.Revision;
import com.traveease.schema.revision.Revisions;
import com.traveease.schema.revision.Script;
import com.traveease.schema.revision.Target;
import com.traveease.testing.Silent;
import com.traveease.testing.TestDatabase;

class SchemaKeeperTest {

    private static final Revisions TWO = Scripts.of("V1__a.sql", "CREATE TABLE a (id INT PRIMARY KEY);")
            .and("U1__a.sql", "DROP TABLE a;")
            .and("V2__b.sql", "CREATE TABLE b (id INT PRIMARY KEY);\nDO SLEEP(1);").and("U2__b.sql", "DROP TABLE b;")
            .revisions();

    @Test
    void bringsTheSchemaToHeadAndSaysWhatRuns() throws SQLException {
        try (TestDatabase database = TestDatabase.create();
                SchemaKeeper keeper = new SchemaKeeper(database.database(), TWO, true)) {
            Set<Integer> statementsOfSecond = ConcurrentHashMap.newKeySet();
            keeper.onStatus(status -> status.running().filter(progress -> progress.step().id().equals("2_b"))
                    .ifPresent(progress -> statementsOfSecond.add(progress.statement())));
            assertEquals(State.STARTING, keeper.status().state());
            keeper.start();
            until(keeper, State.READY);
            assertEquals(Set.of(1, 2), statementsOfSecond);
            assertEquals("2_b", keeper.status().schema().orElseThrow().current().orElseThrow());
            assertEquals(Optional.empty(), keeper.status().reason());
        }
    }

    @Test
    void onlyWatchesWhenMigrationIsOff() throws SQLException {
        try (TestDatabase database = TestDatabase.create();
                SchemaKeeper keeper = new SchemaKeeper(database.database(), TWO, false)) {
            keeper.start();
            until(keeper, State.PENDING);
            assertEquals(List.of(), database.strings("SHOW TABLES"));

            new Migrator(database.database(), TWO, Duration.ofMinutes(1)).upgrade(new Silent());
            until(keeper, State.READY);
        }
    }

    @Test
    void doesNotUndoSomebodysDowngrade() throws SQLException {
        try (TestDatabase database = TestDatabase.create();
                SchemaKeeper keeper = new SchemaKeeper(database.database(), TWO, true)) {
            keeper.start();
            until(keeper, State.READY);
            Revision first = TWO.all().get(0);

            new Migrator(database.database(), TWO, Duration.ofMinutes(1)).downgrade(Target.of(Optional.of(first)),
                    OnDataLoss.REFUSE, new Silent());

            until(keeper, State.PENDING);
            assertEquals("1_a", new Migrator(database.database(), TWO, Duration.ofMinutes(1)).state().current().orElseThrow());
        }
    }

    @Test
    void waitsForAnotherProcessThatMigrates() throws SQLException {
        try (TestDatabase database = TestDatabase.create();
                Connection other = database.connect();
                Statement statement = other.createStatement();
                SchemaKeeper keeper = new SchemaKeeper(database.database(), TWO, true)) {
            statement.execute("DO GET_LOCK('%s', 0)".formatted(SchemaLock.nameFor(database.schema())));
            keeper.start();
            until(keeper, State.WAITING_FOR_LOCK);
            assertTrue(keeper.status().reason().orElseThrow().contains("connection "), keeper.status().reason().toString());
            statement.execute("DO RELEASE_ALL_LOCKS()");
            until(keeper, State.READY);
        }
    }

    @Test
    void anOlderProgramStaysReadyWhileANewerOneMigrates() throws SQLException {
        try (TestDatabase database = TestDatabase.create();
                SchemaKeeper keeper = new SchemaKeeper(database.database(), TWO, true)) {
            keeper.start();
            until(keeper, State.READY);
            Set<State> seen = ConcurrentHashMap.newKeySet();
            keeper.onStatus(status -> seen.add(status.state()));
            Revisions newer = Revisions.of(Stream
                    .concat(TWO.all().stream().map(Revision::upgrade),
                            Stream.of(new Script("V3__c.sql", "CREATE TABLE c (id INT);\nDO SLEEP(5);")))
                    .toList());

            new Migrator(database.database(), newer, Duration.ofMinutes(1)).upgrade(new Silent());

            until(keeper, State.AHEAD);
            assertEquals(Set.of(State.READY, State.AHEAD), seen);
        }
    }

    @Test
    void aListenerThatFailsDoesNotStopAMigration() throws SQLException {
        try (TestDatabase database = TestDatabase.create();
                SchemaKeeper keeper = new SchemaKeeper(database.database(), TWO, true)) {
            keeper.onStatus(status -> {
                throw new IllegalStateException("a bug of the listener");
            });
            keeper.start();
            until(keeper, State.READY);
        }
    }

    @Test
    void aFailedMigrationIsReportedAndTakenUpAgainWhenAPersonHasDecided() throws SQLException {
        Revisions broken = Scripts.of("V1__a.sql", "CREATE TABLE a (id INT PRIMARY KEY);\nCREATE TABLE a (id INT);")
                .revisions();
        try (TestDatabase database = TestDatabase.create();
                SchemaKeeper keeper = new SchemaKeeper(database.database(), broken, true)) {
            keeper.start();
            until(keeper, State.FAILED);
            assertTrue(keeper.status().reason().orElseThrow().contains("statement 2 of 2"),
                    keeper.status().reason().toString());
            database.execute("UPDATE flyway_schema_history SET success = 1");
            until(keeper, State.READY);
        }
    }

    @Test
    void aDatabaseThatGoesAndComesBackIsNoticedBothTimes(@TempDir Path directory) throws SQLException {
        try (MySqlServer server = MySqlServer.start(MySqlRelease.V8_0_31, directory)) {
            TestDatabase database = TestDatabase.on(server);
            try (SchemaKeeper keeper = new SchemaKeeper(database.database(), TWO, true)) {
                server.kill();
                keeper.start();
                until(keeper, State.WAITING_FOR_DATABASE);
                assertTrue(keeper.status().reason().orElseThrow().startsWith("Nothing listens at "),
                        keeper.status().toString());
                server.restart();
                until(keeper, State.READY);
                server.kill();
                await().atMost(Duration.ofSeconds(5)).until(() -> keeper.status().state() == State.WAITING_FOR_DATABASE);
                server.restart();
                await().atMost(Duration.ofSeconds(10)).until(() -> keeper.status().state() == State.READY);
            }
        }
    }

    private static void until(SchemaKeeper keeper, State state) {
        await().atMost(Duration.ofSeconds(30)).until(() -> keeper.status().state(), found -> found == state);
    }
}
