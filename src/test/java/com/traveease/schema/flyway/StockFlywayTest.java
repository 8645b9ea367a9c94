package com.traveease.schema.flyway;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.traveease.schema.config.ScriptConfiguration;
import com.traveease.schema.failure.MigrationFailedException;
import com.traveease.schema.failure.MigrationStoppedException;
import com.traveease.schema.history.MigrationRefusedException;
import com.traveease.schema.history.SchemaState;
import com.traveease.schema.history.SeenRevisions;
import com.traveease.schema.lock.LockTimeoutException;
import com.traveease.schema.lock.SchemaLock;
import com.traveease.schema.migration.Migrator;
import com.traveease.schema.revision.HistoryRules;
import com.traveease.schema.revision.Step;
import com.traveease.schema.script.ScriptReading;
import com.traveease.testing.BuiltIn;
import com.traveease.testing.Silent;
import com.traveease.testing.TestDatabase;

/** Stock Flyway where it is chosen, beside this program's own engine. */
class StockFlywayTest {

    private static final HistoryRules RULES = new HistoryRules(HistoryRules.TABLE, false, Set.of());
    private static final String HISTORY = "SELECT CONCAT_WS(' ', installed_rank, version, description, type, script, checksum, "
            + "installed_by, success) FROM flyway_schema_history ORDER BY installed_rank";

    @TempDir
    Path folder;
    private TestDatabase database;

    @BeforeEach
    void create() {
        database = TestDatabase.create();
    }

    @AfterEach
    void drop() throws SQLException {
        database.close();
    }

    @Test
    void makesTheSchemaAndTheHistoryThatOurEngineMakes() throws SQLException {
        ScriptConfiguration builtIn = new ScriptConfiguration(List.of(), ScriptReading.PLAIN, RULES);
        Silent listener = new Silent();

        SchemaState state = stock(builtIn).adoptAndUpgrade(listener, new SeenRevisions());

        assertTrue(state.isAtHead());
        assertEquals(BuiltIn.idsAbove("000"), listener.finished.stream().map(Step::id).toList());
        try (TestDatabase ours = TestDatabase.create()) {
            new Migrator(ours.database(), builtIn.revisions(), Duration.ofMinutes(1)).upgrade(new Silent());
            assertEquals(ours.definitions(), database.definitions());
            assertEquals(ours.strings(HISTORY), database.strings(HISTORY));
        }
        assertEquals(List.of(),
                new Migrator(database.database(), builtIn.revisions(), Duration.ofMinutes(1)).state().problems());
    }

    @Test
    void followsOurSettings() throws Exception {
        Files.write(folder.resolve("V1__one.sql"),
                "CREATE TABLE ${name} (id INT PRIMARY KEY COMMENT 'Größe');".getBytes(StandardCharsets.ISO_8859_1));
        Files.createDirectories(folder.resolve("later"));
        write("later/V3__three.sql", "CREATE TABLE three (id INT PRIMARY KEY);");
        write("R__view.sql", "CREATE OR REPLACE VIEW all_ones AS SELECT id FROM ${name};");
        ScriptConfiguration settings = new ScriptConfiguration(List.of("filesystem:" + folder),
                new ScriptReading(StandardCharsets.ISO_8859_1, Optional.of(Map.of("name", "ones"))),
                new HistoryRules("our_history", true, Set.of()));
        stock(settings).adoptAndUpgrade(new Silent(), new SeenRevisions());
        write("V2__two.sql", "CREATE TABLE two (text VARCHAR(9) DEFAULT '${x}');");
        write("V2__two.sql.conf", "placeholderReplacement=false\n");

        SchemaState state = stock(settings).adoptAndUpgrade(new Silent(), new SeenRevisions());

        assertTrue(state.isUpToDate());
        assertEquals(List.of(), state.problems());
        assertEquals(List.of("all_ones", "ones", "our_history", "three", "two"), database.strings("SHOW TABLES"));
        assertEquals(List.of("Größe"), database.strings("SELECT column_comment FROM information_schema.columns "
                + "WHERE table_schema = DATABASE() AND table_name = 'ones'"));
        assertEquals(List.of("1", "3", "2"),
                database.strings("SELECT version FROM our_history WHERE version IS NOT NULL ORDER BY installed_rank"));
        assertEquals(List.of("${x}"), database.strings("SELECT column_default FROM information_schema.columns "
                + "WHERE table_schema = DATABASE() AND table_name = 'two'"));
    }

    @Test
    void aFailureIsOneSentenceOfFlywayAndWhatToDo() throws Exception {
        write("V1__one.sql", "CREATE TABLE one (id INT);");
        write("V2__two.sql", "CREATE TABLE two (id INT);\n\nCREATE TABLE one (secret_column INT);");

        MigrationFailedException failed = assertThrows(MigrationFailedException.class,
                () -> stock(own()).adoptAndUpgrade(new Silent(), new SeenRevisions()));

        assertEquals("Failed to execute script V2__two.sql: Table 'one' already exists (error 1050, line 3). 2_two may be "
                + "applied in part: a run that applied or undid it did not finish. Complete it by hand and record that "
                + "(stamp 2), or undo it by hand and record that (stamp 1).", failed.getMessage());
        assertEquals(List.of("1 1", "2 0"), versions());
    }

    @Test
    void aSecretOfAFailedStatementIsNotRepeated() throws Exception {
        write("V1__one.sql", "CREATE USER app@localhost IDENTIFIED BY '${app_password}' PASSWORD EXPIRES;");
        ScriptConfiguration settings = new ScriptConfiguration(List.of("filesystem:" + folder),
                new ScriptReading(StandardCharsets.UTF_8, Optional.of(Map.of("app_password", "s3cr3t-p4ss"))), RULES);

        MigrationFailedException failed = assertThrows(MigrationFailedException.class,
                () -> stock(settings).adoptAndUpgrade(new Silent(), new SeenRevisions()));

        assertTrue(failed.getMessage().startsWith("Failed to execute script V1__one.sql: "), failed.getMessage());
        assertFalse(failed.getMessage().contains("s3cr3t"), failed.getMessage());
    }

    @Test
    void whatOurEngineWasInterruptedInIsRefused() throws Exception {
        write("V1__one.sql", "CREATE TABLE one (id INT);");
        write("V2__two.sql", "CREATE TABLE two (id INT);\nCREATE TABLE one (id INT);");
        assertThrows(MigrationFailedException.class, () -> migrator(own()).upgrade(new Silent()));
        write("V2__two.sql", "CREATE TABLE two (id INT);\nCREATE TABLE three (id INT);");

        MigrationRefusedException refused = assertThrows(MigrationRefusedException.class,
                () -> stock(own()).adoptAndUpgrade(new Silent(), new SeenRevisions()));

        assertTrue(refused.getMessage().endsWith("Stock Flyway cannot resume it. Run upgrade, or start once without "
                + "QUARKUS_FLYWAY_ACTIVE. Nothing was run."), refused.getMessage());
        assertTrue(migrator(own()).upgrade(new Silent()).isAtHead());
        assertEquals(0, stock(own()).adoptAndUpgrade(new Silent(), new SeenRevisions()).pending().size());
    }

    @Test
    void whileOurEngineHasTheLockItWaits() throws Exception {
        write("V1__one.sql", "CREATE TABLE one (id INT);");
        try (Connection other = database.connect()) {
            new SchemaLock(other).acquire(Duration.ofSeconds(5), holder -> {
            });
            StockFlyway stock = new StockFlyway(database.database(), own(), own().revisions(), Duration.ofSeconds(1),
                    StockFlywayTest::plain);
            LockTimeoutException locked = assertThrows(LockTimeoutException.class,
                    () -> stock.adoptAndUpgrade(new Silent(), new SeenRevisions()));
            assertTrue(locked.getMessage().startsWith("The lock of this schema is still held by connection "),
                    locked.getMessage());
        }
        assertEquals(List.of(), database.strings("SHOW TABLES"));
    }

    /** The lock goes with the connection that the statements run on, which outlives the process. */
    @Test
    void whileFlywayRunsTheLockIsOnItsConnection() throws Exception {
        write("V1__one.sql", "CREATE TABLE one (n INT);\nINSERT INTO one VALUES (1);\nDO SLEEP(2);");
        CompletableFuture<SchemaState> run = CompletableFuture
                .supplyAsync(() -> stock(own()).adoptAndUpgrade(new Silent(), new SeenRevisions()));
        await().until(() -> !database.strings("SELECT id FROM information_schema.processlist WHERE info LIKE 'DO SLEEP(2)%' "
                + "AND id = IS_USED_LOCK('" + SchemaLock.nameFor(database.schema()) + "')").isEmpty());
        assertTrue(run.get().isAtHead());
    }

    @Test
    void toldToEndItEndsBetweenTwoScripts() throws Exception {
        write("V1__one.sql", "CREATE TABLE one (id INT);");
        write("V2__two.sql", "CREATE TABLE two (id INT);");
        StockFlyway stock = stock(own());

        assertThrows(MigrationStoppedException.class, () -> stock.adoptAndUpgrade(new Silent() {
            @Override
            public void started(Step step) {
                stock.stop();
            }
        }, new SeenRevisions()));

        assertEquals(List.of("1 1"), versions());
        assertTrue(stock(own()).adoptAndUpgrade(new Silent(), new SeenRevisions()).isAtHead());
    }

    @Test
    void aStatementThatTakesTooLongIsCancelled() throws Exception {
        write("V1__one.sql",
                "CREATE TABLE one (n INT);\nINSERT INTO one VALUES (1);\nUPDATE one SET n = 2 WHERE SLEEP(60) = 0;");
        StockFlyway stock = stock(own());
        CompletableFuture<SchemaState> run = CompletableFuture
                .supplyAsync(() -> stock.adoptAndUpgrade(new Silent(), new SeenRevisions()));
        await().until(() -> !database.strings(
                "SELECT id FROM information_schema.processlist WHERE info LIKE 'UPDATE one%' AND db = DATABASE()").isEmpty());
        stock.stop();
        stock.interrupt();

        assertTrue(assertThrows(Exception.class, run::get).getCause().getMessage().contains("V1__one.sql"));
        assertEquals(List.of("1 0"), versions());
    }

    private List<String> versions() throws SQLException {
        return database.strings("SELECT CONCAT(version, ' ', success) FROM flyway_schema_history ORDER BY installed_rank");
    }

    private void write(String name, String sql) throws IOException {
        Files.writeString(folder.resolve(name), sql);
    }

    private ScriptConfiguration own() {
        return new ScriptConfiguration(List.of("filesystem:" + folder), ScriptReading.PLAIN, RULES);
    }

    private Migrator migrator(ScriptConfiguration scripts) {
        return new Migrator(database.database(), scripts.revisions(), Duration.ofMinutes(1));
    }

    private StockFlyway stock(ScriptConfiguration scripts) {
        return new StockFlyway(database.database(), scripts, scripts.revisions(), Duration.ofMinutes(1),
                StockFlywayTest::plain);
    }

    /** Without Quarkus. */
    private static Flyway plain() {
        return Flyway.configure().locations("filesystem:src/main/resources/db/migration").load();
    }
}
