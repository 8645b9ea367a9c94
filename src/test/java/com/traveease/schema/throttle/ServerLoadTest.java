package com.traveease.schema.throttle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.traveease.development.mysql.MySqlRelease;
import com.traveease.development.mysql.MySqlServer;
import com.traveease.schema.config.ThrottleSettings;
import com.traveease.schema.migration.Migrator;
import com.traveease.testing.HeldUp;

/** Each load of the server, at its limit and then below it. */
class ServerLoadTest extends ThrottledStatement {

    @TempDir
    static Path directory;

    private static MySqlServer server;

    @BeforeAll
    static void start() {
        server = MySqlServer.start(MySqlRelease.V8_0_31, directory, "--innodb-purge-rseg-truncate-frequency=1");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Override
    MySqlServer server() {
        return server;
    }

    private Migrator migrator(ThrottleSettings settings) {
        return migrator(settings, database.database().address());
    }

    @Test
    void threadsThatRun() throws Exception {
        List<Connection> others = new ArrayList<>();
        List<Thread> sleepers = IntStream.range(0, 12).mapToObj(i -> {
            try {
                Connection connection = database.connect();
                others.add(connection);
                return new Thread(() -> {
                    try (Statement statement = connection.createStatement()) {
                        statement.execute("DO SLEEP(30)");
                    } catch (SQLException e) {
                        // It is ended below.
                    }
                });
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }).toList();
        sleepers.forEach(Thread::start);
        HeldUp run = new HeldUp(log -> migrator(new ThrottleSettings(OptionalLong.of(8), OptionalLong.empty(),
                OptionalLong.empty(), Optional.empty(), List.of(), false)).upgrade(log));
        String reason = run.reason();
        assertTrue(reason.matches("1[2-9] threads run, limit 8"), reason);
        assertEquals(List.of("0"), values());
        for (String id : database.strings("SELECT id FROM information_schema.processlist WHERE info = 'DO SLEEP(30)'")) {
            database.execute("KILL " + id);
        }
        assertEnds(run);
        for (Connection other : others) {
            other.close();
        }
    }

    @Test
    void whatPurgeHasNotComeTo() throws Exception {
        HeldUp run;
        try (Connection old = database.connect(); Statement reading = old.createStatement()) {
            reading.execute("START TRANSACTION WITH CONSISTENT SNAPSHOT");
            reading.execute("SELECT COUNT(*) FROM t");
            try (Connection writer = database.connect(); Statement statement = writer.createStatement()) {
                for (int i = 0; i < 300; i++) {
                    statement.execute("UPDATE t SET s = '" + i + "' WHERE id = 1");
                }
            }
            run = new HeldUp(log -> migrator(new ThrottleSettings(OptionalLong.empty(), OptionalLong.of(200),
                    OptionalLong.empty(), Optional.empty(), List.of(), false)).upgrade(log));
            String reason = run.reason();
            assertTrue(reason.matches("InnoDB's history list has [3-9]\\d\\d entries, limit 200"), reason);
            assertEquals(List.of("0"), values());
        }
        assertEnds(run);
    }

    @Test
    void redoThatIsNotCheckpointed() throws Exception {
        database.execute("SET GLOBAL innodb_max_dirty_pages_pct_lwm = 0", "SET GLOBAL innodb_max_dirty_pages_pct = 99",
                "SET GLOBAL innodb_idle_flush_pct = 0");
        try {
            for (int i = 0; i < 6; i++) {
                database.execute("UPDATE t SET s = REPEAT('" + i + "', 200)");
            }
            HeldUp run = new HeldUp(log -> migrator(new ThrottleSettings(OptionalLong.empty(), OptionalLong.empty(),
                    OptionalLong.of(1), Optional.empty(), List.of(), false)).upgrade(log));
            String reason = run.reason();
            assertTrue(reason.matches("\\d+ % of the redo log is not checkpointed, limit 1 %"), reason);
            assertEquals(List.of("0"), values());
            database.execute("SET GLOBAL innodb_idle_flush_pct = 100", "SET GLOBAL innodb_max_dirty_pages_pct = 0");
            assertEnds(run);
        } finally {
            database.execute("SET GLOBAL innodb_idle_flush_pct = 100", "SET GLOBAL innodb_max_dirty_pages_pct = 90",
                    "SET GLOBAL innodb_max_dirty_pages_pct_lwm = 10");
        }
    }
}
