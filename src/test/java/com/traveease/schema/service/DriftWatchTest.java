package com.traveease.schema.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.traveease.schema.config.DriftSettings;
import com.traveease.schema.config.OnDataLoss;
import com.traveease.schema.drift.SharedDrift;
import com.traveease.schema.migration.Migrator;
import com.traveease.schema.revision.Revisions;
import com.traveease.schema.revision.Target;
import com.traveease.schema.script.Script;
import com.traveease.schema.service.DriftStatus.Knowledge;
import com.traveease.testing.Silent;
import com.traveease.testing.TestDatabase;

/** What the service finds of changes by hand. */
class DriftWatchTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Revisions REVISIONS = Revisions.of(List.of(
            new Script("V1__a.sql", "CREATE TABLE a (id INT PRIMARY KEY);"),
            new Script("V2__b.sql", "CREATE TABLE b (id INT PRIMARY KEY);"), new Script("U2__b.sql", "DROP TABLE b;")));

    private TestDatabase database;
    private final List<DriftWatch> watches = new ArrayList<>();
    private volatile State state = State.READY;

    @BeforeEach
    void create() {
        database = TestDatabase.create();
        migrator().upgrade(new Silent());
    }

    @AfterEach
    void drop() throws SQLException {
        watches.forEach(DriftWatch::close);
        database.close();
    }

    private Migrator migrator() {
        return new Migrator(database.database(), REVISIONS, Duration.ofMinutes(1));
    }

    private ServiceStatus status() {
        return new ServiceStatus(state, Optional.empty(), Optional.of(migrator().state()), Optional.empty(), Optional.empty(),
                Instant.now());
    }

    private DriftWatch watch(String interval, boolean writes, String... ignored) {
        Optional<Duration> every = interval.equals("off") ? Optional.empty() : Optional.of(Duration.parse(interval));
        DriftWatch watch = new DriftWatch(database.database(), REVISIONS, new DriftSettings(List.of(ignored), every),
                this::status, writes);
        watches.add(watch);
        watch.start();
        return watch;
    }

    private static DriftStatus await(DriftWatch watch, Predicate<DriftStatus> reached) throws InterruptedException {
        Instant end = Instant.now().plus(LIMIT);
        while (!reached.test(watch.status())) {
            assertTrue(Instant.now().isBefore(end), watch.status().toString());
            Thread.sleep(50);
        }
        return watch.status();
    }

    private static Predicate<DriftStatus> is(Knowledge knowledge) {
        return status -> status.knowledge() == knowledge;
    }

    @Test
    void aChangeByHandAppearsAndGoesWithinTheInterval() throws Exception {
        DriftWatch watch = watch("PT1S", true);
        DriftStatus none = await(watch, is(Knowledge.NONE));
        assertEquals(Optional.of("2_b"), none.recorded().orElseThrow().revision());

        database.execute("ALTER TABLE a ADD COLUMN n INT");
        SharedDrift.Found first = await(watch, is(Knowledge.DRIFT)).objects().get(0);
        assertEquals("table", first.kind());
        assertEquals("a", first.name());
        assertEquals(List.of("added column 'a.n'"), first.changes());
        assertTrue(Duration.between(first.since(), Instant.now()).abs().compareTo(LIMIT) < 0, first.since().toString());

        database.execute("ALTER TABLE a ADD COLUMN m INT");
        SharedDrift.Found second = await(watch, status -> status.objects().stream().anyMatch(one -> one.changes().size() == 2))
                .objects().get(0);
        assertEquals(first.since(), second.since());

        database.execute("ALTER TABLE a DROP COLUMN n, DROP COLUMN m");
        await(watch, is(Knowledge.NONE));
    }

    /** Of two instances one looks; the other one, which has not looked itself, says the same. */
    @Test
    void theSecondInstanceReadsWhatTheFirstHasFound() throws Exception {
        database.execute("ALTER TABLE a ADD COLUMN n INT");
        DriftStatus first = await(watch("PT1H", true), is(Knowledge.DRIFT));
        database.execute("ALTER TABLE a ADD COLUMN m INT"); // what a look would see now

        DriftStatus second = await(watch("PT1H", true), is(Knowledge.DRIFT));

        assertEquals(first.objects(), second.objects());
        assertEquals(first.checkedAt(), second.checkedAt());
        // With other patterns it has to look for itself.
        assertEquals(2, await(watch("PT1H", true, "zzz"), is(Knowledge.DRIFT)).objects().get(0).changes().size());
    }

    @Test
    void whileAnotherInstanceLooksNobodyElseDoes() throws Exception {
        try (Connection other = database.connect();
                Statement statement = other.createStatement();
                ResultSet row = statement.executeQuery("SELECT GET_LOCK(CONCAT('traveease-drift:', "
                        + "LEFT(SHA2(DATABASE(), 256), 32)), 0)")) {
            row.next();
            assertEquals(1, row.getInt(1));
            DriftWatch watch = watch("PT1H", true);
            Thread.sleep(3_000);
            assertEquals(Knowledge.UNKNOWN, watch.status().knowledge());
        }
    }

    @Test
    void aMigrationIsLookedAtAfterItsEndAndNotBefore() throws Exception {
        state = State.MIGRATING;
        DriftWatch watch = watch("PT1H", true);
        Thread.sleep(2_500);
        assertEquals(Knowledge.UNKNOWN, watch.status().knowledge());
        state = State.READY;
        DriftStatus before = await(watch, is(Knowledge.NONE));

        migrator().downgrade(Target.parse("-1"), OnDataLoss.ALLOW, new Silent());
        DriftStatus after = await(watch, status -> status.recorded().filter(
                recorded -> recorded.revision().equals(Optional.of("1_a"))).isPresent());
        assertEquals(Knowledge.NONE, after.knowledge());
        assertFalse(after.checkedAt().equals(before.checkedAt()));
    }

    @Test
    void whatIsNotRecordedIsRecordedByAnInstanceThatMigratesOnly() throws Exception {
        database.execute("DROP TABLE traveease_schema_definition");
        await(watch("PT1H", false), is(Knowledge.NOT_RECORDED));
        assertEquals(List.of(), database.strings("SHOW TABLES LIKE 'traveease_schema_definition'"));

        await(watch("PT1H", true), is(Knowledge.NONE));
    }

    @Test
    void itCanBeOff() throws Exception {
        DriftWatch watch = watch("off", true);
        Thread.sleep(1_500);
        assertEquals(Knowledge.OFF, watch.status().knowledge());
        assertTrue(watch.status().reason().orElseThrow().contains("SCHEMA_DRIFT_INTERVAL"));
    }

    @Test
    void aLookThatFailsIsToldAndTakenAgain() throws Exception {
        database.execute("RENAME TABLE traveease_schema_definition TO kept",
                "CREATE VIEW traveease_schema_definition AS SELECT 1 AS id");
        DriftStatus failed = await(watch("PT1S", false),
                status -> status.reason().orElse("").contains("could not be compared"));
        assertEquals(Knowledge.UNKNOWN, failed.knowledge());
        assertEquals(List.of(), failed.objects());
    }
}
