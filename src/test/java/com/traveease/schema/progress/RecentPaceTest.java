package com.traveease.schema.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;

class RecentPaceTest {

    private static final long BEFORE = 70_000;

    private final RecentPace pace = new RecentPace(BEFORE);
    private long walked = BEFORE;
    private Duration took = Duration.ZERO;

    private void walk(Duration time, int rowsPerSecond) {
        for (int second = 0; second < time.toSeconds(); second++) {
            walked += rowsPerSecond;
            took = took.plusSeconds(1);
            pace.at(walked, took);
        }
    }

    @Test
    void rowsOfEarlierRunsDoNotCount() {
        assertEquals(OptionalLong.empty(), pace.rowsPerSecond(walked, took));
        walk(Duration.ofSeconds(5), 1000);
        assertEquals(OptionalLong.of(1000), pace.rowsPerSecond(walked, took));
    }

    @Test
    void aQuickBeginningIsForgotten() {
        walk(Duration.ofMinutes(30), 1000);
        walk(RecentPace.WINDOW.multipliedBy(2).plusSeconds(2), 10);
        assertEquals(OptionalLong.of(10), pace.rowsPerSecond(walked, took));
    }

    @Test
    void aWaitMakesItSlowerTheLongerItLasts() {
        walk(Duration.ofSeconds(10), 1000);
        assertEquals(OptionalLong.of(500), pace.rowsPerSecond(walked, took.plusSeconds(10)));
        walk(RecentPace.WINDOW.multipliedBy(3), 0);
        assertEquals(OptionalLong.of(0), pace.rowsPerSecond(walked, took));
    }
}
