package com.traveease.schema.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.traveease.schema.bookkeeping.Pausing;
import com.traveease.schema.failure.MigrationFailedException;
import com.traveease.schema.failure.MigrationStoppedException;
import com.traveease.schema.migration.Migrator;
import com.traveease.schema.progress.BatchWork;
import com.traveease.schema.progress.Progress;
import com.traveease.testing.HeldUp;
import com.traveease.testing.Scripts;
import com.traveease.testing.Silent;
import com.traveease.testing.TestDatabase;

/** What the record says of a statement in batches. */
class BatchesInTheRecordTest {

    private TestDatabase database;

    @BeforeEach
    void create() throws SQLException {
        database = TestDatabase.create();
        new Migrator(database.database(), Scripts.of("V0__base.sql", "-- intentionally empty").revisions(),
                Duration.ofMinutes(1)).upgrade(new Silent());
        database.execute("CREATE TABLE t (id INT PRIMARY KEY, n INT NOT NULL DEFAULT 0)",
                "INSERT INTO t (id) WITH RECURSIVE n AS (SELECT 1 i UNION ALL SELECT i + 1 FROM n WHERE i < 1000) SELECT i FROM n");
    }

    @AfterEach
    void drop() throws SQLException {
        database.close();
    }

    private Migrator updating(String value) {
        return new Migrator(database.database(),
                Scripts.of("V0__base.sql", "-- intentionally empty")
                        .and("V1__x.sql", "-- @batch for 2ms\nUPDATE t SET n = " + value + ";").revisions(),
                Duration.ofMinutes(1));
    }

    private Run newest() throws SQLException {
        try (Connection connection = database.connect()) {
            return new RunTable(connection).newest(1, RunReading.ANY).get(0);
        }
    }

    private RanStatement recorded() throws SQLException {
        assertEquals(1, newest().details().statements().size());
        return newest().details().statements().get(0);
    }

    @Test
    void aPauseIsNoWork() throws Exception {
        Pausing pausing = new Pausing(database.database(), Duration.ofSeconds(1));
        pausing.pause(Optional.empty(), told -> {
        });
        HeldUp run = new HeldUp(log -> updating("n + 1").upgrade(log));
        run.reason();
        Thread.sleep(2500);
        pausing.resume(told -> {
        });
        run.end();
        assertWaited(Duration.ofMillis(2500), recorded());
    }

    @Test
    void rowsThatOthersHoldAreNoWork() throws Exception {
        try (Connection other = database.connect(); Statement holding = other.createStatement()) {
            other.setAutoCommit(false);
            holding.execute("UPDATE t SET n = n + 0 WHERE id = 500");
            updating("n + 1").upgrade(new Silent() {
                @Override
                public void retrying(Progress progress, String reason) {
                    try {
                        other.rollback();
                    } catch (SQLException e) {
                        throw new AssertionError(e);
                    }
                }
            });
        }
        assertWaited(Duration.ofSeconds(2), recorded());
    }

    @Test
    void aStatementThatFailsSaysWhatItHasDone() throws SQLException {
        database.execute("ALTER TABLE t ADD d INT NOT NULL DEFAULT 0");
        assertThrows(MigrationFailedException.class, () -> updating("n + 1, d = IF(id = 700, NULL, 1)").upgrade(new Silent()));
        assertEquals(Run.Outcome.FAILED, newest().outcome());
        assertDone(changed(), recorded());
        database.execute("ALTER TABLE t MODIFY d INT NULL");
        long before = changed();
        updating("n + 1, d = IF(id = 700, NULL, 1)").upgrade(new Silent());
        assertDone(1000 - before, recorded());
    }

    @Test
    void aStatementThatIsStoppedSaysWhatItHasDone() throws SQLException {
        Migrator migrator = updating("n + 1");
        assertThrows(MigrationStoppedException.class, () -> migrator.upgrade(new Silent() {
            @Override
            public void worked(Progress progress, BatchWork work) {
                if (work.rows() > 200) {
                    migrator.stop();
                }
            }
        }));
        assertEquals(Run.Outcome.STOPPED, newest().outcome());
        assertDone(changed(), recorded());
    }

    @Test
    void anotherConnectionGoesOnCounting() throws SQLException {
        boolean[] cut = new boolean[1];
        updating("n + 1").upgrade(new Silent() {
            @Override
            public void worked(Progress progress, BatchWork work) {
                if (work.rows() > 200 && !cut[0]) {
                    cut[0] = true;
                    kill();
                }
            }
        });
        assertTrue(cut[0]);
        assertDone(1000, recorded());
    }

    private void kill() {
        try {
            database.execute("KILL " + database.strings("SELECT MAX(connection_id) FROM traveease_schema_runs "
                    + "WHERE finished_at IS NULL").get(0));
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private long changed() throws SQLException {
        return Long.parseLong(database.strings("SELECT COUNT(*) FROM t WHERE n = 1").get(0));
    }

    private static void assertDone(long rows, RanStatement one) {
        assertTrue(rows > 0);
        assertEquals(rows, one.rows().orElseThrow());
        assertTrue(one.took().toMillis() > 0, one.toString());
    }

    /** On a slow machine the work may take longer than the wait; both together take no longer than the run. */
    private void assertWaited(Duration least, RanStatement one) throws SQLException {
        Duration run = newest().took().orElseThrow();
        assertTrue(one.waited().compareTo(least) >= 0, one.toString());
        assertTrue(one.took().plus(one.waited()).compareTo(run.plusSeconds(1)) <= 0, run + " " + one);
        assertTrue(one.took().toMillis() > 0, one.toString());
        assertEquals(1000, one.rows().orElseThrow());
    }
}
