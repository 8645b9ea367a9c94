package com.traveease.schema.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.traveease.testing.TestDatabase;

class BackupTest {

    @TempDir
    Path folder;

    @Test
    void aBackupIsChecked() throws Exception {
        try (TestDatabase database = TestDatabase.create()) {
            database.execute("CREATE TABLE a (id INT PRIMARY KEY)");
            Path file = Files.writeString(folder.resolve("a.sql"),
                    "-- Table structure for table `a`\n\n-- Dump completed on today\n");
            Run whole = Run.on(database, "backup", "--check", file.toString());
            assertEquals(0, whole.exit(), whole.out() + whole.err());
            assertTrue(whole.out().startsWith(
                    "File:      " + file + "\nSize:      61 bytes, 61 bytes uncompressed\nTables:    1, with views\n"
                            + "SHA-256:   "),
                    whole.out());
            assertTrue(whole.out().endsWith("\nWhole.\n"), whole.out());
            database.execute("CREATE TABLE b (id INT PRIMARY KEY)");
            Run lacking = Run.on(database, "backup", "--check", file.toString(), "--output", "json");
            assertEquals(1, lacking.exit());
            assertEquals(List.of(), OutputSchema.findings(lacking.out()), lacking.out());
            assertTrue(lacking.out().contains("\"whole\":true") && lacking.out().contains("\"missing\":[\"b\"]"),
                    lacking.out());
            assertEquals(3, Run.on(database, "backup", "--check", folder.resolve("none").toString()).exit());
            assertEquals(2, Run.on(database, "backup", "--check", file.toString(), "--to", folder.toString()).exit());
            assertEquals(0, Run.on(database, "stamp", "base").exit());
            Run absent = Run.on(database, "upgrade", "--backup=" + folder.resolve("none"));
            assertEquals(3, absent.exit());
            assertTrue(absent.err().contains("There is neither a folder nor a backup "), absent.err());
            assertEquals(List.of(), database.strings("SHOW TABLES LIKE 'users'"));
        }
    }
}
