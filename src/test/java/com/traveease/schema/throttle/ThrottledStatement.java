package com.traveease.schema.throttle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import com.traveease.development.mysql.MySqlServer;
import com.traveease.schema.config.AllowedBlocking;
import com.traveease.schema.config.OnWarning;
import com.traveease.schema.config.RunSettings;
import com.traveease.schema.config.ThrottleSettings;
import com.traveease.schema.connection.Database;
import com.traveease.schema.connection.DatabaseAddress;
import com.traveease.schema.drift.Ignored;
import com.traveease.schema.lock.LockTimeouts;
import com.traveease.schema.lock.SessionBounds;
import com.traveease.schema.migration.Migrator;
import com.traveease.schema.revision.Target;
import com.traveease.testing.HeldUp;
import com.traveease.testing.Scripts;
import com.traveease.testing.Silent;
import com.traveease.testing.TestDatabase;

/** A table t on a server of the test's own, and a statement in batches that makes n of each of its rows 1. */
abstract class ThrottledStatement {

    static final String BATCHES = "-- @batch for 20ms\nUPDATE t SET n = n + 1;";

    TestDatabase database;

    abstract MySqlServer server();

    @BeforeEach
    void create() throws SQLException {
        database = TestDatabase.on(server());
        database.execute("CREATE TABLE t (id INT PRIMARY KEY, n INT NOT NULL DEFAULT 0, s VARCHAR(200) NOT NULL DEFAULT '')",
                "INSERT INTO t (id) WITH RECURSIVE n AS (SELECT 1 i UNION ALL SELECT i + 1 FROM n WHERE i < 1000) SELECT i FROM n");
        new Migrator(database.database(), Scripts.of("V0__base.sql", "DO 1;").revisions(), Duration.ofMinutes(1))
                .corrections().stamp(Target.parse("0"), new Silent());
    }

    @AfterEach
    void drop() throws SQLException {
        database.close();
    }

    static Migrator migrator(ThrottleSettings settings, DatabaseAddress address) {
        return migrator(settings, address, BATCHES);
    }

    static Migrator migrator(ThrottleSettings settings, DatabaseAddress address, String script) {
        return new Migrator(new Database(address),
                Scripts.of("V0__base.sql", "DO 1;").and("V1__x.sql", script).revisions(),
                new LockTimeouts(Duration.ofMinutes(1), SessionBounds.LOCK_WAIT), OnWarning.GO_ON, Ignored.LEFTOVERS,
                RunSettings.DEFAULT,
                AllowedBlocking.DEFAULT, settings);
    }

    static ThrottleSettings delay(Duration limit, DatabaseAddress... replicas) {
        return new ThrottleSettings(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty(), Optional.of(limit),
                List.of(replicas), false);
    }

    List<String> values() throws SQLException {
        return database.strings("SELECT DISTINCT n FROM t ORDER BY n");
    }

    void assertEnds(HeldUp run) throws Exception {
        run.end();
        assertEquals(List.of("1"), values());
        assertEquals(1, run.waited.size());
        assertEquals(List.of(), unwatched(run));
    }

    static List<String> unwatched(Silent run) {
        return run.warnings.stream().filter(words -> words.contains("cannot be monitored")).toList();
    }

    /** Each row takes its time. */
    void slow() throws SQLException {
        database.execute("CREATE TRIGGER slow BEFORE UPDATE ON t FOR EACH ROW SET NEW.s = SLEEP(0.002)");
    }
}
