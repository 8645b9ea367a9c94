package com.traveease.schema.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchReportTest {

    private static final BatchPlace PLACE = new BatchPlace("t", "PRIMARY", List.of("id"), 1, BatchPlace.Rows.NEW,
            List.of("9"), Optional.of(List.of("'\nrun 3'")), 400, 400, 0, 4, Duration.ofSeconds(2), 100, 1000, 0, true);
    private static final Instant SINCE = Instant.parse("2026-11-30T12:00:00.123Z");

    @ParameterizedTest
    @ValueSource(strings = { "73 threads run, limit 50", "", "in the way: `a\nwaits 1 b` + 100 % ä…" })
    void isReadAsItWasWrittenAndLeavesThePlace(String reason) {
        BatchReport report = new BatchReport(17, OptionalLong.of(1200), Optional.of(new BatchReport.Waiting(reason, SINCE)));
        assertEquals(Optional.of(report), BatchReport.of(report.behind(PLACE)));
        assertEquals(Optional.of(PLACE), BatchPlace.of(report.behind(PLACE)));
    }

    @Test
    void ofARunThatHasJustBegun() {
        assertEquals(Optional.of(BatchReport.beginning(17)), BatchReport.of(BatchReport.beginning(17).behind(PLACE)));
    }

    @Test
    void thereIsNoneOfAnOlderProgramAndOfOtherStatements() {
        assertEquals(Optional.empty(), BatchReport.of(PLACE.written()));
        assertEquals(Optional.empty(), BatchReport.of("TABLE `t`\nrun 3"));
    }

    @Test
    void aLongReasonIsCut() {
        assertEquals("x".repeat(1999) + "…", new BatchReport.Waiting("x".repeat(3000), SINCE).reason());
    }

    @Test
    void whatRemainsIsToldInTheFirstPass() {
        assertEquals(Optional.of(Duration.ofSeconds(3)), PLACE.remaining(200));
        assertEquals(Optional.empty(), PLACE.remaining(0));
        assertEquals(Optional.empty(), PLACE.nextPass(BatchPlace.Rows.DONE, Optional.empty(), List.of("9")).remaining(200));
    }

    /** What was said of 800 rows, of which there are 120 800, is not kept until as much is done of these. */
    @Test
    void aPercentageIsOnlyKeptWhereTheEstimateWasNotFarOff() {
        assertEquals(40, PLACE.percent());
        assertEquals(40, PLACE.estimated(2001, 40).percent());
        assertEquals(19, PLACE.estimated(2002, 40).percent());
        assertEquals(0, PLACE.estimated(120_800, 40).percent());
    }
}
