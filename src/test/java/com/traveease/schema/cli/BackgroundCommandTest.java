package com.traveease.schema.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;

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
                INFO  [traveease.schema] Running upgrade  -> 1_a, a
                INFO  [traveease.schema] Schema is at 1_a
                """), on("upgrade", "--skip-background"));
        assertEquals(0, on("wait", "--for", "head", "--skip-background", "--timeout", "1s").exit());
        assertEquals(1, on("wait", "--for", "head", "--timeout", "1s").exit());
        assertEquals(new Run(0, "", "INFO  [traveease.schema] Schema is at 1_a\n"), on("upgrade", "--skip-background"));
        Files.writeString(scripts.resolve("V3__b.sql"), "CREATE TABLE b (id INT PRIMARY KEY);");
        assertEquals(1, on("wait", "--for", "head", "--skip-background", "--timeout", "1s").exit());
        assertEquals(0, on("upgrade", "--skip-background").exit());
        assertEquals(0, on("wait", "--for", "head", "--timeout", "1s").exit());
        assertEquals(0, on("upgrade", "--skip-background").exit());
    }

    @Test
    void upgradeRunsItInTheForeground() {
        assertEquals(0, on("upgrade").exit());
        assertEquals(0, on("wait", "--for", "2", "--timeout", "1s").exit());
    }
}
