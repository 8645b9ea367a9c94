package com.traveease.backfill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.traveease.development.mysql.MySqlRelease;
import com.traveease.development.mysql.MySqlServer;
import com.traveease.testing.PackagedProgram;

/**
 * Fills a new column of a large table with the packaged program, as the page {@code data-migrations.md} has it, while clients
 * use the table: against one UPDATE, and then killed again and again. Started by {@code src/test/scripts/backfill-test}.
 */
class BackfillRun {

    private static final int CLIENTS = 8;
    private static final Duration ALONE = Duration.ofSeconds(20);
    private static final String UPDATE = "UPDATE users SET display_name = CONCAT(first_name, ' ', last_name) WHERE display_name IS NULL";

    private final int rows = Integer.getInteger("backfill.rows", 10_000_000);
    private final int kills = Integer.getInteger("backfill.kills", 20);
    private final SplittableRandom random = new SplittableRandom(Long.getLong("backfill.seed", System.nanoTime()));

    @TempDir
    Path work;

    private MySqlServer server;

    @Test
    void againstOneUpdate() throws Exception {
        server = MySqlServer.start(MySqlRelease.V8_0_31, Files.createDirectories(work.resolve("server")),
                "--innodb-buffer-pool-size=4G", "--innodb-redo-log-capacity=2G", "--skip-log-bin");
        try {
            execute("", "CREATE DATABASE fill");
            migrations();
            told(Duration.ZERO, start("upgrade", "1"));
            fill();
            execute("fill", "CREATE TABLE whole LIKE users", "INSERT INTO whole SELECT * FROM users",
                    "ALTER TABLE whole ADD COLUMN display_name VARCHAR(255) NULL");
            try (OtherClients clients = new OtherClients(server.jdbcUrl("fill"), server.user(), server.password(), rows,
                    CLIENTS)) {
                Thread.sleep(ALONE.toMillis());
                OtherClients.Times alone = clients.times();
                System.out.println("Clients alone: " + alone);
                long start = System.nanoTime();
                execute("fill", UPDATE.replace("users", "whole"));
                Duration whole = Duration.ofNanos(System.nanoTime() - start);
                System.out
                        .println("One UPDATE of another table: %.1f s; clients: %s".formatted(seconds(whole), clients.times()));
                start = System.nanoTime();
                long memory = told(Duration.ofMinutes(1), start("upgrade", "2"));
                Duration batches = Duration.ofNanos(System.nanoTime() - start);
                OtherClients.Times during = clients.times();
                System.out.println(
                        "In batches: %.1f s, %.2f times as long; up to %d MiB of memory; clients: %s, %.2f times as long at 99 %%"
                                .formatted(seconds(batches), seconds(batches) / seconds(whole), memory >> 10, during,
                                        during.millis(0.99) / alone.millis(0.99)));
                System.out.println("Transactions taken back to end a deadlock: " + clients.takenBack());
                assertEquals(List.of(), clients.failures());
                assertTrue(during.longestWait() <= 250_000, during.toString());
                assertEquals("0", string("SELECT COUNT(*) FROM users WHERE id <= %d AND display_name IS NULL".formatted(rows)));
            }
            killed();
        } finally {
            server.stop();
        }
    }

    /** Counts each row once, killed at any moment. */
    private void killed() throws Exception {
        int made = 0;
        while (true) {
            Process process = start("upgrade", "3");
            if (made < kills && !process.waitFor(random.nextInt(100, 3_000), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
                made++;
                continue;
            }
            told(Duration.ZERO, process);
            break;
        }
        System.out.println("%d kills; rows that were counted: %s".formatted(made,
                string("SELECT GROUP_CONCAT(DISTINCT counted) FROM users WHERE id <= " + rows)));
        assertEquals("1", string("SELECT GROUP_CONCAT(DISTINCT counted) FROM users WHERE id <= " + rows));
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    private void migrations() throws IOException {
        write("V1__users.sql", "CREATE TABLE users (id INT AUTO_INCREMENT PRIMARY KEY, first_name VARCHAR(50) NOT NULL, "
                + "last_name VARCHAR(50) NOT NULL, visits INT NOT NULL DEFAULT 0, counted INT NOT NULL DEFAULT 0, "
                + "pad CHAR(100) NOT NULL);");
        write("V2__display_name.sql",
                "ALTER TABLE users ADD COLUMN display_name VARCHAR(255) NULL;\n\n-- @batch\n" + UPDATE + ";");
        write("V3__counted.sql", "-- @batch\nUPDATE users SET counted = counted + 1;");
    }

    private void write(String name, String script) throws IOException {
        Files.writeString(Files.createDirectories(work.resolve("scripts")).resolve(name), script);
    }

    private void fill() throws SQLException {
        int some = Math.min(rows, 100_000);
        execute("fill", "SET SESSION cte_max_recursion_depth = 1000000000",
                "INSERT INTO users (id, first_name, last_name, pad) WITH RECURSIVE n AS (SELECT 1 i UNION ALL SELECT i + 1 FROM n WHERE i < "
                        + some
                        + ") SELECT i, CONCAT('First', i % 977), CONCAT('Last', i % 1009), REPEAT('x', 100) FROM n");
        for (int from = some; from < rows; from += some) {
            execute("fill",
                    "INSERT INTO users (id, first_name, last_name, pad) SELECT id + %d, first_name, last_name, pad FROM users WHERE id <= %d"
                            .formatted(from, Math.min(some, rows - from)));
        }
        execute("fill", "ANALYZE TABLE users");
    }

    private Process start(String... arguments) throws IOException {
        return PackagedProgram.builder(
                PackagedProgram.environment(server.jdbcUrl("fill"), server.user(), server.password()), arguments(arguments))
                .redirectErrorStream(true).redirectOutput(work.resolve("out").toFile()).start();
    }

    private String[] arguments(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--locations", work.resolve("scripts").toString()));
        return all.toArray(String[]::new);
    }

    /** @return the most memory that it had, in KiB */
    private long told(Duration watched, Process process) throws IOException, InterruptedException {
        long most = 0;
        while (!process.waitFor(500, TimeUnit.MILLISECONDS)) {
            most = Math.max(most, resident(process));
        }
        String said = Files.readString(work.resolve("out"), StandardCharsets.UTF_8);
        if (!watched.isZero()) {
            System.out.println(said);
        }
        assertEquals(0, process.exitValue(), said);
        return most;
    }

    private static long resident(Process process) throws IOException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        return Files.exists(status) ? Files.readAllLines(status).stream().filter(line -> line.startsWith("VmRSS"))
                .map(line -> line.replaceAll("\\D", "")).mapToLong(Long::parseLong).findFirst().orElse(0) : 0;
    }

    private void execute(String schema, String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.jdbcUrl(schema), server.user(), server.password());
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private String string(String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.jdbcUrl("fill"), server.user(), server.password());
                Statement statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return String.valueOf(row.getString(1)).toLowerCase(Locale.ROOT);
        }
    }
}
