package com.traveease.schema.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.traveease.testing.TestDatabase;

/** {@code pause} and {@code resume} as they are typed, and what is set of the throttle on the command line. */
class PauseCommandTest {

    private static final String TIME = "20\\d\\d-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d UTC";

    @TempDir
    Path scripts;

    private TestDatabase database;

    @BeforeEach
    void create() {
        database = TestDatabase.create();
    }

    @AfterEach
    void drop() throws SQLException {
        database.close();
    }

    private Run run(String... typed) {
        return Run.on(database, typed);
    }

    private static void assertSaid(String expected, Run run) {
        assertEquals(0, run.exit(), run.err());
        assertEquals("", run.out());
        assertTrue(run.err().matches("INFO  \\[traveease.schema] " + expected + "\n"), run.err());
    }

    @Test
    void aPauseIsShownUntilItIsLifted() {
        assertSaid("Paused by \\S+@\\S+ since " + TIME + ": sale until noon. Statements in batches wait until resume.",
                run("pause", "-m", "  sale\nuntil noon "));
        assertSaid("Already paused by \\S+@\\S+ since " + TIME + ": sale until noon. Nothing was changed.", run("pause"));
        assertSaid("Already paused by \\S+@\\S+ since " + TIME + ": sale until noon. Nothing was changed.",
                run("pause", "-m", "sale until noon"));
        for (String command : new String[] { "status", "current" }) {
            String shown = run(command).err();
            assertTrue(
                    shown.matches("WARN  \\[traveease.schema] Statements in batches have been paused by \\S+@\\S+ since " + TIME
                            + ": sale until noon. They wait until resume.\n"),
                    shown);
            Run json = run(command, "--output", "json");
            assertTrue(json.out().matches("(?s).*\"paused\":\\{\"by\":\"\\S+@\\S+\",\"since\":\"20[^\"]*Z\","
                    + "\"reason\":\"sale until noon\"}.*"), json.out());
            assertEquals(List.of(), OutputSchema.findings(json.out()), json.out());
        }
        assertSaid("Resumed; it was paused by \\S+@\\S+ since " + TIME + ": sale until noon.", run("resume"));
        assertSaid("It was not paused. Nothing was changed.", run("resume"));
        assertEquals("", run("status").err());
        assertTrue(run("status", "--output", "json").out().contains("\"paused\":null"));
    }

    @Test
    void statusAndCurrentTakeOneConnection() throws SQLException {
        for (String command : new String[] { "status", "current" }) {
            String user = command + "_" + database.schema().substring(5, 20);
            database.execute("CREATE USER '%s'@'%%' IDENTIFIED BY 'x' WITH MAX_CONNECTIONS_PER_HOUR 1".formatted(user),
                    "GRANT SELECT ON `%s`.* TO '%s'@'%%'".formatted(database.schema().replace("_", "\\_"), user));
            try {
                Run run = Run.on(database, user, "x", List.of(command));
                assertEquals(0, run.exit(), run.err());
            } finally {
                database.execute("DROP USER '%s'@'%%'".formatted(user));
            }
        }
    }

    @Test
    void aSecondReasonReplacesTheFirst() throws SQLException {
        assertEquals(0, run("pause", "-m", "sale").exit());
        String since = database.strings("SELECT started_at FROM traveease_schema_journal").get(0);
        assertSaid("The reason was changed: paused by \\S+@\\S+ since " + TIME + ": backup.", run("pause", "-m", "backup"));
        assertEquals(List.of(since), database.strings("SELECT started_at FROM traveease_schema_journal"));
        Run json = run("pause", "-m", "sale", "--output", "json");
        assertTrue(json.out().matches("(?s).*\"changed\":true,.*\"reason\":\"sale\".*"), json.out());
        assertSaid("Resumed; it was paused by \\S+@\\S+ since " + TIME + ": sale.", run("resume"));
    }

    @Test
    void asJson() {
        for (String[] typed : new String[][] { { "resume" }, { "pause" }, { "pause", "-m", "b" }, { "resume" } }) {
            Run run = run(typed[0], "--output", "json");
            assertEquals("", run.err());
            assertEquals(0, run.exit());
            assertEquals(List.of(), OutputSchema.findings(run.out()), run.out());
        }
        assertEquals("{\"command\":\"resume\",\"changed\":false,\"paused\":null}\n", run("resume", "--output", "json").out());
        assertTrue(run("pause", "--output", "json").out().contains("\"reason\":null}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "--throttle-threads=many | SCHEMA_THROTTLE_THREADS (--throttle-threads) is a number of threads, at least 2 because the run itself is one of them, or off; not 'many'.",
            "--throttle-threads=0 | SCHEMA_THROTTLE_THREADS (--throttle-threads) is a number of threads, at least 2 because the run itself is one of them, or off; not '0'.",
            "--throttle-threads=1 | SCHEMA_THROTTLE_THREADS (--throttle-threads) is a number of threads, at least 2 because the run itself is one of them, or off; not '1'.",
            "--throttle-history=-1 | SCHEMA_THROTTLE_HISTORY (--throttle-history) is a number of entries, or off; not '-1'.",
            "--throttle-redo=101% | SCHEMA_THROTTLE_REDO (--throttle-redo) is a percentage from 1 to 100, or off; not '101'.",
            "--throttle-delay=soon | SCHEMA_THROTTLE_DELAY (--throttle-delay) is a time such as 2s or 1m, or off; not 'soon'.",
            "--replica=postgres://a:geheim@b | SCHEMA_THROTTLE_REPLICAS (--replica) is not the address of a MySQL database.",
            "--replica= | --replica is empty; an unset shell variable may be the reason. Nothing was run." })
    void whatIsNoLimitIsRefused(String option, String words) {
        Run run = run("upgrade", option);
        assertEquals(2, run.exit(), run.err());
        assertTrue(run.err().startsWith("FAILED: " + words), run.err());
        assertTrue(!run.err().contains("geheim"), run.err());
    }

    @Test
    void aNumberBelowZeroIsShownAsItWasTyped() {
        Run run = run("upgrade", "--throttle-threads", "-1");
        assertEquals(2, run.exit(), run.err());
        assertTrue(run.err().contains("or off; not '-1'."), run.err());
    }

    @Test
    void limitsAreFlagsOfUpgradeAndDowngrade() throws Exception {
        Files.writeString(scripts.resolve("V1__t.sql"),
                "CREATE TABLE t (id INT PRIMARY KEY, n INT);\nINSERT INTO t VALUES (1, 1);\n"
                        + "-- @batch\nUPDATE t SET n = n + 1;\n");
        Files.writeString(scripts.resolve("U1__t.sql"), "-- @batch\nUPDATE t SET n = n + 1;\nDROP TABLE t;\n");
        String[] options = { "--locations", scripts.toString(), "--throttle-threads", "off", "--throttle-history", "off",
                "--throttle-redo", "off", "--throttle-delay", "1m", "--replica",
                "mysql://nobody:ge%40heim@127.0.0.1:1", "--replica", "jdbc:mysql://127.0.0.1:2" };
        Run up = Run.on(database, with("upgrade", options));
        assertEquals(0, up.exit(), up.err());
        assertTrue(up.err().contains("These limits cannot be monitored: replica 127.0.0.1:1 (")
                && up.err().contains("; replica 127.0.0.1:2 (")
                && up.err().contains("The run continues without them; to refuse such a run, use --throttle-required."),
                up.err());
        assertEquals(1, up.err().lines().filter(line -> line.contains("cannot be monitored")).count(), up.err());
        Run refused = Run.on(database,
                with("downgrade", with("base", with("--allow-data-loss", with("--throttle-required", options)))));
        assertEquals(3, refused.exit(), refused.err());
        assertTrue(refused.err().contains("(--throttle-required), but these cannot be read: replica 127.0.0.1:1 (")
                && refused.err().contains("Nothing was run."), refused.err());
        assertTrue(!(up.err() + refused.err()).contains("heim"), refused.err());
        assertEquals("2", database.strings("SELECT n FROM t").get(0));
    }

    private static String[] with(String first, String... others) {
        String[] all = new String[others.length + 1];
        all[0] = first;
        System.arraycopy(others, 0, all, 1, others.length);
        return all;
    }
}
