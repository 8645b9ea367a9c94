package com.traveease.schema;

import static com.traveease.testing.PackagedProgram.environment;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.traveease.testing.BuiltIn;
import com.traveease.testing.PackagedProgram;
import com.traveease.testing.TestDatabase;

/** The packaged program as a command: its streams, its exit codes, and that it ends. */
class CommandIT {

    private static final String SECRET = "wr0ng-p4ss";
    private static final Map<String, String> NOWHERE = environment("jdbc:mysql://127.0.0.1:1/traveease", "app", SECRET);

    @TempDir
    Path directory;

    private record Outcome(int exit, String out, String err) {
    }

    private Outcome run(Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
        Path out = directory.resolve("out");
        Path err = directory.resolve("err");
        Process process = PackagedProgram.builder(environment, arguments).redirectOutput(out.toFile())
                .redirectError(err.toFile()).start();
        return new Outcome(exit(process), Files.readString(out), Files.readString(err));
    }

    private static int exit(Process process) throws InterruptedException {
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("It does not end");
        }
        return process.exitValue();
    }

    @Test
    void answersAreOnStdoutAndLogsOnStderr() throws Exception {
        try (TestDatabase database = TestDatabase.create()) {
            Map<String, String> environment = environment(database);
            Outcome upgrade = run(environment, "upgrade", "002");
            assertEquals(
                    new Outcome(0, "",
                            """
                                    INFO  [traveease.schema] Running upgrade  -> 001_initial_sqlalchemy_models, initial sqlalchemy models
                                    INFO  [traveease.schema] Running upgrade 001_initial_sqlalchemy_models -> 002_flight_booking_schema, flight booking schema
                                    INFO  [traveease.schema] Verified: 10 assertions hold
                                    INFO  [traveease.schema] Schema is at 002_flight_booking_schema
                                    """),
                    upgrade);
            assertEquals(new Outcome(0, "002_flight_booking_schema\n", ""), run(environment, "current"));

            Outcome inJson = run(environment, "upgrade", "--output", "json");
            assertEquals(0, inJson.exit(), inJson.err());
            assertEquals(1, inJson.out().lines().count(), inJson.out());
            assertTrue(inJson.out().startsWith("{\"command\":\"upgrade\",\"dryRun\":false,"), inJson.out());
            assertTrue(inJson.err().contains("Running upgrade 002_flight_booking_schema -> 003_"), inJson.err());

            assertEquals(new Outcome(0, """
                    History
                      Target database is up to date.
                    Live schema
                      The schema is as it was recorded at 005_analytics_reporting_layer.
                    Model
                      The scripts produce what the model declares.
                    """, ""), run(environment, "check"));
            Outcome down = run(environment, "downgrade", "-1");
            assertEquals(0, down.exit(), down.err());
            assertEquals(new Outcome(0, "004_tours_compliance_schema\n", ""), run(environment, "current"));
            assertEquals(1, run(environment, "current", "--check-heads").exit());
        }
    }

    @Test
    void whatTheScriptsSayNeedsNoDatabase() throws Exception {
        Outcome history = run(NOWHERE, "history");
        assertEquals(0, history.exit(), history.err());
        assertEquals(5, history.out().lines().count(), history.out());
        assertEquals("", history.err());
        assertEquals(new Outcome(0, BuiltIn.HEAD + " (head)\n", ""), run(Map.of(), "heads"));
        assertTrue(run(Map.of(), "show", "003").out().contains("Path: db/migration/V003__accommodation_mobility_schema.sql\n"));
        assertTrue(run(Map.of(), "history", "-r", "-1:").out()
                .startsWith(BuiltIn.ids().get(BuiltIn.COUNT - 2) + " -> " + BuiltIn.HEAD));
        Outcome sql = run(Map.of(), "upgrade", "--sql");
        assertEquals(0, sql.exit(), sql.err());
        assertTrue(sql.out().contains("-- Running upgrade  -> 001_initial_sqlalchemy_models\n"), sql.out());
        assertEquals(0, run(Map.of(), "completion").exit());
    }

    @ParameterizedTest
    @CsvSource({ "windows-1252, Köln", "ISO-8859-2, Łódź", "windows-1251, Москва", "GBK, 北京", "Shift_JIS, 東京", "EUC-KR, 서울" })
    void scriptsMayBeInTheEncodingsThatMySqlKnows(String encoding, String city) throws Exception {
        Files.writeString(directory.resolve("V1__city.sql"), "INSERT INTO cities (name) VALUES ('" + city + "');\n",
                Charset.forName(encoding));
        Outcome sql = run(Map.of(), "upgrade", "--sql", "--encoding", encoding, "--locations", "filesystem:" + directory);
        assertEquals(0, sql.exit(), sql.err());
        assertTrue(sql.out().contains("VALUES ('" + city + "');"), sql.out());
    }

    @Test
    void downgradeAsSqlHasToBeToldWhereFrom() throws Exception {
        Outcome refused = run(Map.of(), "downgrade", "base", "--sql");
        assertEquals(2, refused.exit());
        assertTrue(refused.err().startsWith("FAILED: downgrade with --sql requires <fromrev>:<torev>"), refused.err());
    }

    @Test
    void aReaderThatHasSeenEnoughIsNoFailure() throws Exception {
        Path err = directory.resolve("err");
        Process process = PackagedProgram.builder(Map.of(), "history", "-v").redirectError(err.toFile()).start();
        try (BufferedReader lines = process.inputReader()) {
            assertEquals("Rev: " + BuiltIn.HEAD + " (head)", lines.readLine());
        }
        assertEquals(0, exit(process));
        assertEquals("", Files.readString(err));
    }

    @Test
    void aReaderThatIsGoneIsNoFailure() throws Exception {
        Path err = directory.resolve("err");
        Process process = PackagedProgram.builder(Map.of(), "history", "-v").redirectError(err.toFile()).start();
        process.getInputStream().close();
        assertEquals(0, exit(process));
        assertEquals("", Files.readString(err));
    }

    @Test
    void mistakesAreASentenceOnStderrWithoutAStackTrace() throws Exception {
        try (TestDatabase database = TestDatabase.create()) {
            Map<String, String> here = environment(database);
            assertMistake(2, run(here, "upgrade", "zzz"));
            assertMistake(2, run(here, "upgrade", ""));
            assertMistake(2, run(here, "downgrade", "-1"));
            assertMistake(2, run(here, "history", "-r", "004:002"));
            assertMistake(2, run(here, "upgade"));
            assertMistake(2, run(here, "upgrade", "--dryrun"));
            assertMistake(2, run(here, "heads", "--encoding", "latin-nine", "--locations", "filesystem:" + directory));
            assertMistake(2, run(here, "upgrade", "--locations", "filesystem:" + directory.resolve("missing")));
            assertMistake(2, run(Map.of(), "current"));
            assertMistake(2, run(Map.of(), "current", "--url", "postgresql://app:" + SECRET + "@localhost/traveease"));
            assertMistake(3, run(NOWHERE, "current"));
            assertMistake(3, run(NOWHERE, "upgrade"));
            assertMistake(3, run(environment(database.jdbcUrl(), database.user(), SECRET), "check"));
            assertEquals(List.of(), database.strings("SHOW TABLES"));
        }
    }

    private static void assertMistake(int exit, Outcome outcome) {
        assertEquals(exit, outcome.exit(), outcome.err());
        assertEquals("", outcome.out());
        assertTrue(outcome.err().startsWith("FAILED: "), outcome.err());
        assertTrue(outcome.err().lines().count() <= 4, outcome.err());
        assertFalse(outcome.err().contains("\tat ") || outcome.err().contains("Exception"), outcome.err());
        assertFalse(outcome.err().contains(SECRET), outcome.err());
    }

    @Test
    void withoutATerminalThereAreNoEscapeCodes() throws Exception {
        try (TestDatabase database = TestDatabase.create()) {
            Map<String, String> environment = environment(database);
            for (String[] command : List.of(new String[] { "upgrade" }, new String[] { "history", "-v", "-i" },
                    new String[] { "downgrade", "base" }, new String[] { "--help" }, new String[] { "upgrade", "--help" },
                    new String[] { "upgade" })) {
                Outcome outcome = run(environment, command);
                assertFalse((outcome.out() + outcome.err()).contains("\u001b"), outcome.toString());
                assertFalse((outcome.out() + outcome.err()).contains("\r"), outcome.toString());
            }
        }
    }

    @Test
    void textIsInUtf8WhateverTheLocaleIs() throws Exception {
        Outcome shown = run(Map.of("LC_ALL", "C", "LANG", "C"), "show", "001");
        assertTrue(shown.out().contains("finds \"Málaga\""), shown.out());
    }

    @Test
    void everyCommandHasHelpWithAnExample() throws Exception {
        for (String command : List.of("upgrade", "downgrade", "current", "status", "history", "heads", "show", "check", "stamp",
                "repair", "resolve", "revision", "wait", "adopt", "serve", "health", "completion")) {
            Outcome help = run(Map.of(), command, "--help");
            assertEquals(0, help.exit(), command + help.err());
            assertTrue(help.out().contains("Example"), command + help.out());
            assertEquals("", help.err());
        }
    }
}
