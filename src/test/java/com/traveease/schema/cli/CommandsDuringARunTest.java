package com.traveease.schema.cli;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.traveease.testing.TestDatabase;

/** What commands say of a statement in batches that another process runs. */
class CommandsDuringARunTest {

    private static final List<List<String>> COMMANDS = List.of(List.of("status"), List.of("current"), List.of("history", "-v"));
    private static final int SLEEPERS = 30;

    @TempDir
    Path scripts;

    private TestDatabase database;

    @BeforeEach
    void create() throws Exception {
        database = TestDatabase.create();
        Files.writeString(scripts.resolve("V1__t.sql"),
                "CREATE TABLE t (id INT PRIMARY KEY, n INT NOT NULL DEFAULT 0);\nINSERT INTO t (id) WITH RECURSIVE n AS "
                        + "(SELECT 1 i UNION ALL SELECT i + 1 FROM n WHERE i < 1000) SELECT i FROM n;\nANALYZE TABLE t;");
        Files.writeString(scripts.resolve("V2__n.sql"), "DO 1;\n-- @batch for 20ms\nUPDATE t SET n = n + 1;");
        Files.writeString(scripts.resolve("U2__n.sql"), "-- @batch for 20ms\nUPDATE t SET n = n - 1;");
        assertEquals(0, run("upgrade", "1").exit());
    }

    @AfterEach
    void drop() throws SQLException {
        database.close();
    }

    private Run run(String... typed) {
        List<String> arguments = new ArrayList<>(Arrays.asList(typed));
        arguments.addAll(List.of("--locations", scripts.toString()));
        return Run.on(database, arguments.toArray(String[]::new));
    }

    private CompletableFuture<Run> started(String... typed) {
        return CompletableFuture.supplyAsync(() -> run(typed), task -> new Thread(task, "elsewhere").start());
    }

    private JsonNode running(List<String> command) throws Exception {
        List<String> typed = new ArrayList<>(command);
        typed.addAll(List.of("--output", "json"));
        Run run = run(typed.toArray(String[]::new));
        assertEquals(List.of(), OutputSchema.findings(run.out()), run.out());
        return new ObjectMapper().readTree(run.out()).path("running");
    }

    /** The reason of all of them, once all say that it waits. */
    private String reason(String words) throws Exception {
        String reason = "";
        for (List<String> command : COMMANDS) {
            await().until(() -> running(command).path("waiting").isObject());
            JsonNode running = running(command);
            reason = running.path("waiting").path("reason").asText();
            assertTrue(running.path("stage").asText().startsWith("waits: " + reason + "; since 0:"), running::toString);
            Run run = run(command.toArray(String[]::new));
            String told = command.contains("-v") ? run.out() : run.err();
            String before = command.contains("-v") ? "Running: " : "INFO  \\[traveease.schema] ";
            assertTrue(told.matches("(?s)(.*\n)?" + before + words + "waits: .+; since 0:\\d\\d\n.*"), run::toString);
        }
        return reason;
    }

    private void assertNothingIsLeft(String n) throws Exception {
        for (List<String> command : COMMANDS) {
            assertTrue(running(command).isNull(), command::toString);
            Run run = run(command.toArray(String[]::new));
            assertTrue(!run.err().contains("statement") && !run.out().contains("Running"), run::toString);
        }
        assertEquals(List.of(n), database.strings("SELECT DISTINCT n FROM t"));
        assertEquals(List.of(), database.strings("SELECT * FROM traveease_schema_journal"));
    }

    @Test
    void aLimitHoldsItUp() throws Exception {
        int limit = Integer.parseInt(database.strings("SELECT variable_value FROM performance_schema.global_status "
                + "WHERE variable_name = 'Threads_running'").get(0)) + SLEEPERS / 2;
        List<Connection> sleepers = new ArrayList<>();
        for (int i = 0; i < SLEEPERS; i++) {
            Connection sleeper = database.connect();
            sleepers.add(sleeper);
            new Thread(() -> sleep(sleeper), "sleeper").start();
        }
        CompletableFuture<Run> run = started("upgrade", "--throttle-threads", Integer.toString(limit));
        String reason = reason("V2__n.sql, statement 2 of 2: 0 %, ");
        assertTrue(reason.matches("\\d+ threads run, limit " + limit), reason);
        for (String id : database.strings("SELECT id FROM information_schema.processlist WHERE db = DATABASE() "
                + "AND info = 'DO SLEEP(60)'")) {
            database.execute("KILL " + id);
        }
        for (Connection sleeper : sleepers) {
            sleeper.close();
        }
        assertEquals(0, run.get(30, TimeUnit.SECONDS).exit());
        assertNothingIsLeft("1");
    }

    private static void sleep(Connection connection) {
        try (Statement statement = connection.createStatement()) {
            statement.execute("DO SLEEP(60)");
        } catch (SQLException e) {
            // It is ended by the test.
        }
    }

    @Test
    void rowsThatOthersHold() throws Exception {
        assertEquals(0, run("upgrade").exit());
        try (Connection other = database.connect(); Statement holding = other.createStatement()) {
            holding.execute("START TRANSACTION");
            holding.execute("SELECT * FROM t WHERE id = 700 FOR UPDATE");
            CompletableFuture<Run> run = started("downgrade", "1");
            String reason = reason("U2__n.sql, statement 1 of 1: [56]\\d %, about 0:[0-5]\\d left, [0-9 ]+ rows a second, ");
            assertTrue(reason
                    .matches("it timed out waiting for locks \\(possibly blocked by connection \\d+ \\(.* with a lock on "
                            + database.schema() + "\\.t\\)"),
                    reason);
            assertEquals("downgrade", running(COMMANDS.get(0)).path("direction").asText());
            holding.execute("ROLLBACK");
            assertEquals(0, run.get(60, TimeUnit.SECONDS).exit());
        }
        assertNothingIsLeft("0");
    }
}
