package com.traveease.schema.migration;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.traveease.schema.history.SchemaState;
import com.traveease.schema.lock.SchemaLock;
import com.traveease.schema.revision.ScriptFolder;
import com.traveease.schema.script.ScriptReading;
import com.traveease.testing.Silent;
import com.traveease.testing.TestDatabase;

/** Stock Flyway in another process, and this program: neither runs while the other does. */
class FlywayTurnsTest {

    private static final String SLOW = "CREATE TABLE one (id INT PRIMARY KEY);\nDO SLEEP(6);\n";

    @TempDir
    Path folder;
    private TestDatabase database;

    @BeforeEach
    void create() throws IOException {
        database = TestDatabase.create();
        Files.writeString(folder.resolve("V1__one.sql"), SLOW);
        Files.writeString(folder.resolve("V2__two.sql"), "CREATE TABLE two (id INT PRIMARY KEY);");
    }

    @AfterEach
    void drop() throws SQLException {
        database.close();
    }

    @Test
    void whileFlywayAppliesAScriptThisProgramWaits() throws Exception {
        Migrator migrator = migrator();
        migrator.state();
        CompletableFuture<Integer> flyway = CompletableFuture.supplyAsync(() -> flyway().migrate().migrationsExecuted);
        await().until(() -> isHeld(flywaysLock()));
        List<String> holders = new CopyOnWriteArrayList<>();

        SchemaState state = migrator.upgrade(new Silent() {
            @Override
            public void waitingForLock(String holder, SchemaState now) {
                holders.add(holder);
            }
        });

        assertTrue(state.isAtHead());
        assertTrue(holders.get(0).startsWith("stock Flyway on connection "), holders.toString());
        flyway.get(1, TimeUnit.MINUTES);
        assertEquals(List.of("1 1", "2 1"), applied());
        flyway().validate();
    }

    @Test
    void whileThisProgramMigratesFlywayWaits() throws Exception {
        CompletableFuture<SchemaState> ours = CompletableFuture.supplyAsync(() -> migrator().upgrade(new Silent()));
        await().until(() -> isHeld(SchemaLock.nameFor(database.schema())));
        assertTrue(isHeld(flywaysLock()));

        // It validates before it asks for its lock, and then takes what is under way for failed: it does not run either.
        Flyway unvalidated = Flyway.configure().configuration(flyway().getConfiguration()).validateOnMigrate(false).load();
        assertEquals(0, unvalidated.migrate().migrationsExecuted);

        assertTrue(ours.get(1, TimeUnit.MINUTES).isAtHead());
        assertEquals(List.of("1 1", "2 1"), applied());
        assertFalse(isHeld(flywaysLock()));
    }

    @Test
    void theLockGoesByTheNameOfTheHistory() {
        assertFalse(SchemaLock.flywaysNameFor("a", "one").equals(SchemaLock.flywaysNameFor("a", "two")));
    }

    private String flywaysLock() {
        return SchemaLock.flywaysNameFor(database.schema(), "flyway_schema_history");
    }

    private boolean isHeld(String lock) throws SQLException {
        return database.strings("SELECT IS_USED_LOCK('" + lock + "')").get(0) != null;
    }

    private List<String> applied() throws SQLException {
        return database.strings("SELECT CONCAT(version, ' ', COUNT(*)) FROM flyway_schema_history WHERE success "
                + "AND version IS NOT NULL GROUP BY version ORDER BY version");
    }

    private Migrator migrator() {
        return new Migrator(database.database(), ScriptFolder.of(List.of("filesystem:" + folder), ScriptReading.PLAIN),
                Duration.ofMinutes(1));
    }

    private Flyway flyway() {
        return Flyway.configure().dataSource(database.jdbcUrl(), database.user(), database.password())
                .locations("filesystem:" + folder).load();
    }
}
