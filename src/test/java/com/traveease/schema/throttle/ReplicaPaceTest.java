package com.traveease.schema.throttle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;

class ReplicaPaceTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration BATCH = Duration.ofMillis(100);

    private final CommitTimes committed = new CommitTimes();
    private final ReplicaPace pace = new ReplicaPace();

    /** Batch after batch, without a wait between them. */
    private void commit(int from, int to) {
        for (int batch = from; batch <= to; batch++) {
            committed.note(batch, at(batch), BATCH.multipliedBy(batch));
        }
    }

    private static Instant at(double batches) {
        return START.plusMillis((long) (batches * BATCH.toMillis()));
    }

    @Test
    void whoNeedsFiveTimesAsLong() {
        commit(0, 10);
        pace.looked(0, committed, at(1));
        assertFalse(pace.isKnown());
        pace.looked(1, committed, at(6));
        assertTrue(pace.isKnown());
        assertEquals(Duration.ofSeconds(1), pace.time(BATCH.multipliedBy(2)));
        pace.looked(2, committed, at(11));
        assertEquals(BATCH, pace.work(Duration.ofMillis(500)));
        assertEquals(Duration.ofMillis(800), committed.lacking(2));
    }

    @Test
    void whoAppliesNothingIsSlowerTheLongerThatLasts() {
        commit(0, 10);
        pace.looked(0, committed, at(1));
        pace.looked(0, committed, at(4));
        assertEquals(BATCH.multipliedBy(3), pace.time(BATCH));
        pace.looked(0, committed, at(8));
        assertEquals(BATCH.multipliedBy(7), pace.time(BATCH));
        assertFalse(pace.isKnown());
    }

    @Test
    void whoWaitsForBatchesIsNotSlow() {
        commit(0, 2);
        pace.looked(2, committed, at(2));
        pace.looked(2, committed, at(50));
        commit(3, 3);
        pace.looked(3, committed, at(60));
        assertEquals(BATCH, pace.time(BATCH));
    }

    /** Where it has everything by the next look, nobody knows since when. */
    @Test
    void aLateLookDoesNotMakeItSlow() {
        commit(0, 2);
        pace.looked(1, committed, at(2));
        pace.looked(2, committed, at(50));
        assertEquals(BATCH, pace.time(BATCH));
        assertFalse(pace.isKnown());
    }

    /** What it did at first, with other rows, is forgotten. */
    @Test
    void thePaceIsThatOfTheLastSeconds() {
        commit(0, 200);
        pace.looked(0, committed, at(1));
        for (int batch = 1; batch <= 6; batch++) {
            pace.looked(batch, committed, at(1 + 10 * batch));
        }
        assertEquals(BATCH.multipliedBy(10), pace.time(BATCH));
        for (int batch = 7; batch <= 40; batch++) {
            pace.looked(batch, committed, at(61 + 2 * (batch - 6)));
        }
        assertEquals(BATCH.multipliedBy(2), pace.time(BATCH));
    }
}
