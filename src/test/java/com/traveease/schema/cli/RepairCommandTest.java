package com.traveease.schema.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.traveease.testing.TestDatabase;

/** The advice for an edited script, followed to the letter. */
class RepairCommandTest {

    @TempDir
    Path scripts;

    @Test
    void theCommandThatCheckNamesMakesItGreenAndRunsNothing() throws Exception {
        Files.writeString(scripts.resolve("V1__wallets.sql"),
                "CREATE TABLE wallets (id INT PRIMARY KEY, points INT NOT NULL);\nINSERT INTO wallets VALUES (1, 100);");
        Files.writeString(scripts.resolve("V2__bonus.sql"), "UPDATE wallets SET points = points + 10;");
        String locations = "filesystem:" + scripts;
        try (TestDatabase database = TestDatabase.create()) {
            assertEquals(0, Run.on(database, "upgrade", "--locations", locations).exit());
            Files.writeString(scripts.resolve("V2__bonus.sql"), "-- a bonus\nUPDATE wallets SET points = points + 10;");
            Run check = Run.on(database, "check", "--locations", locations);
            assertEquals(1, check.exit());
            assertTrue(check.out().contains("accept its current text: repair 2."), check.out());
            Run stamp = Run.on(database, "stamp", "2", "--locations", locations);
            assertTrue(stamp.err().contains("The history says 2_bonus already. Nothing was changed."), stamp.err());
            assertTrue(stamp.err().contains("repair 2"), stamp.err());

            Run repair = Run.on(database, "repair", "2", "--locations", locations);
            assertEquals(0, repair.exit(), repair.err());
            assertTrue(repair.err().contains("V2__bonus.sql: its current text is accepted"), repair.err());
            assertEquals(0, Run.on(database, "check", "--locations", locations).exit());
            Run again = Run.on(database, "repair", "--output", "json", "--locations", locations);
            assertEquals(List.of(), OutputSchema.findings(again.out()), again.out());
            assertTrue(again.out().contains("\"repaired\":[]"), again.out());
            assertTrue(Run.on(database, "repair", "--locations", locations).err()
                    .contains("Nothing to repair: no applied script was edited."));
            assertEquals(List.of("110"), database.strings("SELECT points FROM wallets"));
        }
    }
}
