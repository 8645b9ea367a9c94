package com.traveease.schema.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.traveease.testing.TestDatabase;

class ExclusiveTest {

    @TempDir
    Path folder;

    @Test
    void runsWhenNobodyElseUsesTheSchema() throws Exception {
        Files.writeString(folder.resolve("V1__a.sql"), "CREATE TABLE a (id INT PRIMARY KEY);");
        try (TestDatabase database = TestDatabase.create()) {
            try (Connection application = database.connect()) {
                Run used = Run.on(database, "upgrade", "--exclusive=1s", "--locations", folder.toString());
                assertEquals(4, used.exit(), used.err());
                assertTrue(used.err().contains("INFO  [traveease.schema] Waiting until nobody else uses this schema: "),
                        used.err());
                assertTrue(used.err().contains("FAILED: Other sessions still use this schema after 1 s: "), used.err());
                Run json = Run.on(database, "upgrade", "--exclusive=0s", "--output", "json", "--locations", folder.toString());
                assertEquals(4, json.exit());
                assertEquals(java.util.List.of(), OutputSchema.findings(json.out()), json.out());
                assertTrue(application.isValid(5));
            }
            Run done = Run.on(database, "upgrade", "--exclusive", "--locations", folder.toString());
            assertEquals(new Run(0, "", """
                    INFO  [traveease.schema] Running upgrade  -> 1_a, a
                    INFO  [traveease.schema] Schema is at 1_a (head)
                    """), done);
            assertEquals("1",
                    database.strings("SELECT COUNT(*) FROM traveease_schema_runs WHERE details LIKE '%exclusive%'").get(0));
            try (Connection application = database.connect()) {
                // There is nothing to do, so nobody is waited for.
                assertEquals(0, Run.on(database, "upgrade", "--exclusive=0s", "--locations", folder.toString()).exit());
                assertTrue(application.isValid(5));
            }
            assertEquals(2, Run.on(database, "upgrade", "--exclusive=soon").exit());
            assertEquals(2, Run.on(database, "upgrade", "--exclusive", "--dry-run").exit());
        }
    }
}
