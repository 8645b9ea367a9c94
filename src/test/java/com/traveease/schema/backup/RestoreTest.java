package com.traveease.schema.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.traveease.schema.cli.Run;
import com.traveease.schema.connection.ClientOptionFile;
import com.traveease.schema.connection.Database;
import com.traveease.schema.connection.DatabaseAddress;
import com.traveease.schema.migration.Migrator;
import com.traveease.testing.BuiltIn;
import com.traveease.testing.Silent;
import com.traveease.testing.TestDatabase;

/** The sequence of the page on backups: dump, wreck, restore, check. With the mysqldump and the mysql of the PATH. */
class RestoreTest {

    private static final String PATH = Optional.ofNullable(System.getenv("PATH")).orElse("");
    private static final String ODD_PASSWORD = "a\"b'c\\d #e;=f ü";

    @TempDir
    Path folder;

    @BeforeAll
    static void requireTools() {
        for (String tool : List.of("mysqldump", "mysql")) {
            assumeTrue(Stream.of(PATH.split(File.pathSeparator)).anyMatch(place -> Files.isExecutable(Path.of(place, tool))),
                    "No %s on the PATH: backing up and restoring is not tested.".formatted(tool));
        }
    }

    @Test
    void everythingIsAsBefore() throws Exception {
        try (TestDatabase database = TestDatabase.create()) {
            new Migrator(database.database(), BuiltIn.REVISIONS, Duration.ofMinutes(1)).upgrade(new Silent());
            database.execute(
                    "INSERT INTO users (email, password_hash, first_name, last_name, status) VALUES ('ann@example.com', 'x', 'Ann \\\\ \"Ü\"\\n', 'B', 'ACTIVE')",
                    "CREATE TABLE odd (id INT PRIMARY KEY, b BLOB, j JSON, t TIMESTAMP(6) NULL)",
                    "INSERT INTO odd VALUES (1, 0x00FF27, '{\"a\": [1, null]}', '2026-11-29 12:00:00.123456'), (2, NULL, NULL, NULL)",
                    "CREATE TRIGGER odd_trigger BEFORE INSERT ON odd FOR EACH ROW SET NEW.id = NEW.id + 0",
                    "CREATE USER 'odd_backup'@'%' IDENTIFIED BY '" + ODD_PASSWORD.replace("\\", "\\\\").replace("'", "''")
                            + "'",
                    "GRANT ALL ON *.* TO 'odd_backup'@'%'");
            try {
                List<String> rows = rows(database);
                var definitions = database.definitions();
                List<String> warnings = new ArrayList<>();
                Backup backup = new Dumping(
                        new Database(new DatabaseAddress(database.jdbcUrl(), "odd_backup", ODD_PASSWORD)), PATH, info -> {
                        }, warnings::add, new CountDownLatch(1)).to(folder, Optional.of("005"));
                assertEquals(List.of(), warnings);
                assertTrue(
                        backup.file().tables().containsAll(List.of("users", "odd", "booking_totals", "flyway_schema_history")));

                database.execute("DROP TABLE odd", "DROP VIEW booking_totals", "DELETE FROM users",
                        "DROP DATABASE " + database.schema(),
                        "CREATE DATABASE " + database.schema());
                restore(database, backup.file().path());

                var restored = database.definitions();
                assertEquals(definitions.keySet(), restored.keySet());
                definitions.forEach((object, definition) -> assertEquals(definition, restored.get(object)));
                assertEquals(rows, rows(database));
                Run check = Run.of("check", "--url", "mysql://odd_backup:%s@%s/%s".formatted(
                        java.net.URLEncoder.encode(ODD_PASSWORD, StandardCharsets.UTF_8).replace("+", "%20"),
                        database.database().address().server(), database.schema()), "--only", "history");
                assertEquals(0, check.exit(), check.out() + check.err());
            } finally {
                database.execute("DROP USER 'odd_backup'@'%'");
            }
        }
    }

    /** History, model and what the last run left: nothing of it is lost with the schema. */
    @Test
    void theWholeCheckIsGreenAfterwards() throws Exception {
        try (TestDatabase database = TestDatabase.create()) {
            assertEquals(0, Run.on(database, "upgrade").exit());
            Run before = Run.on(database, "check");
            assertEquals(0, before.exit(), before.out() + before.err());
            Run backup = Run.on(database, "backup", "--to", folder.toString());
            assertEquals(0, backup.exit(), backup.err());
            Path file = Path.of(backup.out().lines().findFirst().orElseThrow().replaceFirst("File: +", ""));

            database.execute("DROP TABLE refunds", "ALTER TABLE users DROP COLUMN first_name");
            assertEquals(1, Run.on(database, "check").exit());
            database.execute("DROP DATABASE " + database.schema(),
                    "CREATE DATABASE " + database.schema() + " CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_ai_ci");
            restore(database, file);

            Run after = Run.on(database, "check");
            assertEquals(before.out(), after.out());
            assertEquals(0, after.exit(), after.out() + after.err());
            assertEquals(0, Run.on(database, "backup", "--check", file.toString()).exit());
        }
    }

    private static List<String> rows(TestDatabase database) throws Exception {
        List<String> rows = new ArrayList<>(
                database.strings("SELECT CONCAT_WS('|', id, email, first_name) FROM users ORDER BY id"));
        rows.addAll(database.strings("SELECT CONCAT_WS('|', id, HEX(b), j, t) FROM odd ORDER BY id"));
        rows.addAll(database
                .strings("SELECT CONCAT_WS('|', version, checksum, installed_on) FROM flyway_schema_history ORDER BY 1"));
        return rows;
    }

    private void restore(TestDatabase database, Path file) throws Exception {
        Path options = folder.resolve("client.cnf");
        Files.writeString(options, ClientOptionFile.of(database.database().address(), ClientOptionFile.Reader.MYSQL));
        Process mysql = new ProcessBuilder("mysql", "--defaults-file=" + options, "--comments",
                "--default-character-set=utf8mb4",
                database.schema()).redirectErrorStream(true).redirectOutput(folder.resolve("mysql.log").toFile()).start();
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file)); OutputStream out = mysql.getOutputStream()) {
            in.transferTo(out);
        }
        assertEquals(0, mysql.waitFor(), Files.readString(folder.resolve("mysql.log")));
    }
}
