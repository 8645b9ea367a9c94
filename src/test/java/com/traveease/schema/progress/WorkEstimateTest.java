package com.traveease.schema.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

import org.junit.jupiter.api.Test;

class WorkEstimateTest {

    private static final String COPY = "copy to tmp table";
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final WorkEstimate estimate = new WorkEstimate();

    @Test
    void goesOnAtThePaceSoFar() {
        AlterProgress now = after(20, COPY, 25, 100, 20);
        assertEquals(OptionalInt.of(25), now.percent());
        assertEquals(Optional.of(Duration.ofSeconds(60)), now.remaining());
    }

    @Test
    void neverGoesBackWithinAStage() {
        assertEquals(OptionalInt.of(50), after(1, COPY, 50, 100, 1).percent());
        assertEquals(OptionalInt.of(50), after(2, COPY, 60, 200, 2).percent());
        assertEquals(OptionalInt.of(60), after(3, COPY, 120, 200, 3).percent());
    }

    @Test
    void countsOnOverTheStagesOfInnodb() {
        after(2, "alter table (read PK and internal sort)", 40, 100, 2);
        AlterProgress sorting = after(5, "alter table (merge sort)", 50, 100, 3);
        assertEquals(OptionalInt.of(50), sorting.percent());
        assertEquals(Optional.of(Duration.ofSeconds(5)), sorting.remaining());
        assertEquals(OptionalInt.of(50), after(6, "alter table (insert)", 50, 110, 1).percent());
    }

    @Test
    void beginsAnewWithAnotherCounter() {
        after(2, "alter table (merge sort)", 40, 100, 2);
        assertEquals(OptionalInt.of(10), after(5, COPY, 10, 100, 1).percent());
    }

    @Test
    void isNeverAtTheEndWhileTheStatementRuns() {
        AlterProgress more = after(9, COPY, 120, 100, 9);
        assertEquals(OptionalInt.of(99), more.percent());
        assertEquals(Optional.empty(), more.remaining());
    }

    @Test
    void foretellsNothingFromACounterThatStandsStill() {
        assertTrue(after(10, COPY, 50, 100, 10).remaining().isPresent());
        assertTrue(after(12, COPY, 50, 100, 12).remaining().isPresent());
        assertEquals(Optional.empty(), after(13, COPY, 50, 100, 13).remaining());
        assertTrue(after(14, COPY, 51, 100, 14).remaining().isPresent());
    }

    @Test
    void knowsNothingWithoutAnEstimate() {
        assertEquals(OptionalInt.empty(), after(3, COPY, 10, 0, 3).percent());
    }

    private AlterProgress after(int seconds, String stage, long completed, long estimated, int inStage) {
        return estimate.on(stage, completed, estimated, Duration.ofSeconds(inStage), START.plusSeconds(seconds));
    }
}
