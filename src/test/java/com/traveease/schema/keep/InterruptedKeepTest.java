package com.traveease.schema.keep;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import com.traveease.schema.config.OnDataLoss;
import com.traveease.schema.connection.DatabaseUnavailableException;
import com.traveease.schema.failure.MigrationFailedException;
import com.traveease.schema.forecast.Forecast;
import com.traveease.schema.history.MigrationRefusedException;
import com.traveease.schema.migration.Migrator;
import com.traveease.schema.revision.Revisions;
import com.traveease.schema.revision.Target;
import com.traveease.schema.rule.RuleSetting;
import com.traveease.testing.Scripts;
import com.traveease.testing.Silent;
import com.traveease.testing.TestDatabase;

/** A downgrade that keeps, and ends on the way: what is said of it, and what ends it. */
class InterruptedKeepTest {

    private static final String FAILING = "DROP TABLE notes;\nSELECT 1 FROM gone;\nDROP TABLE legs, trips;\n"
            + "ALTER TABLE users DROP COLUMN phone;";
    private static final String CORRECTED = "DROP TABLE notes;\nDROP TABLE legs, trips;\nALTER TABLE users DROP COLUMN phone;";

    private final TestDatabase database = TestDatabase.create();

    @AfterEach
    void end() throws SQLException {
        database.close();
    }

    private Migrator migrator(String undo) {
        Revisions revisions = Scripts.of("V1__users.sql", "CREATE TABLE users (id INT PRIMARY KEY);")
                .and("U1__users.sql", "DROP TABLE users;")
                .and("V2__trips.sql", "ALTER TABLE users ADD COLUMN phone INT NULL;\nCREATE TABLE trips (id INT PRIMARY KEY);\n"
                        + "CREATE TABLE legs (id INT PRIMARY KEY);\nCREATE TABLE notes (id INT PRIMARY KEY);")
                .and("U2__trips.sql", undo).revisions();
        return new Migrator(database.database(), revisions, Duration.ofMinutes(1));
    }

    /** Behind its first statement. */
    private MigrationFailedException interrupt() throws SQLException {
        migrator(FAILING).upgrade(new Silent());
        database.execute("INSERT INTO users VALUES (1, 5)", "INSERT INTO trips VALUES (1)", "INSERT INTO legs VALUES (1)",
                "INSERT INTO notes VALUES (1)");
        return assertThrows(MigrationFailedException.class,
                () -> migrator(FAILING).downgradeKeeping(Target.parse("1"), OnDataLoss.REFUSE, new Silent()));
    }

    @Test
    void theAdviceHasKeep() throws SQLException {
        String failed = interrupt().getMessage();
        assertTrue(failed.contains("run downgrade -1 --keep again"), failed);
        String status = migrator(CORRECTED).state().interruptedInWords().orElseThrow();
        assertTrue(status.endsWith("To continue there, run downgrade -1 --keep."), status);
        String upgrade = assertThrows(MigrationRefusedException.class, () -> migrator(CORRECTED).upgrade(new Silent()))
                .getMessage();
        assertTrue(upgrade.contains("Finish that first: downgrade 1 --keep."), upgrade);
    }

    /** The run that keeps need not be the one that began. */
    @Test
    void theAdviceHasKeepAlsoWhereItWasBegunWithout() throws SQLException {
        String first = "DROP TABLE IF EXISTS none;\nSELECT 1 FROM gone;";
        String second = "DROP TABLE IF EXISTS none;\nDROP TABLE notes;\nSELECT 1 FROM gone;";
        migrator(first).upgrade(new Silent());
        assertThrows(MigrationFailedException.class,
                () -> migrator(first).downgrade(Target.parse("1"), OnDataLoss.REFUSE, new Silent()));
        String plain = migrator(first).state().interruptedInWords().orElseThrow();
        assertTrue(plain.endsWith("run downgrade -1."), plain);
        database.execute("INSERT INTO notes VALUES (1)");
        assertThrows(MigrationFailedException.class,
                () -> migrator(second).downgradeKeeping(Target.parse("1"), OnDataLoss.REFUSE, new Silent()));
        String keeping = migrator(second).state().interruptedInWords().orElseThrow();
        assertTrue(keeping.endsWith("run downgrade -1 --keep."), keeping);
    }

    @Test
    void withoutKeepNothingIsLostThatWasNotAllowed() throws SQLException {
        interrupt();
        String refused = assertThrows(MigrationRefusedException.class,
                () -> migrator(CORRECTED).downgrade(Target.parse("1"), OnDataLoss.REFUSE, new Silent())).getMessage();
        assertTrue(refused.contains("""
                This would destroy data, or could:
                  legs: 1 row
                  trips: 1 row
                  users.phone: 1 value
                Nothing was run. Repeat with --keep"""), refused);
        assertEquals(List.of("1"), database.strings("SELECT COUNT(*) FROM trips"));
        migrator(CORRECTED).downgradeKeeping(Target.parse("1"), OnDataLoss.REFUSE, new Silent());
        assertEquals(List.of("notes", "legs", "trips", "users (phone)"), kept());
    }

    @Test
    void withoutKeepItIsFinishedWhereNothingIsLeftToLose() throws SQLException {
        interrupt();
        database.execute("DELETE FROM trips", "DELETE FROM legs", "UPDATE users SET phone = NULL");
        migrator(CORRECTED).downgrade(Target.parse("1"), OnDataLoss.REFUSE, new Silent());
        assertEquals(List.of("notes"), kept());
        migrator(CORRECTED).upgrade(new Silent());
        migrator(CORRECTED).keptRows().restore(migrator(CORRECTED).state().currentRevision().orElseThrow(), new Silent());
        assertEquals(List.of("1"), database.strings("SELECT id FROM notes"));
    }

    /** As a kill leaves it behind the move, with and without the table that stands in. */
    @Test
    void aTableThatIsMovedAlreadyIsNotKnownToFail() throws Exception {
        interrupt();
        Kept entry;
        try (var other = database.connect()) {
            KeptSchema kept = KeptSchema.make(other);
            entry = kept.begin("2_trips", "trips", List.of());
            new Server(other).run("RENAME TABLE trips TO " + kept.table(entry.keptTable()));
        }
        requireNoFailure();
        try (var other = database.connect()) {
            new TableMove(new Server(other), KeptSchema.make(other), database.schema(), sql -> new Server(other).run(sql))
                    .run(entry);
        }
        requireNoFailure();
        for (OnDataLoss onDataLoss : OnDataLoss.values()) {
            String refused = assertThrows(MigrationRefusedException.class,
                    () -> migrator(CORRECTED).downgrade(Target.parse("1"), onDataLoss, new Silent())).getMessage();
            assertTrue(refused.endsWith("Nothing was run. Repeat it with --keep."), refused);
        }
        migrator(CORRECTED).downgradeKeeping(Target.parse("1"), OnDataLoss.REFUSE, new Silent());
        assertEquals(List.of("notes", "trips", "legs", "users (phone)"), kept());
    }

    /** The record says that the restore failed, although its own connections are gone. */
    @Test
    void aRestoreThatLosesItsConnectionIsRecordedAsFailed() throws Exception {
        Migrator migrator = migrator(CORRECTED);
        migrator.upgrade(new Silent());
        database.execute("INSERT INTO notes VALUES (1)");
        migrator.downgradeKeeping(Target.parse("1"), OnDataLoss.REFUSE, new Silent());
        migrator.upgrade(new Silent());
        CompletableFuture<Void> restore;
        try (Connection other = database.connect(); Statement statement = other.createStatement()) {
            statement.execute("LOCK TABLES notes WRITE");
            restore = CompletableFuture.runAsync(() -> migrator.keptRows().restore(migrator.state().revisions().find("2"),
                    new Silent()));
            await().until(() -> killWaiting() > 0);
        }
        Throwable failure = assertThrows(ExecutionException.class, () -> restore.get(30, TimeUnit.SECONDS)).getCause();
        assertInstanceOf(DatabaseUnavailableException.class, failure);
        assertEquals(List.of("failed"),
                database.strings("SELECT outcome FROM traveease_schema_runs WHERE command = 'restore'"));
    }

    /** @return how many there were */
    private int killWaiting() throws SQLException {
        List<String> waiting = database.strings("SELECT id FROM information_schema.processlist WHERE db = '%s' AND state LIKE "
                .formatted(database.schema()) + "'Waiting for table metadata lock'");
        for (String id : waiting) {
            database.execute("KILL " + id);
        }
        return waiting.size();
    }

    private void requireNoFailure() {
        Migrator migrator = migrator(CORRECTED);
        Forecast forecast = migrator.planning().forecast(migrator.planning().downgrade(Target.parse("1")), RuleSetting.usual());
        assertFalse(forecast.fails(), forecast.statements().toString());
        assertTrue(forecast.statements().get(1).algorithm().isPresent(), forecast.statements().toString());
    }

    private List<String> kept() {
        return migrator(CORRECTED).keptRows().all().stream().map(entry -> entry.kept().what()).toList();
    }
}
