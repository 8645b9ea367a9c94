package com.traveease.schema.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.traveease.schema.connection.Database;
import com.traveease.schema.connection.DatabaseAddress;
import com.traveease.schema.failure.MigrationStoppedException;
import com.traveease.schema.history.MigrationRefusedException;
import com.traveease.schema.migration.Migrator;
import com.traveease.schema.revision.InvalidTargetException;
import com.traveease.schema.revision.Target;
import com.traveease.testing.Scripts;
import com.traveease.testing.Silent;
import com.traveease.testing.TestDatabase;

/**
 * With a program in place of mysqldump that fails in every way in which that can fail. {@link RestoreTest} has the real one.
 */
class DumpingTest {

    private static final String TABLE = "-- Table structure for table \\`%s\\`\\nCREATE TABLE \\`%s\\` (id INT);\\n"
            + "-- Dumping data for table \\`%s\\`\\nINSERT INTO \\`%s\\` VALUES (1);\\n";
    private static final String END = "\\n-- Dump completed on 2026-11-29 12:00:00\\n";

    @TempDir
    Path folder;
    private final List<String> infos = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final CountDownLatch stop = new CountDownLatch(1);
    private TestDatabase database;
    private Path tools;
    private Path backups;

    @BeforeEach
    void create() throws Exception {
        database = TestDatabase.create();
        database.execute("CREATE TABLE a (id INT PRIMARY KEY)", "CREATE TABLE b (id INT PRIMARY KEY)");
        tools = Files.createDirectory(folder.resolve("tools"));
        backups = Files.createDirectory(folder.resolve("backups"));
    }

    @AfterEach
    void drop() throws Exception {
        database.close();
    }

    private static String table(String name) {
        return TABLE.replace("%s", name);
    }

    /** @param does in sh, after the options were read into options.txt and the arguments into arguments.txt */
    private void tool(String does) throws IOException {
        tool("mysqldump", "mysqldump  Ver 8.0.33 for Linux on x86_64 (MySQL Community Server - GPL)", does);
    }

    private void tool(String name, String version, String does) throws IOException {
        Path tool = tools.resolve(name);
        Files.writeString(tool, """
                #!/bin/sh
                if [ "$1" = --version ]; then echo '%s'; exit; fi
                cat /dev/stdin > '%3$s/options.txt'; echo "$@" > '%3$s/arguments.txt'; env > '%3$s/environment.txt'
                %2$s
                """.formatted(version, does, folder));
        Files.setPosixFilePermissions(tool, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Backup dump(Path wanted) {
        return dump(wanted, database.database());
    }

    private Backup dump(Path wanted, Database from) {
        return new Dumping(from, tools.toString(), infos::add, warnings::add, stop).to(wanted, Optional.of("1_a"));
    }

    private String refusal() throws IOException {
        String message = assertThrows(MigrationRefusedException.class, () -> dump(backups)).getMessage();
        assertEquals(List.of(), left());
        return message;
    }

    private List<String> left() throws IOException {
        try (Stream<Path> files = Files.list(backups)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void aWholeDumpIsABackup() throws Exception {
        tool("printf '%b' '" + (table("a") + table("b")).replace("\\`", "`") + END + "'");
        Backup backup = dump(backups);
        assertEquals(Set.of("a", "b"), backup.file().tables());
        assertTrue(backup.file().path().getFileName().toString().matches(database.schema() + "-\\d{8}T\\d{6}Z-1_a\\.sql\\.gz"));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(backup.file().path())));
        assertEquals("%s  %s%n".formatted(backup.file().sha256(), backup.file().path().getFileName()),
                Files.readString(BackupFile.checksum(backup.file().path())));
        assertEquals(Optional.empty(), BackupFile.read(backup.file().path()).wrong());
        assertEquals(2, left().size());
        assertEquals("mysqldump 8.0.33", backup.tool());
        assertEquals(List.of(), warnings);
    }

    @Test
    void itSaysWhatTheSchemaHad() throws Exception {
        database.execute("CREATE TABLE `odd ``name` (id INT PRIMARY KEY)");
        tool("printf '%b' '" + (table("a") + table("b") + table("odd ``name")).replace("\\`", "`") + END + "'");
        Backup backup = dump(backups);
        BackupHead head = BackupFile.read(backup.file().path()).head().orElseThrow();
        assertEquals(Set.of("a", "b", "odd `name"), head.tables());
        assertEquals(backup.revision(), head.revision());
        assertEquals(Optional.of(head), backup.file().head());
    }

    @Test
    void thePasswordIsInNoCommandLineAndInNoEnvironment() throws Exception {
        tool("printf '%b' '" + (table("a") + table("b")).replace("\\`", "`") + END + "'");
        dump(backups);
        assertTrue(Files.readString(folder.resolve("options.txt")).contains("user=\"" + database.user() + "\""));
        String arguments = Files.readString(folder.resolve("arguments.txt"));
        assertTrue(arguments.startsWith("--defaults-file=/dev/stdin --single-transaction "), arguments);
        assertTrue(arguments.endsWith(" --set-gtid-purged=OFF -- " + database.schema() + "\n"), arguments);
        if (!database.password().isEmpty()) {
            assertFalse(arguments.contains(database.password()));
            assertFalse(Files.readString(folder.resolve("environment.txt")).contains("QUARKUS_DATASOURCE"));
        }
    }

    @Test
    void whatIsNotWholeIsNoBackup() throws Exception {
        String whole = (table("a") + table("b")).replace("\\`", "`");
        tool("printf '%b' '" + whole + "'");
        assertEquals("No backup was made: the dump is not complete, it ends before its last line, -- Dump completed. "
                + "Nothing was run, and no file was left.", refusal());
        tool("printf '%b' '" + table("a").replace("\\`", "`") + END + "'");
        assertEquals("No backup was made: the dump lacks b. Nothing was run, and no file was left.", refusal());
        tool("printf '%b' '" + whole + END + "'; echo 'mysqldump: Got error: 1045: Access denied' >&2; exit 2");
        assertEquals("No backup was made: mysqldump 8.0.33 failed: mysqldump: Got error: 1045: Access denied. "
                + "Nothing was run, and no file was left.", refusal());
        tool("printf '%b' '" + whole + "'; kill -9 $$");
        assertTrue(refusal().startsWith("No backup was made: mysqldump 8.0.33 failed: it ended with exit code 137"));
        tool("exit 7");
        assertTrue(refusal().startsWith("No backup was made: mysqldump 8.0.33 failed: it ended with exit code 7"));
    }

    @Test
    void whoIsToldToEndLeavesNothing() throws Exception {
        tool("printf '%b' '" + table("a").replace("\\`", "`") + "'; exec sleep 60");
        Thread ends = new Thread(() -> {
            try {
                Thread.sleep(1500);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            stop.countDown();
        });
        ends.start();
        long start = System.nanoTime();
        assertThrows(MigrationStoppedException.class, () -> dump(backups));
        assertTrue(Duration.ofNanos(System.nanoTime() - start).toSeconds() < 30);
        assertEquals(List.of(), left());
    }

    @Test
    void whatAKilledOneLeftIsWrittenOver() throws Exception {
        tool("printf '%b' '" + (table("a") + table("b")).replace("\\`", "`") + END + "'");
        Files.writeString(backups.resolve("x.sql.gz.part"), "a".repeat(100_000));
        assertEquals(Set.of("a", "b"), dump(backups.resolve("x.sql.gz")).file().tables());
        assertEquals(List.of("x.sql.gz", "x.sql.gz.sha256"), left());
        assertTrue(assertThrows(MigrationRefusedException.class, () -> dump(backups.resolve("x.sql.gz"))).getMessage()
                .endsWith("x.sql.gz already exists. Nothing was run."));
        assertThrows(InvalidTargetException.class, () -> dump(backups.resolve("x.sql")));
        assertThrows(MigrationRefusedException.class, () -> dump(backups.resolve("none").resolve("x.sql.gz")));
    }

    @Test
    void mariaDbsToolIsKnownByItsVersion() throws Exception {
        tool("mysqldump", "mysqldump from 11.8.2-MariaDB, client 10.19 for debian-linux-gnu (x86_64)",
                "printf '%s\\n' '/*M!999999\\- enable the sandbox mode */ '; printf '%b' '"
                        + (table("a") + table("b")).replace("\\`", "`")
                        + END + "'");
        Backup backup = dump(backups);
        assertEquals("MariaDB's mariadb-dump 11.8.2", backup.tool());
        assertFalse(Files.readString(folder.resolve("arguments.txt")).contains("gtid"));
        try (var in = new java.util.zip.GZIPInputStream(Files.newInputStream(backup.file().path()))) {
            // MySQL's own client stops at that line.
            assertFalse(new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8).contains("sandbox"));
        }
    }

    @Test
    void withoutAToolItSaysWhatToInstall() throws Exception {
        assertTrue(
                refusal().startsWith("A backup needs mysqldump, and there is none on the PATH. Nothing was run. Install it: "));
    }

    @Test
    void whatTheAccountCannotSeeIsSaid() throws Exception {
        tool("printf '%b' '" + (table("a") + table("b")).replace("\\`", "`") + END + "'");
        String name = "backup_" + database.schema().substring(5, 15);
        database.execute("CREATE USER %s IDENTIFIED BY 'x'".formatted(name),
                "GRANT SELECT ON %s.* TO %s".formatted(database.schema(), name));
        try {
            dump(backups, new Database(new DatabaseAddress(database.jdbcUrl(), name, "x")));
            assertEquals(List.of(
                    "This account cannot see all routines, and the backup lacks those. It needs: GRANT SHOW_ROUTINE ON *.*.",
                    "This account cannot see all triggers, and the backup lacks those. It needs: GRANT TRIGGER ON `%s`.*."
                            .formatted(database.schema())),
                    warnings);
        } finally {
            database.execute("DROP USER " + name);
        }
    }

    @Test
    void whatWasChangedAfterwardsIsFound() throws Exception {
        tool("printf '%b' '" + (table("a") + table("b")).replace("\\`", "`") + END + "'");
        Path file = dump(backups).file().path();
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length - 20));
        assertEquals(Optional.of("it is cut off or damaged"), BackupFile.read(file).wrong());
        Files.writeString(file, "-- Dump completed\n");
        assertTrue(BackupFile.read(file).wrong().orElseThrow().startsWith("its checksum is not the one in "));
    }

    @Test
    void aFileThatIsNoDumpIsSaidToBeNoBackup() throws Exception {
        Path file = Files.writeString(backups.resolve("holiday.sql.gz"), "Dear diary\n");
        BackupFile read = BackupFile.read(file);
        assertEquals(Optional.of("it is not a backup: it is not compressed with gzip, and it contains no dump"),
                read.wrong());
        assertEquals(false, read.isBackup());
        BackupFile cut = BackupFile.read(Files.writeString(file, "-- MySQL dump 10.13  Distrib 8.0.31\n"));
        assertEquals(Optional.of("it ends before its last line, -- Dump completed"), cut.wrong());
        assertTrue(cut.isBackup());
    }

    @Test
    void aRunThatIsToHaveABackupDoesNotBeginWithoutOne() throws Exception {
        database.execute("DROP TABLE b");
        Migrator migrator = new Migrator(database.database(),
                Scripts.of("V1__a.sql", "DO 0;").and("V2__c.sql", "CREATE TABLE c (id INT PRIMARY KEY);").revisions(),
                Duration.ofMinutes(1));
        migrator.corrections().stamp(Target.parse("1"), new Silent());
        tool("exit 1");
        assertThrows(MigrationRefusedException.class,
                () -> migrator.upgrade(Target.HEAD, new Silent(), new BackupFirst(backups, tools.toString())));
        Path made = Files.writeString(folder.resolve("made.sql"), "-- Table structure for table `a`\n-- Dump completed\n");
        BackupFirst checked = new BackupFirst(made, "");
        assertTrue(assertThrows(MigrationRefusedException.class, () -> migrator.upgrade(Target.HEAD, new Silent(), checked))
                .getMessage().contains(": it lacks flyway_schema_history"));
        Files.writeString(made, ("-- Table structure for table `a`\n" + String.join("", database.strings(
                "SELECT CONCAT('-- Table structure for table `', table_name, '`\n') FROM information_schema.tables "
                        + "WHERE table_schema = DATABASE()")))
                + "-- Dump completed\n");
        Files.setLastModifiedTime(made, FileTime.from(Instant.now().minus(Duration.ofDays(2))));
        assertTrue(assertThrows(MigrationRefusedException.class, () -> migrator.upgrade(Target.HEAD, new Silent(), checked))
                .getMessage().contains("more than 24 hours ago"));
        assertEquals(Optional.of("1_a"), migrator.state().current());
        Files.setLastModifiedTime(made, FileTime.from(Instant.now()));
        assertEquals(Optional.of("2_c"), migrator.upgrade(Target.HEAD, new Silent(), checked).current());
        // There is nothing to do, so there is nothing to lose.
        migrator.upgrade(Target.HEAD, new Silent(), new BackupFirst(folder.resolve("none"), ""));
    }

    @Test
    void whatTheToolIsToldKeepsEveryCharacter() {
        String password = "a\"b'c\\d #e;=f ";
        String text = com.traveease.schema.connection.ClientOptionFile.of(
                new DatabaseAddress("jdbc:mysql://db:3307/x?sslMode=REQUIRED&allowPublicKeyRetrieval=true", "ann", password),
                com.traveease.schema.connection.ClientOptionFile.Reader.MYSQL);
        assertEquals("""
                [client]
                host="db"
                port="3307"
                protocol="TCP"
                user="ann"
                password="a\\"b'c\\\\d #e;=f "
                ssl-mode="REQUIRED"
                get-server-public-key
                """, text);
    }
}
