package com.traveease.schema.service;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.traveease.development.mysql.MySqlRelease;
import com.traveease.development.mysql.MySqlServer;
import com.traveease.schema.config.OnDataLoss;
import com.traveease.schema.config.ScriptConfiguration;
import com.traveease.schema.config.VerifySettings;
import com.traveease.schema.lock.SchemaLock;
import com.traveease.schema.migration.Migrator;
import com.traveease.schema.revision.Revision;
import com.traveease.schema.revision.Revisions;
import com.traveease.schema.revision.Target;
import com.traveease.schema.script.Script;
import com.traveease.schema.verification.Assertions;
import com.traveease.schema.verification.Verifying;
import com.traveease.testing.Scripts;
import com.traveease.testing.Silent;
import com.traveease.testing.TestDatabase;

import io.smallrye.config.SmallRyeConfigBuilder;

class SchemaKeeperTest {

    private static final Revisions TWO = Scripts.of("V1__a.sql", "CREATE TABLE a (id INT PRIMARY KEY);")
            .and("U1__a.sql", "DROP TABLE a;")
            .and("V2__b.sql", "CREATE TABLE b (id INT PRIMARY KEY);\nDO SLEEP(1);").and("U2__b.sql", "DROP TABLE b;")
            .revisions();

    private static final String WALLETS = "CREATE TABLE wallets (id INT PRIMARY KEY, points INT NOT NULL);\n"
            + "INSERT INTO wallets VALUES (1, 100), (2, 200);";
    private static final Revisions BONUS = Scripts.of("V1__wallets.sql", WALLETS)
            .and("V2__bonus.sql", "UPDATE wallets SET points = points + 10;").revisions();
    private static final Revisions BONUS_EDITED = Scripts.of("V1__wallets.sql", WALLETS)
            .and("V2__bonus.sql", "-- ten for everybody\nUPDATE wallets SET points = points + 10;").revisions();

    @Test
    void theReasonOfAFailureQuotesNoValueOfARow() throws SQLException {
        Revisions duplicates = Scripts.of("V1__a.sql",
                "CREATE TABLE a (mail VARCHAR(40));\nINSERT INTO a VALUES ('bob@example.com'), ('bob@example.com');\n"
                        + "ALTER TABLE a ADD UNIQUE KEY a_mail (mail);")
                .revisions();
        try (TestDatabase database = TestDatabase.create();
                SchemaKeeper keeper = new SchemaKeeper(database.database(), duplicates, true)) {
            keeper.start();
            await().until(() -> keeper.status().state() == State.FAILED);
            String reason = keeper.status().reason().orElseThrow();
            assertTrue(reason.contains("Duplicate entry '…' for key 'a.a_mail' (error 1062). To see the rows: SELECT mail"),
                    reason);
            assertTrue(!reason.contains("bob"), reason);
        }
    }

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
    void isReadyAlsoWhereTheRowsViolateAnAssertion(@TempDir Path folder) throws Exception {
        Files.createDirectories(folder.resolve("migrations"));
        Files.createDirectories(folder.resolve("verify"));
        Files.writeString(folder.resolve("migrations/V1__wallets.sql"), WALLETS);
        Files.writeString(folder.resolve("verify/1_points.sql"),
                "-- Nobody has more than 150 points.\nSELECT id FROM wallets WHERE points > 150;\n");
        ScriptConfiguration scripts = ScriptConfiguration.from(new SmallRyeConfigBuilder()
                .withDefaultValue(ScriptConfiguration.LOCATIONS, folder.resolve("migrations").toString()).build());
        try (TestDatabase database = TestDatabase.create()) {
            Migrator migrator = new Migrator(database.database(), scripts.revisions(), Duration.ofMinutes(1));
            RowVerification rows = new RowVerification(
                    new Verifying(database.database(), new VerifySettings(true, Duration.ofSeconds(5)),
                            () -> Assertions.of(scripts, scripts.revisions())),
                    migrator);
            try (SchemaKeeper keeper = new SchemaKeeper(database.database(), migrator, true, Optional.of(rows))) {
                keeper.start();
                until(keeper, State.READY);
                Instant end = Instant.now().plusSeconds(20);
                while (keeper.rows().verification().isEmpty() && Instant.now().isBefore(end)) {
                    Thread.sleep(20);
                }
                assertEquals(RowsStatus.Knowledge.VIOLATED, keeper.rows().knowledge());
                assertEquals(State.READY, keeper.status().state());
                String note = "SELECT details->>'$.notes[0].text' FROM traveease_schema_runs";
                while (database.strings(note).contains(null) && Instant.now().isBefore(end)) {
                    Thread.sleep(20);
                }
                assertEquals(List.of("1 of 1 assertions is violated. 1_points.sql:2: Nobody has more than 150 points. (1 row)"),
                        database.strings(note));
            }
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

    /** {@code stamp 1}, then {@code stamp 2}, while the service is in failed because a comment of 2 was edited. */
    @Test
    void whatIsStampedAwayInTheMeantimeIsNotAppliedAgain() throws Exception {
        try (TestDatabase database = TestDatabase.create();
                SchemaKeeper keeper = new SchemaKeeper(database.database(), BONUS_EDITED, true)) {
            new Migrator(database.database(), BONUS, Duration.ofMinutes(1)).upgrade(new Silent());
            keeper.start();
            until(keeper, State.FAILED);
            assertTrue(keeper.status().reason().orElseThrow().contains("repair 2"), keeper.status().toString());

            Migrator person = new Migrator(database.database(), BONUS_EDITED, Duration.ofMinutes(1));
            person.corrections().stamp(Target.parse("1"), new Silent());
            until(keeper, State.PENDING);
            assertTrue(keeper.status().reason().orElseThrow().contains("stamp 2"), keeper.status().toString());
            Thread.sleep(2500);
            assertEquals(State.PENDING, keeper.status().state());
            person.corrections().stamp(Target.parse("2"), new Silent());

            until(keeper, State.READY);
            assertEquals(List.of("110", "210"), database.strings("SELECT points FROM wallets ORDER BY id"));
        }
    }

    @Test
    void whatIsStampedAwayWhileTheServiceWaitsForTheLockIsNotAppliedAgain() throws Exception {
        Revisions three = Scripts.of("V1__wallets.sql", BONUS.all().get(0).upgrade().text())
                .and("V2__bonus.sql", BONUS.all().get(1).upgrade().text())
                .and("V3__c.sql", "CREATE TABLE c (id INT PRIMARY KEY);").revisions();
        try (TestDatabase database = TestDatabase.create();
                Connection other = database.connect();
                Statement statement = other.createStatement();
                SchemaKeeper keeper = new SchemaKeeper(database.database(), three, true)) {
            new Migrator(database.database(), three, Duration.ofMinutes(1)).upgrade(Target.parse("2"), new Silent());
            statement.execute("DO GET_LOCK('%s', 0)".formatted(SchemaLock.nameFor(database.schema())));
            keeper.start();
            until(keeper, State.WAITING_FOR_LOCK);
            statement.execute("DELETE FROM flyway_schema_history WHERE version = '2'");
            statement.execute("DO RELEASE_ALL_LOCKS()");

            until(keeper, State.PENDING);
            assertEquals(List.of("110", "210"), database.strings("SELECT points FROM wallets ORDER BY id"));
            // A person decides, and the service goes on by itself with what was never applied.
            new Migrator(database.database(), three, Duration.ofMinutes(1)).corrections().stamp(Target.parse("2"),
                    new Silent());
            until(keeper, State.READY);
            assertEquals(List.of("110", "210"), database.strings("SELECT points FROM wallets ORDER BY id"));
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
            // Listeners are told after the status can be asked for.
            await().atMost(Duration.ofSeconds(30)).until(() -> seen.contains(State.AHEAD));
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
