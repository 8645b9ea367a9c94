package com.traveease.schema.throttle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import com.traveease.schema.config.ThrottleSettings;
import com.traveease.schema.connection.DatabaseAddress;
import com.traveease.testing.Replication;
import com.traveease.testing.Silent;
import com.traveease.testing.TestDatabase;

/**
 * How late a replica gets over a whole run, where each row takes it many times as long as its source. It is measured by what
 * another session writes and reads all the time. Run by {@code src/test/scripts/backfill-test}, not by the build, for another
 * load on the machine makes the replica late too.
 */
class ReplicaDelayRun extends ReplicatedStatement {

    private static final int ROWS = 30_000;
    private static final Duration LIMIT = Duration.ofSeconds(1);

    @Test
    void aSlowReplicaIsNotLaterThanTheLimitAndMuchLaterWithoutOne() throws Exception {
        database.execute("SET SESSION cte_max_recursion_depth = " + ROWS,
                "INSERT INTO t (id, s) WITH RECURSIVE n AS (SELECT 1001 i UNION ALL SELECT i + 1 FROM n WHERE i < " + ROWS
                        + ") SELECT i, REPEAT('s', 40) FROM n");
        servers.await(database.schema());
        awaitRows();
        // Each of them is written with every row.
        servers.onReplica("SET SESSION sql_log_bin = 0", "ALTER TABLE %s.t %s".formatted(database.schema(),
                IntStream.range(0, 20).mapToObj(i -> "ADD KEY k%d (n, s(%d), id)".formatted(i, i + 1))
                        .collect(Collectors.joining(", "))));
        Duration throttled = latest(delay(LIMIT));
        assertEquals(List.of("1"), values());
        database.execute("DELETE FROM flyway_schema_history WHERE version = '1'");
        Duration free = latest(new ThrottleSettings(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty(),
                Optional.empty(), List.of(), false));
        assertEquals(List.of("2"), values());
        String both = "%d ms with a limit of %d ms, %d ms without".formatted(throttled.toMillis(), LIMIT.toMillis(),
                free.toMillis());
        System.out.println(both);
        assertTrue(throttled.compareTo(LIMIT) <= 0, both);
        assertTrue(throttled.multipliedBy(2).compareTo(free) < 0, both);
    }

    private void awaitRows() throws Exception {
        try (Connection there = servers.replica().connect(database.schema()); Statement asking = there.createStatement()) {
            int rows = 0;
            while (rows < ROWS) {
                try (ResultSet row = asking.executeQuery("SELECT COUNT(*) FROM t")) {
                    row.next();
                    rows = row.getInt(1);
                }
                Thread.sleep(20);
            }
        }
    }

    /** The longest that something was on the source and not on the replica. */
    private Duration latest(ThrottleSettings settings) throws Exception {
        try (TestDatabase beats = TestDatabase.on(servers.source()); Heartbeat heart = new Heartbeat(beats)) {
            migrator(settings, new DatabaseAddress(database.jdbcUrl(), Replication.USER, Replication.PASSWORD))
                    .upgrade(new Silent());
            return heart.latest();
        }
    }

    private static final class Heartbeat implements AutoCloseable {

        private final TestDatabase database;
        private final Thread thread = new Thread(this::beat);
        private volatile boolean over;
        private volatile long latest;

        Heartbeat(TestDatabase database) throws SQLException {
            this.database = database;
            database.execute("CREATE TABLE beat (n BIGINT PRIMARY KEY)");
            thread.start();
        }

        /** Each row is the time at which it was written; the machine of both servers is one. */
        private void beat() {
            long written = 0;
            long seen = 0;
            try (Connection source = database.connect();
                    Connection replica = servers.replica().connect("");
                    Statement write = source.createStatement();
                    Statement read = replica.createStatement()) {
                while (!over || seen < written) {
                    if (!over) {
                        written = System.currentTimeMillis();
                        write.execute("INSERT IGNORE INTO beat VALUES (" + written + ")");
                    }
                    Thread.sleep(10);
                    seen = Math.max(seen, newest(read));
                    latest = Math.max(latest, seen == 0 ? 0 : System.currentTimeMillis() - seen);
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private long newest(Statement read) {
            try (ResultSet row = read.executeQuery("SELECT MAX(n) FROM %s.beat".formatted(database.schema()))) {
                row.next();
                return row.getLong(1);
            } catch (SQLException e) {
                return 0; // the table is not there yet
            }
        }

        Duration latest() throws InterruptedException {
            over = true;
            thread.join();
            return Duration.ofMillis(latest);
        }

        @Override
        public void close() {
            over = true;
        }
    }
}
