package com.traveease.schema.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.traveease.testing.TestDatabase;

/** What people say of scripts that are marked {@code -- @background}. */
class BackgroundCommandTest {

    @TempDir
    Path scripts;

    private final TestDatabase database = TestDatabase.create();

    @BeforeEach
    void write() throws Exception {
        Files.writeString(scripts.resolve("V1__a.sql"), "CREATE TABLE a (id INT PRIMARY KEY);");
        Files.writeString(scripts.resolve("V2__fill.sql"), "-- @background\n\nINSERT INTO a VALUES (1);");
    }

    @AfterEach
    void drop() throws Exception {
        database.close();
    }

    private Run on(String command, String... typed) {
        String[] arguments = new String[typed.length + 3];
        arguments[0] = command;
        System.arraycopy(typed, 0, arguments, 1, typed.length);
        arguments[typed.length + 1] = "--locations";
        arguments[typed.length + 2] = scripts.toString();
        return Run.on(database, arguments);
    }

    @Test
    void upgradeLeavesItOutWhereNothingWaitsForIt() throws Exception {
        assertEquals(1, on("wait", "--for", "head", "--skip-background", "--timeout", "1s").exit());
        assertEquals(new Run(0, "", """
                INFO  [traveease.schema] Skipped: 2_fill, which is marked -- @background
                INFO  [traveease.schema] Running upgrade  -> 1_a, a
                INFO  [traveease.schema] Schema is at 1_a
                """), on("upgrade", "--skip-background"));
        assertEquals(0, on("wait", "--for", "head", "--skip-background", "--timeout", "1s").exit());
        assertEquals(1, on("wait", "--for", "head", "--timeout", "1s").exit());
        assertEquals(new Run(0, "", """
                INFO  [traveease.schema] Skipped: 2_fill, which is marked -- @background
                INFO  [traveease.schema] Schema is at 1_a
                """), on("upgrade", "2", "--skip-background"));
        Files.writeString(scripts.resolve("V3__b.sql"), "CREATE TABLE b (id INT PRIMARY KEY);");
        assertEquals(1, on("wait", "--for", "head", "--skip-background", "--timeout", "1s").exit());
        assertEquals(0, on("upgrade", "--skip-background").exit());
        assertEquals(0, on("wait", "--for", "head", "--timeout", "1s").exit());
        assertEquals(0, on("upgrade", "--skip-background").exit());
    }

    @Test
    void whatIsLeftOutIsSaid() throws Exception {
        Files.writeString(scripts.resolve("V3__more.sql"), "-- @background\n\nINSERT INTO a VALUES (2);");
        String said = "INFO  [traveease.schema] Skipped: 2_fill, 3_more, which are marked -- @background\n";
        Run dry = on("upgrade", "--skip-background", "--dry-run");
        assertEquals(0, dry.exit());
        assertEquals(said, dry.err());
        assertTrue(!dry.out().contains("V2__fill"), dry.out());
        for (String[] typed : new String[][] { { "--skip-background", "--dry-run" }, { "--skip-background" } }) {
            Run json = on("upgrade", Stream.concat(Stream.of(typed), Stream.of("--output", "json")).toArray(String[]::new));
            assertTrue(json.out().contains("\"leftOut\":[\"2_fill\",\"3_more\"]"), json.out());
            assertEquals(List.of(), OutputSchema.findings(json.out()), json.out());
        }
        Run all = on("upgrade", "--output", "json");
        assertTrue(!all.out().contains("leftOut"), all.out());
        assertEquals("INFO  [traveease.schema] Schema is at 3_more (head)\n", on("upgrade", "--skip-background").err());
    }

    @Test
    void theSqlLeavesItOutToo() throws Exception {
        String said = "INFO  [traveease.schema] Skipped: 2_fill, which is marked -- @background\n";
        for (String target : new String[] { "head", "base:head", "base:2" }) {
            Run sql = on("upgrade", target, "--sql", "--skip-background");
            assertEquals(0, sql.exit(), sql.err());
            assertEquals(said, sql.err());
            assertTrue(sql.out().contains("CREATE TABLE a ") && !sql.out().contains("V2__fill"), sql.out());
        }
        Run json = on("upgrade", "--sql", "--skip-background", "--output", "json");
        assertTrue(json.out().contains("\"leftOut\":[\"2_fill\"]"), json.out());
        assertEquals(List.of(), OutputSchema.findings(json.out()), json.out());
        assertTrue(on("upgrade", "--sql").out().contains("V2__fill"));
        Files.writeString(scripts.resolve("V3__b.sql"), "CREATE TABLE b (id INT PRIMARY KEY);");
        assertTrue(on("upgrade", "--sql", "--skip-background").out().contains("V2__fill"), "V3 waits for it");
    }

    @Test
    void aDirectiveAloneIsNotWhatTheScriptSaysOfItself() throws Exception {
        Files.writeString(scripts.resolve("V3__more.sql"), "-- @batch for 1ms\nUPDATE a SET id = id;");
        Run history = on("history", "--output", "json");
        assertTrue(history.out().contains("more") && !history.out().contains("@batch"), history.out());
        assertTrue(!on("history", "-v").out().contains("@batch"), on("history", "-v").out());
    }

    @Test
    void upgradeRunsItInTheForeground() {
        assertEquals(0, on("upgrade").exit());
        assertEquals(0, on("wait", "--for", "2", "--timeout", "1s").exit());
    }
}
