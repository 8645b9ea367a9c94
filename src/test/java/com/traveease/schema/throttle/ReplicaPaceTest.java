package com.traveease.schema.throttle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplicaPaceTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final ReplicaPace pace = new ReplicaPace();

    /** A batch that is the only one that the replica lacks. */
    private void batch(int number, int rows, int millis) {
        Instant committed = START.plusSeconds(10L * number);
        pace.committed(number, rows, rows, committed);
        pace.looked(number - 1, committed);
        pace.looked(number - 1, committed.plusMillis(millis - 50));
        pace.looked(number, committed.plusMillis(millis));
    }

    private Duration behind(int rows) {
        return pace.behind(rows, START.plusSeconds(1000));
    }

    @Test
    void nothingIsKnownBeforeABatch() {
        pace.looked(0, START);
        assertFalse(pace.isKnown());
        pace.committed(1, 100, 100, START);
        pace.looked(0, START.plusMillis(50));
        assertFalse(pace.isKnown());
        pace.looked(1, START.plusMillis(100));
        assertTrue(pace.isKnown());
    }

    @Test
    void afterOneBatchAllOfItsTimeIsThatOfItsRows() {
        batch(1, 100, 500);
        assertEquals(Duration.ofSeconds(2), behind(200));
        assertEquals(200, pace.most(Duration.ofSeconds(2)));
    }

    @Test
    void whatIsTheSameForAllBatchesIsNotThatOfTheirRows() {
        batch(1, 100, 1300);
        batch(2, 200, 1400);
        batch(3, 400, 1600);
        assertEquals(Duration.ofMillis(1400), behind(100));
        assertEquals(400, pace.most(Duration.ofSeconds(2)));
    }

    @Test
    void aDelayThatDoesNotDependOnRowsDoesNotLimitThem() {
        for (int i = 1; i < 30; i++) {
            batch(i, 100 * i, 1200);
        }
        assertTrue(behind(2900).toMillis() < 1400, () -> behind(2900).toString());
        assertTrue(pace.most(Duration.ofSeconds(2)) > 3 * 2900, () -> pace.most(Duration.ofSeconds(2)) + " rows");
    }

    @Test
    void whoTakesLongerThanExpectedIsSlowerNow() {
        batch(1, 100, 100);
        Instant committed = START.plusSeconds(100);
        pace.committed(2, 100, 100, committed);
        assertEquals(Duration.ofMillis(400), pace.behind(200, committed.plusMillis(100)));
        assertEquals(Duration.ofMillis(4000), pace.behind(200, committed.plusMillis(2000)));
    }

    @Test
    void aBatchWhoseEndNobodySawIsNotCounted() {
        pace.committed(1, 100, 100, START);
        pace.looked(0, START.plusMillis(10));
        pace.looked(1, START.plusSeconds(3));
        assertFalse(pace.isKnown());
    }

    /** Ten million rows are not walked in a test; this many batches show whether they become shorter and shorter. */
    private static final int BATCHES = 2000;
    private static final long LIMIT = 2_000_000;

    /**
     * @param microsEach of the replica for a row; the source takes 20
     * @param least rows that are walked in a second at least
     */
    @ParameterizedTest(name = "{0} μs and {1} μs for each row, one of {2} rows is changed")
    @CsvSource({ "500, 2, 1, 40000", "500, 20, 1, 30000", "500, 100, 1, 7000", "500, 600, 1, 1000", "500, 5000, 1, 50",
            "1200000, 2, 1, 10000", "1200000, 40, 1, 3000", "1900000, 10, 1, 1000", "500, 20, 10000, 40000",
            "300000, 20, 10000, 20000" })
    void noReplicaIsLateAndNoneIsWaitedForInVain(long fixedMicros, long microsEach, int oneOf, int least) {
        Simulation simulation = new Simulation(fixedMicros, microsEach, oneOf);
        simulation.run();
        assertTrue(simulation.latest <= LIMIT, () -> "%d μs late".formatted(simulation.latest));
        long inASecond = simulation.walked * 1_000_000 / simulation.now;
        assertTrue(inASecond >= least, () -> inASecond + " rows a second");
    }

    /** A source and a replica, in microseconds. */
    private final class Simulation {

        private final long fixed;
        private final long each;
        private final int oneOf;
        private final CommitTimes times = new CommitTimes();
        private final List<Long> done = new ArrayList<>(List.of(0L));
        private long now;
        private long lastLook = -1_000_000;
        private long applied;
        private long walked;
        private long written;
        private long latest;

        Simulation(long fixed, long each, int oneOf) {
            this.fixed = fixed;
            this.each = each;
            this.oneOf = oneOf;
        }

        private Instant time() {
            return START.plusNanos(1000 * now);
        }

        void run() {
            times.note(0, time(), 0);
            double size = 100;
            double changed = 1;
            for (int batch = 1; batch <= BATCHES; batch++) {
                await();
                long most = pace.isKnown() ? pace.most(Duration.ofNanos(1000 * LIMIT)) : 100;
                long rows = Math.max(1, (long) Math.min(size, most / changed));
                long hits = (walked + rows) / oneOf - walked / oneOf;
                now += 500 + rows * (oneOf == 1 ? 20 : 10);
                walked += rows;
                written += hits + 1;
                times.note(batch, time(), written);
                done.add(Math.max(now + fixed, done.get(batch - 1)) + each * (hits + 1));
                latest = Math.max(latest, done.get(batch) - now);
                pace.committed(batch, times.last(), times.lacking(applied), time());
                size = Math.min(rows * 2.0, 5000);
                changed = Math.max((double) hits / rows, changed / 2);
            }
        }

        private void await() {
            while (true) {
                Duration couldBe = couldBe();
                Duration behind = times.behind(applied, time());
                Duration quarter = Duration.ofNanos(250 * LIMIT);
                if (now - lastLook >= 1_000_000 || !times.hasAll(applied)
                        && (!pace.isKnown() || couldBe.compareTo(quarter) > 0 || behind.compareTo(quarter) > 0)) {
                    look();
                }
                if (couldBe().toNanos() <= 1000 * LIMIT && (pace.isKnown() || times.hasAll(applied))) {
                    return;
                }
                now += 50_000;
            }
        }

        private Duration couldBe() {
            return times.hasAll(applied) ? Duration.ZERO : pace.behind(times.lacking(applied) + 2 * times.last(), time());
        }

        private void look() {
            lastLook = now;
            while (applied + 1 < done.size() && done.get((int) applied + 1) <= now) {
                applied++;
            }
            pace.looked(applied, time());
        }
    }
}
