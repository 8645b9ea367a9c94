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
    private Path scripts;

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
            assertTrue(whole.out().endsWith("""

                    Revision:  unknown
                    The file does not list the tables of its schema, so it was compared with the current ones.
                    Complete.
                    """), whole.out());
            database.execute("CREATE TABLE b (id INT PRIMARY KEY)");
            Run lacking = Run.on(database, "backup", "--check", file.toString(), "--output", "json");
            assertEquals(1, lacking.exit());
            assertEquals(List.of(), OutputSchema.findings(lacking.out()), lacking.out());
            assertTrue(lacking.out().contains("\"whole\":true") && lacking.out().contains("\"missing\":[\"b\"]"),
                    lacking.out());
            Run text = Run.on(database, "backup", "--check", file.toString());
            assertTrue(text.out().endsWith("\nMissing:   b\nNot complete.\n"), text.out());
            assertEquals(3, Run.on(database, "backup", "--check", folder.resolve("none").toString()).exit());
            assertEquals(2, Run.on(database, "backup", "--check", file.toString(), "--to", folder.toString()).exit());
            assertEquals(0, Run.on(database, "stamp", "base").exit());
            Run absent = Run.on(database, "upgrade", "--backup=" + folder.resolve("none"));
            assertEquals(3, absent.exit());
            assertTrue(absent.err().contains("There is no folder and no backup "), absent.err());
            assertEquals(List.of(), database.strings("SHOW TABLES LIKE 'users'"));
        }
    }

    private static final String HEAD = """
            -- Backup of x
            -- Revision: 1_a
            -- Tables and views: 2
            --   `a`
            --   `flyway_schema_history`

            """;
    private static final String A = "-- Table structure for table `a`\n";
    private static final String HISTORY = "-- Table structure for table `flyway_schema_history`\n";
    private static final String END = "-- Dump completed on today\n";

    private Run check(TestDatabase database, Path file) {
        return Run.on(database, "backup", "--check", file.toString(), "--locations", scripts.toString());
    }

    private void scripts(TestDatabase database) throws Exception {
        scripts = Files.createDirectory(folder.resolve("scripts"));
        Files.writeString(scripts.resolve("V1__a.sql"), "CREATE TABLE a (id INT PRIMARY KEY);");
        Files.writeString(scripts.resolve("V2__b.sql"), "CREATE TABLE b (id INT PRIMARY KEY);");
        assertEquals(0, Run.on(database, "upgrade", "1", "--locations", scripts.toString()).exit());
    }

    /** What came after it does not make a backup worse. */
    @Test
    void aBackupIsComparedWithTheSchemaOfItsTime() throws Exception {
        try (TestDatabase database = TestDatabase.create()) {
            scripts(database);
            Path file = Files.writeString(folder.resolve("a.sql"), HEAD + A + HISTORY + END);
            Run before = check(database, file);
            assertEquals(0, before.exit(), before.out() + before.err());
            assertTrue(before.out().endsWith("\nRevision:  1_a\nComplete.\n"), before.out());
            assertEquals(0, Run.on(database, "upgrade", "--locations", scripts.toString()).exit());
            Run after = check(database, file);
            assertEquals(0, after.exit(), after.out() + after.err());
            assertTrue(after.out().endsWith("\nRevision:  1_a; the schema has since moved to 2_b\nComplete.\n"), after.out());
            Run json = Run.on(database, "backup", "--check", file.toString(), "--output", "json", "--locations",
                    scripts.toString());
            assertEquals(List.of(), OutputSchema.findings(json.out()), json.out());
            assertTrue(json.out().contains("\"comparedWith\":\"file\",\"revisionNow\":\"2_b\""), json.out());
            Path lacking = Files.writeString(folder.resolve("lacking.sql"), HEAD + HISTORY + END);
            Run missing = check(database, lacking);
            assertEquals(1, missing.exit());
            assertTrue(missing.out().endsWith("\nMissing:   a\nNot complete.\n"), missing.out());
            // The list is that of the beginning of the file.
            Path procedure = Files.writeString(folder.resolve("procedure.sql"),
                    HEAD + A + HISTORY + "CREATE PROCEDURE p() BEGIN\n--   `c`\nEND\n" + END);
            assertEquals(0, check(database, procedure).exit());
            Run gone = Run.of("backup", "--check", file.toString(), "--url", "mysql://root@127.0.0.1:1/x", "--locations",
                    scripts.toString());
            assertEquals(0, gone.exit(), gone.out() + gone.err());
            assertTrue(gone.out().endsWith("\nRevision:  1_a\nComplete.\n"), gone.out());
            assertTrue(gone.err().contains("The current revision of the schema is not known: "), gone.err());
        }
    }

    @Test
    void whatARunReadBeforeItBeganIsKnownFromItsRecord() throws Exception {
        try (TestDatabase database = TestDatabase.create()) {
            scripts(database);
            String tables = String.join("",
                    database.strings("SELECT CONCAT('-- Table structure for table `', table_name, '`\n') "
                            + "FROM information_schema.tables WHERE table_schema = DATABASE()"));
            Path file = Files.writeString(folder.resolve("dump.sql"), tables + END);
            Run upgrade = Run.on(database, "upgrade", "--backup=" + file, "--locations", scripts.toString());
            assertEquals(0, upgrade.exit(), upgrade.err());
            Run after = check(database, file);
            assertEquals(0, after.exit(), after.out() + after.err());
            assertTrue(after.out().endsWith("\nRevision:  1_a; the schema has since moved to 2_b\nComplete.\n"), after.out());
        }
    }

    /** There need not be a tool that could make one. */
    @Test
    void noBackupIsMadeWhereNothingIsPending() throws Exception {
        try (TestDatabase database = TestDatabase.create()) {
            scripts(database);
            Run upgrade = Run.on(database, "upgrade", "1", "--backup=" + folder, "--locations", scripts.toString());
            assertEquals(0, upgrade.exit(), upgrade.err());
        }
    }

    @Test
    void aRunNeedsABackupOfTheRevisionThatTheSchemaHas() throws Exception {
        try (TestDatabase database = TestDatabase.create()) {
            scripts(database);
            Path file = Files.writeString(folder.resolve("old.sql"), HEAD.replace("1_a", "<base>") + A + HISTORY + END);
            Run refused = Run.on(database, "upgrade", "--backup=" + file, "--locations", scripts.toString());
            assertEquals(3, refused.exit());
            assertTrue(refused.err().contains("it was made at <base>, and the schema is at 1_a. Nothing was run."),
                    refused.err());
            assertEquals(List.of(), database.strings("SHOW TABLES LIKE 'b'"));
        }
    }
}
