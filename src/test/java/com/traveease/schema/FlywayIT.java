package com.traveease.schema;

import static com.traveease.testing.PackagedProgram.environment;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.traveease.testing.BuiltIn;
import com.traveease.testing.PackagedProgram;
import com.traveease.testing.TestDatabase;

/** The packaged program with stock Flyway, and without. */
class FlywayIT {

    private static final Duration LONG = Duration.ofSeconds(120);
    private static final String LIMITS = "Stock Flyway applies the scripts here (QUARKUS_FLYWAY_ACTIVE=true). ";
    private static final Pattern LOADED = Pattern.compile("\\s(org\\.flywaydb\\.\\S+) source: ");

    @TempDir
    Path directory;
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
    void theServiceAppliesAllPhases() throws Exception {
        try (PackagedProgram service = PackagedProgram.start(flyway())) {
            await().atMost(LONG).until(() -> service.get("/q/health/ready").status() == 200);
            assertTrue(service.get("/schema/version").body().contains("\"current\":\"" + BuiltIn.HEAD), service.output());
            assertTrue(service.output().contains(LIMITS), service.output());
            assertTrue(service.output().contains("Running upgrade of 001_initial_sqlalchemy_models"), service.output());
            assertTrue(service.output().contains("005_analytics_reporting_layer is applied, "), service.output());
        }
        assertAllPhases();
        PackagedProgram check = PackagedProgram.start(environment(database), "check");
        assertEquals(0, check.await(), check.output());
    }

    @Test
    void initAndExitAppliesAllPhasesAndEnds() throws Exception {
        PackagedProgram first = PackagedProgram.start(initAndExit());
        assertEquals(0, first.await(), first.output());
        assertTrue(first.output().contains(LIMITS), first.output());
        assertTrue(first.output().contains("Running upgrade  -> 001_initial_sqlalchemy_models, initial sqlalchemy models"),
                first.output());
        assertFalse(first.output().contains("Listening on"), first.output());
        assertAllPhases();

        PackagedProgram second = PackagedProgram.start(initAndExit());
        assertEquals(0, second.await(), second.output());
        assertTrue(second.output().endsWith("INFO  [traveease.schema] Schema is at " + BuiltIn.HEAD + " (head)\n"),
                second.output());
    }

    @Test
    void aFolderOfOnesOwnIsAppliedWithItsSettings() throws Exception {
        write("V1__one.sql", "CREATE TABLE ${name} (id INT);");
        Map<String, String> environment = initAndExit();
        environment.put("SCHEMA_PLACEHOLDERS_NAME", "ones");
        environment.put("SCHEMA_TABLE", "our_history");
        PackagedProgram program = PackagedProgram.start(environment);
        assertEquals(0, program.await(), program.output());
        assertEquals(List.of("ones", "our_history"), database.strings("SHOW TABLES"));
    }

    @Test
    void aScriptThatFailsIsFlywaysSentenceAndNoTrace() throws Exception {
        write("V1__one.sql", "CREATE TABLE one (id INT);\nCREATE TABLE one (id INT);");
        String sentence = "Failed to execute script V1__one.sql: Table 'one' already exists (error 1050, line 2).";
        try (PackagedProgram service = PackagedProgram.start(own(flyway()))) {
            await().atMost(LONG).until(() -> service.get("/q/health/ready").body().contains("\"failed\""));
            assertTrue(service.get("/q/health/ready").body().contains(sentence), service.get("/q/health/ready").body());
            assertEquals(200, service.get("/q/health/live").status());
            assertFalse(service.output().contains("\tat "), service.output());
        }
        database.execute("DROP TABLE one", "DROP TABLE flyway_schema_history");
        PackagedProgram init = PackagedProgram.start(initAndExit());
        assertEquals(3, init.await(), init.output());
        assertTrue(init.output().contains("FAILED: " + sentence), init.output());
        assertFalse(init.output().contains("\tat "), init.output());
    }

    /** What is said where it is chosen. */
    @Test
    void aScriptThatIsKilledIsNotResumed() throws Exception {
        write("V1__one.sql", "CREATE TABLE one (id INT);\nDO SLEEP(5);");
        try (PackagedProgram service = PackagedProgram.start(own(flyway()))) {
            await().atMost(LONG).until(() -> service.port().isPresent() && database.strings("SHOW TABLES").contains("one"));
        }
        PackagedProgram init = PackagedProgram.start(initAndExit());
        assertEquals(3, init.await(), init.output());
        assertTrue(init.output().contains("Failed to execute script V1__one.sql: Table 'one' already exists"), init.output());
    }

    @Test
    void bothEnginesTakeTurns() throws Exception {
        try (PackagedProgram flyway = PackagedProgram.start(flyway());
                PackagedProgram journaled = PackagedProgram.start(environment(database))) {
            for (PackagedProgram service : List.of(flyway, journaled)) {
                await().atMost(LONG).until(() -> service.get("/q/health/ready").status() == 200);
            }
            assertAllPhases();
        }
    }

    @Test
    void whileTheDatabaseIsAwayTheServiceWaits() throws Exception {
        Map<String, String> environment = new HashMap<>(environment("jdbc:mysql://127.0.0.1:1/traveease", "app", "x"));
        environment.put("QUARKUS_FLYWAY_ACTIVE", "true");
        try (PackagedProgram service = PackagedProgram.start(environment)) {
            await().atMost(LONG).until(() -> service.get("/q/health/ready").body().contains("Nothing listens at 127.0.0.1:1"));
            assertEquals(200, service.get("/q/health/live").status());
            assertFalse(service.output().contains("\tat "), service.output());
        }
    }

    @Test
    void aChoiceThatIsNeitherTrueNorFalseIsWrongUsage() throws Exception {
        Map<String, String> environment = flyway();
        environment.put("QUARKUS_FLYWAY_ACTIVE", "ture");
        PackagedProgram program = PackagedProgram.start(environment);
        assertEquals(2, program.await(), program.output());
        assertEquals("FAILED: quarkus.flyway.active is 'ture'; it takes true or false.\n", program.output());
    }

    /** Of a binary nothing is loaded; the same code leaves the same classes alone there. */
    @Test
    void whereItIsNotChosenFlywayIsNotLoaded() throws Exception {
        assumeFalse(PackagedProgram.isNative());
        Path ofService = directory.resolve("service.log");
        try (PackagedProgram service = PackagedProgram.start(listing(ofService))) {
            await().atMost(LONG).until(() -> service.get("/q/health/ready").status() == 200);
        }
        // Types of beans that the extension has declared; no Flyway is made, and nothing is configured or read.
        List<String> types = loaded(ofService);
        assertTrue(types.size() < 25, types.toString());
        assertEquals(List.of(), types.stream().filter(type -> type.matches(
                ".*\\.(configuration|database|command|resolver|resource|plugin|extensibility|parser|jdbc)\\..*")).toList());

        Path ofCommand = directory.resolve("command.log");
        PackagedProgram command = PackagedProgram.start(listing(ofCommand), "current");
        assertEquals(0, command.await(), command.output());
        assertEquals(List.of(), loaded(ofCommand));
    }

    private Map<String, String> listing(Path file) {
        Map<String, String> environment = new HashMap<>(environment(database));
        environment.put("JAVA_TOOL_OPTIONS", "-Xshare:auto -Xlog:class+load=info:file=" + file);
        return environment;
    }

    private static List<String> loaded(Path file) throws Exception {
        return LOADED.matcher(Files.readString(file)).results().map(found -> found.group(1)).sorted().toList();
    }

    private Map<String, String> flyway() {
        Map<String, String> environment = new HashMap<>(environment(database));
        environment.put("QUARKUS_FLYWAY_ACTIVE", "true");
        return environment;
    }

    private Map<String, String> initAndExit() throws Exception {
        Map<String, String> environment = flyway();
        environment.put("QUARKUS_INIT_AND_EXIT", "true");
        return own(environment);
    }

    /** With the folder, where something was written to it. */
    private Map<String, String> own(Map<String, String> environment) throws Exception {
        if (Files.exists(directory.resolve("V1__one.sql"))) {
            environment.put("SCHEMA_LOCATIONS", "filesystem:" + directory);
        }
        return environment;
    }

    private void write(String name, String sql) throws Exception {
        Files.writeString(directory.resolve(name), sql);
    }

    private void assertAllPhases() throws SQLException {
        assertEquals(BuiltIn.versions(),
                database.strings("SELECT version FROM flyway_schema_history WHERE success ORDER BY installed_rank"));
    }
}
