package com.traveease.schema.throttle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;

class CommitTimesTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void whoLacksABatchIsAsLateAsItIsOld() {
        CommitTimes times = new CommitTimes();
        for (int batch = 7; batch <= 10; batch++) {
            times.note(batch, START.plusSeconds(batch), 10L * batch);
        }
        Instant now = START.plusSeconds(12);
        assertEquals(Duration.ZERO, times.behind(10, now));
        assertEquals(Duration.ZERO, times.behind(11, now));
        assertEquals(Duration.ofSeconds(2), times.behind(9, now));
        assertEquals(Duration.ofSeconds(5), times.behind(Replica.NOTHING, now));
        assertEquals(10, times.lacking(9));
        assertEquals(10, times.last());
        assertEquals(0, times.lacking(10));
    }

    @Test
    void ofManyBatchesTheTimesAreKeptRoughly() {
        CommitTimes times = new CommitTimes();
        int batches = 1_000_000;
        for (int batch = 1; batch <= batches; batch++) {
            times.note(batch, START.plusSeconds(batch), 10L * batch);
        }
        Instant now = START.plusSeconds(batches);
        for (int applied : new int[] { 0, 1000, batches / 2, batches - 100_000, batches - 5000 }) {
            long late = times.behind(applied, now).toSeconds();
            int least = batches - applied - 1;
            assertTrue(late >= least, late + " of " + least);
        }
        for (int applied = batches - 1500; applied < batches; applied++) {
            assertEquals(batches - applied - 1, times.behind(applied, now).toSeconds());
        }
        assertTrue(times.behind(batches - 5000, now).toSeconds() < 7500);
        assertEquals(Duration.ZERO, times.behind(batches, now));
    }
}
