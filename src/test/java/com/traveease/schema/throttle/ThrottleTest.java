package com.traveease.schema.throttle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.traveease.development.mysql.MySqlRelease;
import com.traveease.development.mysql.MySqlServer;
import com.traveease.schema.config.AllowedBlocking;
import com.traveease.schema.config.OnWarning;
import com.traveease.schema.config.RunSettings;
import com.traveease.schema.config.ThrottleSettings;
import com.traveease.schema.connection.Database;
import com.traveease.schema.connection.DatabaseAddress;
import com.traveease.schema.history.MigrationRefusedException;
import com.traveease.schema.lock.LockRetry;
import com.traveease.schema.lock.LockTimeouts;
import com.traveease.schema.migration.Migrator;
import com.traveease.schema.snapshot.Ignored;
import com.traveease.testing.HeldUp;
import com.traveease.testing.LimitedAccount;
import com.traveease.testing.Scripts;
import com.traveease.testing.Silent;
import com.traveease.testing.TestDatabase;

/** What holds batches up, on a server with a replica of the test's own. */
class ThrottleTest {

    private static final String BATCHES = "-- @batch for 20ms\nUPDATE t SET n = n + 1;";
    private static final String USER = "app";
    private static final String PASSWORD = "ge heim@1";
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @TempDir
    static Path directory;

    private static MySqlServer source;
    private static MySqlServer replica;

    private TestDatabase database;

    @BeforeAll
    static void replicate() throws SQLException {
        String[] gtid = { "--gtid-mode=ON", "--enforce-gtid-consistency=ON", "--binlog-format=ROW" };
        source = MySqlServer.start(MySqlRelease.V8_0_31, directory.resolve("source"), gtid[0], gtid[1], gtid[2],
                "--server-id=1", "--innodb-purge-rseg-truncate-frequency=1");
        replica = MySqlServer.start(MySqlRelease.V8_0_31, directory.resolve("replica"), gtid[0], gtid[1], gtid[2],
                "--server-id=2", "--report-host=127.0.0.1", "--skip-replica-start");
        // What each was made with is its own.
        execute(replica, "RESET MASTER");
        execute(source, "RESET MASTER", "CREATE USER 'app'@'%' IDENTIFIED BY 'ge heim@1'", "GRANT ALL ON *.* TO 'app'@'%'");
        execute(replica, ("CHANGE REPLICATION SOURCE TO SOURCE_HOST = '127.0.0.1', SOURCE_PORT = %d, SOURCE_USER = 'app', "
                + "SOURCE_PASSWORD = 'ge heim@1', SOURCE_AUTO_POSITION = 1, GET_SOURCE_PUBLIC_KEY = 1")
                .formatted(source.port()),
                "START REPLICA");
    }

    @AfterAll
    static void stop() {
        replica.close();
        source.close();
    }

    @BeforeEach
    void create() throws SQLException {
        database = TestDatabase.on(source);
        database.execute("CREATE TABLE t (id INT PRIMARY KEY, n INT NOT NULL DEFAULT 0, s VARCHAR(200) NOT NULL DEFAULT '')",
                "INSERT INTO t (id) WITH RECURSIVE n AS (SELECT 1 i UNION ALL SELECT i + 1 FROM n WHERE i < 1000) SELECT i FROM n");
        new Migrator(database.database(), Scripts.of("V0__base.sql", "DO 1;").revisions(), Duration.ofMinutes(1))
                .corrections().stamp(com.traveease.schema.revision.Target.parse("0"), new Silent());
    }

    @AfterEach
    void drop() throws SQLException {
        database.close();
    }

    private static void execute(MySqlServer server, String... statements) throws SQLException {
        try (Connection connection = server.connect(""); Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private Migrator migrator(ThrottleSettings settings) {
        return migrator(settings, new DatabaseAddress(database.jdbcUrl(), USER, PASSWORD));
    }

    private static Migrator migrator(ThrottleSettings settings, DatabaseAddress address) {
        return new Migrator(new Database(address),
                Scripts.of("V0__base.sql", "DO 1;").and("V1__x.sql", BATCHES).revisions(),
                new LockTimeouts(Duration.ofMinutes(1), LockRetry.WAIT), OnWarning.GO_ON, Ignored.LEFTOVERS,
                RunSettings.DEFAULT,
                AllowedBlocking.DEFAULT, settings);
    }

    private static ThrottleSettings delay(Duration limit, DatabaseAddress... replicas) {
        return new ThrottleSettings(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty(), Optional.of(limit),
                List.of(replicas), false);
    }

    private List<String> values() throws SQLException {
        return database.strings("SELECT DISTINCT n FROM t ORDER BY n");
    }

    private void assertEnds(HeldUp run) throws Exception {
        run.end();
        assertEquals(List.of("1"), values());
        assertEquals(1, run.waited.size());
        assertEquals(List.of(), unwatched(run));
    }

    private static List<String> unwatched(Silent run) {
        return run.warnings.stream().filter(words -> words.contains("not watched")).toList();
    }

    /** Each row takes its time. */
    private void slow() throws SQLException {
        database.execute("CREATE TRIGGER slow BEFORE UPDATE ON t FOR EACH ROW SET NEW.s = SLEEP(0.002)");
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
            try (Connection writer = database.connectWithoutTls(); Statement statement = writer.createStatement()) {
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
        execute(source, "SET GLOBAL innodb_max_dirty_pages_pct_lwm = 0", "SET GLOBAL innodb_max_dirty_pages_pct = 99",
                "SET GLOBAL innodb_idle_flush_pct = 0");
        try {
            for (int i = 0; i < 6; i++) {
                database.execute("UPDATE t SET s = REPEAT('" + i + "', 200)");
            }
            HeldUp run = new HeldUp(log -> migrator(new ThrottleSettings(OptionalLong.empty(), OptionalLong.empty(),
                    OptionalLong.of(1), Optional.empty(), List.of(), false)).upgrade(log));
            String reason = run.reason();
            assertTrue(reason.matches("\\d+ % of the redo log are not checkpointed, limit 1 %"), reason);
            assertEquals(List.of("0"), values());
            execute(source, "SET GLOBAL innodb_idle_flush_pct = 100", "SET GLOBAL innodb_max_dirty_pages_pct = 0");
            assertEnds(run);
        } finally {
            execute(source, "SET GLOBAL innodb_idle_flush_pct = 100", "SET GLOBAL innodb_max_dirty_pages_pct = 90",
                    "SET GLOBAL innodb_max_dirty_pages_pct_lwm = 10");
        }
    }

    @Test
    void aReplicaThatAppliesNothing() throws Exception {
        slow();
        awaitReplica();
        execute(replica, "STOP REPLICA SQL_THREAD");
        HeldUp run;
        try {
            run = new HeldUp(log -> migrator(delay(Duration.ofMillis(500))).upgrade(log));
            String reason = run.reason();
            assertTrue(reason.matches("replica 127.0.0.1:%d is [0-9.]+ s behind, limit 0.5 s".formatted(replica.port())),
                    reason);
            Thread.sleep(1200);
            assertFalse(run.isDone());
            assertTrue(values().contains("0"));
        } finally {
            execute(replica, "START REPLICA SQL_THREAD");
        }
        assertEnds(run);
    }

    /** The delay is told by what it has applied: its applier is idle for a second, and says that it is zero behind. */
    @Test
    void aReplicaThatIsLateIsNeverMuchLaterThanTheLimit() throws Exception {
        database.execute("DELETE FROM t WHERE id > 250");
        slow();
        awaitReplica();
        execute(replica, "STOP REPLICA SQL_THREAD", "CHANGE REPLICATION SOURCE TO SOURCE_DELAY = 1",
                "START REPLICA SQL_THREAD");
        try {
            DatabaseAddress named = new DatabaseAddress(
                    "jdbc:mysql://127.0.0.1:%d/information_schema".formatted(replica.port()),
                    USER, PASSWORD);
            HeldUp run = new HeldUp(log -> migrator(delay(Duration.ofMillis(300), named)).upgrade(log));
            String reason = run.reason();
            assertTrue(reason.matches("replica 127.0.0.1:%d is [01]\\.[0-9] s behind, limit 0.3 s".formatted(replica.port())),
                    reason);
            run.end();
            assertEquals(List.of("1"), values());
            assertEquals(List.of(), unwatched(run));
        } finally {
            execute(replica, "STOP REPLICA SQL_THREAD", "CHANGE REPLICATION SOURCE TO SOURCE_DELAY = 0",
                    "START REPLICA SQL_THREAD");
        }
    }

    @Test
    void whatCannotBeReadIsSaidOnceAndCanBeRequired() throws Exception {
        database.execute("INSERT INTO t (id) VALUES (0)");
        try (LimitedAccount account = new LimitedAccount(database)) {
            account.grant("ALL");
            ThrottleSettings required = new ThrottleSettings(OptionalLong.of(50), OptionalLong.of(1), OptionalLong.of(100),
                    Optional.of(Duration.ofMinutes(1)), List.of(), true);
            String refused = assertThrows(MigrationRefusedException.class,
                    () -> migrator(required, account.address()).upgrade(new Silent())).getMessage();
            assertEquals(
                    "This run has statements in batches, and before each batch everything must be watched (--throttle-required), "
                            + "but these cannot be read: InnoDB's history list (GRANT PROCESS ON *.* TO 'limited'@'%'); its replicas (GRANT "
                            + "REPLICATION SLAVE ON *.* TO 'limited'@'%', or name them with --replica); members of its group (GRANT SELECT ON "
                            + "performance_schema.* TO 'limited'@'%', or name them with --replica). Nothing was run. Correct that, or turn "
                            + "the limit off, as in --throttle-history off.",
                    refused);
            assertEquals(List.of("0"), values());
            Silent told = new Silent();
            migrator(new ThrottleSettings(required.threads(), required.history(), required.redo(), required.delay(), List.of(),
                    false), account.address()).upgrade(told);
            assertEquals(List.of("1"), values());
            List<String> warnings = unwatched(told);
            assertEquals(1, warnings.size(), told.warnings::toString);
            assertTrue(
                    warnings.get(0).startsWith("Before each batch these are not watched: InnoDB's history list (GRANT PROCESS")
                            && warnings.get(0).endsWith("The run goes on without them; --throttle-required refuses that."),
                    warnings.get(0));
        }
    }

    @Test
    void aRequiredReplicaHoldsTheRunUpWhileItCannotBeRead() throws Exception {
        awaitReplica();
        DatabaseAddress named = new DatabaseAddress("jdbc:mysql://127.0.0.1:%d/information_schema".formatted(replica.port()),
                "once", "x");
        ThrottleSettings required = new ThrottleSettings(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty(),
                Optional.of(Duration.ofMinutes(1)), List.of(named), true);
        execute(replica, "SET SESSION sql_log_bin = 0", "CREATE USER once IDENTIFIED BY 'x'");
        try {
            String refused = assertThrows(MigrationRefusedException.class, () -> migrator(required).upgrade(new Silent()))
                    .getMessage();
            assertTrue(refused.contains(
                    "cannot be read: replica 127.0.0.1:%d (there: GRANT SELECT ON `%s`.traveease_schema_journal TO 'once'@'%%'). "
                            .formatted(replica.port(), database.schema())),
                    refused);
            execute(replica, "SET SESSION sql_log_bin = 0", "GRANT SELECT ON *.* TO once");
            slow();
            HeldUp run = new HeldUp(log -> migrator(required).upgrade(log));
            while (!values().contains("1")) {
                Thread.sleep(10);
            }
            execute(replica, "SET SESSION sql_log_bin = 0", "ALTER USER once ACCOUNT LOCK");
            try (Connection connection = replica.connect("");
                    Statement kill = connection.createStatement();
                    var row = kill.executeQuery("SELECT id FROM information_schema.processlist WHERE user = 'once'")) {
                assertTrue(row.next());
                execute(replica, "KILL " + row.getLong(1));
            }
            String reason = run.reason();
            assertTrue(reason.startsWith("replica 127.0.0.1:%d cannot be read: ".formatted(replica.port())), reason);
            assertTrue(values().contains("0"));
            execute(replica, "SET SESSION sql_log_bin = 0", "ALTER USER once ACCOUNT UNLOCK");
            assertEnds(run);
        } finally {
            execute(replica, "SET SESSION sql_log_bin = 0", "DROP USER once");
        }
    }

    private void awaitReplica() throws SQLException, InterruptedException {
        Instant end = Instant.now().plus(LIMIT);
        while (Instant.now().isBefore(end)) {
            try (Connection connection = replica.connect(database.schema());
                    Statement statement = connection.createStatement();
                    var row = statement.executeQuery("SELECT COUNT(*) FROM flyway_schema_history")) {
                if (row.next() && row.getInt(1) > 0) {
                    return;
                }
            } catch (SQLException e) {
                // What makes it is not applied yet.
            }
            Thread.sleep(50);
        }
        try (Connection connection = replica.connect("");
                Statement statement = connection.createStatement();
                var row = statement.executeQuery("SHOW REPLICA STATUS")) {
            row.next();
            throw new AssertionError(
                    "Nothing is replicated: " + row.getString("Last_IO_Error") + row.getString("Last_SQL_Error")
                            + row.getString("Replica_IO_State"));
        }
    }
}
