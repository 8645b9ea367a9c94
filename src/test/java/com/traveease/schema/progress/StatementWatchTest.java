package com.traveease.schema.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.mysql.cj.jdbc.JdbcConnection;
import com.traveease.schema.connection.Database;
import com.traveease.schema.connection.DatabaseAddress;
import com.traveease.schema.lock.SchemaLock;
import com.traveease.schema.revision.Direction;
import com.traveease.schema.revision.Step;
import com.traveease.schema.script.Script;
import com.traveease.schema.server.LostConnection;
import com.traveease.testing.Silent;
import com.traveease.testing.TestDatabase;

class StatementWatchTest {

    /** Takes its time for few rows: every one of them is hashed at length. */
    private static final String HASH = "ALTER TABLE t ADD h CHAR(128) AS (SHA2(REPEAT(id, %d), 512)) STORED, ALGORITHM = COPY";
    private static final String SECONDS = HASH.formatted(180_000);
    private static final String LONG = HASH.formatted(360_000);
    private static final String CONSUMER = "performance_schema.setup_consumers SET enabled = '%s' "
            + "WHERE name = 'events_stages_current'";
    private static final Step STEP = new Step(Direction.UPGRADE, Optional.empty(), "t", new Script("V1__t.sql", ""));

    private final TestDatabase database = TestDatabase.create();
    private final String low = "low_" + database.schema().substring(5, 15);
    private final Heard heard = new Heard();

    private static final class Heard extends Silent {

        final List<Progress> progressed = new CopyOnWriteArrayList<>();

        @Override
        public synchronized void warning(String message) {
            super.warning(message);
        }

        @Override
        public void progressed(Progress progress) {
            progressed.add(progress);
        }

        List<Integer> percents() {
            return progressed.stream().flatMap(progress -> progress.alter().stream()).map(AlterProgress::percent)
                    .filter(OptionalInt::isPresent).map(OptionalInt::getAsInt).toList();
        }
    }

    @BeforeEach
    void fill() throws SQLException {
        database.execute("UPDATE " + CONSUMER.formatted("NO"), "CREATE TABLE t (id INT PRIMARY KEY)",
                "INSERT INTO t WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000) SELECT i FROM n",
                "INSERT INTO t SELECT id + 1000 FROM t", "ANALYZE TABLE t");
    }

    @AfterEach
    void drop() throws SQLException {
        database.execute("DROP USER IF EXISTS " + low);
        database.close();
    }

    @Test
    void tellsHowFarAnAlterIsAndLeavesTheServerAsItWas() throws SQLException {
        run(database.database(), LONG);
        List<Integer> percents = heard.percents();
        assertTrue(percents.size() > 1, "told " + heard.progressed);
        assertEquals(percents.stream().sorted().toList(), percents);
        assertTrue(percents.get(percents.size() - 1) > percents.get(0));
        assertTrue(heard.progressed.stream().anyMatch(progress -> progress.alter().orElseThrow().remaining().isPresent()));
        assertEquals("copy to tmp table", heard.progressed.get(0).alter().orElseThrow().stage());
        assertEquals(List.of(), heard.warnings);
        assertEquals(List.of("NO"), consumer());
    }

    /** The server's switch is off again when the second begins. */
    @Test
    void tellsItOfEveryAlterOfARun() throws SQLException {
        run(database.database(), SECONDS, "ALTER TABLE t DROP h", SECONDS);
        for (int k : List.of(1, 3)) {
            assertTrue(heard.progressed.stream().filter(progress -> progress.statement() == k)
                    .anyMatch(progress -> progress.alter().orElseThrow().percent().isPresent()),
                    k + ": " + heard.progressed);
        }
    }

    @Test
    void leavesTheServersSwitchOnWhenItWasOn() throws SQLException {
        database.execute("UPDATE " + CONSUMER.formatted("YES"));
        try {
            run(database.database(), SECONDS);
            assertFalse(heard.percents().isEmpty());
            assertEquals(List.of("YES"), consumer());
        } finally {
            database.execute("UPDATE " + CONSUMER.formatted("NO"));
        }
    }

    @Test
    void saysOnceWhichGrantsWouldShowIt() throws SQLException {
        Database poor = lowDatabase();
        run(poor, SECONDS, "ALTER TABLE t DROP h", SECONDS);
        assertEquals(List.of(), heard.percents());
        assertEquals("copy to tmp table", heard.progressed.get(0).alter().orElseThrow().stage());
        assertEquals(1, heard.warnings.size(), () -> heard.warnings.toString());
        String grants = heard.warnings.get(0).replaceFirst(".*To see it: (.*)\\.", "$1");
        assertEquals(("GRANT SELECT ON performance_schema.* TO '%s'@'%%'; "
                + "GRANT UPDATE ON performance_schema.setup_consumers TO '%s'@'%%'").formatted(low, low), grants);

        database.execute(grants.split("; ")[0]);
        run(poor, "ALTER TABLE t DROP h", SECONDS);
        assertEquals(grants.split("; ")[1], heard.warnings.get(1).replaceFirst(".*To see it: (.*)\\.", "$1"));

        database.execute(grants.split("; ")[1]);
        run(poor, "ALTER TABLE t DROP h", SECONDS);
        assertFalse(heard.percents().isEmpty());
        assertEquals(2, heard.warnings.size());
        assertEquals(List.of("NO"), consumer());
    }

    @Test
    void saysWhatAStatementWaitsFor() throws SQLException {
        try (Connection reader = database.connect(); Statement statement = reader.createStatement()) {
            statement.execute("START TRANSACTION");
            statement.executeQuery("SELECT COUNT(*) FROM t").close();
            assertThrows(SQLException.class,
                    () -> run(database.database(), "SET SESSION lock_wait_timeout = 2", "ALTER TABLE t ADD c INT"));
        }
        assertEquals(AlterProgress.uncounted("Waiting for table metadata lock"),
                heard.progressed.get(0).alter().orElseThrow());
    }

    /** Counted for an account of its own: others use this server too. */
    @Test
    void opensNoConnectionForShortStatements() throws SQLException {
        String connections = "SELECT total_connections FROM performance_schema.users WHERE user = '%s'".formatted(low);
        Database own = lowDatabase();
        run(own, "DO SLEEP(0.5)", "DO SLEEP(0.3)", "DO SLEEP(0.5)");
        assertEquals(List.of("1"), database.strings(connections), "that of the statements");
        assertEquals(List.of(), heard.progressed);
        run(own, "DO SLEEP(2)");
        assertEquals(List.of("3"), database.strings(connections), "a long one is looked at from a second connection");
    }

    @Test
    void tellsNothingAfterTheEndOfTheStatement() throws Exception {
        try (Connection connection = locked(database.database());
                StatementWatch watch = new StatementWatch(database.database(), connection, heard)) {
            watch.begin(progress(1));
            try (Statement statement = connection.createStatement()) {
                statement.execute("DO SLEEP(1.5)");
            }
            watch.end();
            int told = heard.progressed.size();
            assertTrue(told > 0);
            Thread.sleep(1500);
            assertEquals(told, heard.progressed.size());
        }
    }

    @Test
    void endsAStatementOfWhichNothingRemains() throws Exception {
        Map<String, String> before = database.definitions();
        Database own = lowDatabase();
        try (Connection connection = locked(own);
                StatementWatch watch = new StatementWatch(own, connection, heard);
                Statement statement = connection.createStatement()) {
            assertFalse(watch.kill(), "nothing runs yet");
            watch.begin(progress(1));
            Future<Boolean> sent = later(watch::kill);
            SQLException ended = assertThrows(SQLException.class, () -> statement.execute(LONG));
            watch.end();
            assertEquals(1317, ended.getErrorCode());
            assertTrue(sent.get(10, TimeUnit.SECONDS));
            assertFalse(watch.kill(), "nothing runs any more");
            statement.execute("DO SLEEP(0.1)");
        }
        assertEquals(before, database.definitions());
        assertEquals(List.of("2000"), database.strings("SELECT COUNT(*) FROM t"));
    }

    @Test
    void endsNoStatementOfAConnectionWithoutTheLock() throws Exception {
        try (Connection connection = database.connect();
                StatementWatch watch = new StatementWatch(database.database(), connection, heard);
                Statement statement = connection.createStatement()) {
            watch.begin(progress(1));
            Future<Boolean> sent = later(watch::kill);
            statement.execute("DO SLEEP(1.5)");
            assertFalse(sent.get(10, TimeUnit.SECONDS));
            watch.end();
        }
        assertEquals(List.of(Optional.empty()), heard.progressed.stream().map(Progress::alter).distinct().toList());
    }

    @Test
    void doesNotWaitForAServerThatHangs() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Database hanging = new Database(new DatabaseAddress(
                    "jdbc:mysql://127.0.0.1:%d/t?connectTimeout=60000".formatted(silent.getLocalPort()), "u", "p"));
            Instant start = Instant.now();
            try (Connection connection = database.connect();
                    StatementWatch watch = new StatementWatch(hanging, connection, heard)) {
                watch.begin(progress(1));
                Thread.sleep(1200);
                Instant killing = Instant.now();
                assertFalse(watch.kill());
                assertTrue(Duration.between(killing, Instant.now()).toMillis() < 6000);
                Instant ending = Instant.now();
                watch.end();
                watch.begin(progress(2));
                watch.end();
                assertTrue(Duration.between(ending, Instant.now()).toMillis() < 200);
            }
            assertTrue(Duration.between(start, Instant.now()).toMillis() < 9000);
        }
    }

    /** Such as behind a proxy that stays connected and forwards nothing any more: the server is idle, and one waits. */
    @Test
    void givesAConnectionUpWhoseAnswerIsLost() throws Exception {
        Connection connection = locked(database.database());
        long id = id(connection);
        try (StatementWatch watch = new StatementWatch(database.database(), connection, heard, Duration.ofSeconds(2));
                Statement statement = connection.createStatement()) {
            watch.begin(progress(1));
            Instant end = Instant.now().plusSeconds(20);
            while (!connection.isClosed() && Instant.now().isBefore(end)) {
                Thread.sleep(50);
            }
            SQLException lost = assertThrows(SQLException.class, () -> statement.execute("DO 1"));
            assertTrue(LostConnection.isReason(lost), lost.getSQLState());
            watch.end();
        }
        assertEquals(List.of(), database.strings("SELECT id FROM information_schema.processlist WHERE id = " + id));
    }

    private void run(Database as, String... statements) throws SQLException {
        try (Connection connection = locked(as);
                StatementWatch watch = new StatementWatch(as, connection, heard);
                Statement statement = connection.createStatement()) {
            for (int k = 1; k <= statements.length; k++) {
                watch.begin(progress(k));
                try {
                    statement.execute(statements[k - 1]);
                } finally {
                    watch.end();
                }
            }
        }
    }

    private static Progress progress(int statement) {
        return new Progress(STEP, statement, 9, Instant.now());
    }

    private static Connection locked(Database database) throws SQLException {
        Connection connection = database.connect(Duration.ofMinutes(1));
        try (Statement statement = connection.createStatement()) {
            statement.execute("DO GET_LOCK('%s', 0)".formatted(SchemaLock.nameFor(connection.getCatalog())));
        }
        return connection;
    }

    private static long id(Connection connection) throws SQLException {
        return connection.unwrap(JdbcConnection.class).getSession().getThreadId();
    }

    private static Future<Boolean> later(Callable<Boolean> work) {
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        try {
            return clock.schedule(work, 500, TimeUnit.MILLISECONDS);
        } finally {
            clock.shutdown();
        }
    }

    private Database lowDatabase() throws SQLException {
        database.execute("CREATE USER %s IDENTIFIED BY 'low'".formatted(low),
                "GRANT ALL ON %s.* TO %s".formatted(database.schema(), low));
        return new Database(new DatabaseAddress(database.jdbcUrl(), low, "low"));
    }

    private List<String> consumer() throws SQLException {
        return database.strings("SELECT enabled FROM performance_schema.setup_consumers WHERE name = 'events_stages_current'");
    }
}
