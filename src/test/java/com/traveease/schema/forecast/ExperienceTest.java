package com.traveease.schema.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;

import com.traveease.schema.inquiry.Work;
import com.traveease.schema.runs.RanStatement;
import com.traveease.schema.runs.Run;
import com.traveease.schema.runs.RunDetails;
import com.traveease.schema.runs.RunNote;
import com.traveease.schema.runs.RunOrigin;

class ExperienceTest {

    private static final long MIB = 1 << 20;

    private static RanStatement ran(String sql, long millis, long rows, long bytes) {
        return new RanStatement("V1__a.sql", 1, sql, Duration.ofMillis(millis), Duration.ZERO, OptionalLong.of(rows),
                bytes == 0 ? OptionalLong.empty() : OptionalLong.of(bytes));
    }

    private static Run run(long number, RanStatement statement, RunNote... notes) {
        RunDetails details = new RunDetails(List.of(), List.of(statement), new RunDetails.Others(0, Duration.ZERO, 0),
                List.of(),
                List.of(notes));
        return new Run(number, Instant.EPOCH, Optional.of(Instant.EPOCH), "upgrade", Optional.empty(), Optional.empty(),
                Optional.empty(), Run.Outcome.DONE, Optional.empty(),
                new RunOrigin("app", "host", Optional.empty(), "1", Optional.empty()), details);
    }

    private static RunNote work(String word) {
        return RunNote.of(RunNote.Topic.FORECAST, "about 1 s").at("V1__a.sql", 1).with(Experience.WORK, word);
    }

    private static String time(Experience experience, Work work, long bytes) {
        Experience.Pace pace = experience.of(work).orElseThrow();
        return Math.round(bytes / MIB / pace.quick()) + "-" + Math.round(bytes / MIB / pace.slow()) + " " + pace.runs();
    }

    @Test
    void aCopyIsKnownByItsRows() {
        Experience experience = Experience.of(List.of(run(15, ran("ALTER TABLE t ADD n INT", 10_000, 5, 100 * MIB)),
                run(12, ran("ALTER TABLE t ADD n INT", 20_000, 5, 100 * MIB))));
        assertEquals("7-40 [12, 15]", time(experience, Work.COPY, 100 * MIB));
        assertEquals(Optional.empty(), experience.of(Work.REBUILD));
        assertEquals(Optional.empty(), experience.ofRows());
    }

    @Test
    void otherWorkIsKnownByWhatWasForecast() {
        Experience experience = Experience.of(List.of(
                run(3, ran("ALTER TABLE t FORCE", 1_000, 0, 10 * MIB), work("rebuild")),
                run(2, ran("CREATE INDEX i ON t (a)", 2_000, 0, 10 * MIB), work("index")),
                run(1, ran("ALTER TABLE t ADD INDEX (b)", 2_000, 0, 10 * MIB))));
        assertEquals("1-2 [3]", time(experience, Work.REBUILD, 10 * MIB));
        assertEquals("1-4 [2]", time(experience, Work.INDEX, 10 * MIB));
    }

    @Test
    void changesOfRowsAreCountedInRows() {
        Experience experience = Experience.of(List.of(run(4, ran("UPDATE t SET n = …", 10_000, 100_000, 0))));
        assertEquals(new Experience.Pace(5_000, 15_000, List.of(4L)), experience.ofRows().orElseThrow());
        assertEquals("about 13 s to 40 s, as in run 4", TimeRange.ofRows(200_000, false, experience).toString());
        assertEquals("up to 40 s, as in run 4", TimeRange.ofRows(200_000, true, experience).toString());
        assertEquals("about 2 s to 30 s", TimeRange.ofRows(300_000, false, Experience.NONE).toString());
    }

    @Test
    void theNewestThreeAreNamed() {
        List<Run> runs = List.of(9L, 7L, 5L, 3L).stream().map(number -> run(number, ran("DELETE FROM t", 10_000, 100_000, 0)))
                .toList();
        assertTrue(TimeRange.ofRows(200_000, false, Experience.of(runs)).toString().endsWith(", as in runs 5, 7 and 9"));
    }

    @Test
    void whatCannotBeTrueOrSaysNothingIsLeftOut() {
        Experience experience = Experience.of(List.of(
                run(5, ran("ALTER TABLE t FORCE", 1_000, 0, 10 * MIB), work("magic")),
                run(4, ran("ALTER TABLE t ADD n INT", 1_000, 5, Long.MAX_VALUE)),
                run(3, ran("ALTER TABLE t ADD n INT", 0, 5, 100 * MIB)),
                run(2, ran("UPDATE t SET n = …", 1_000, Long.MAX_VALUE, 0)),
                run(1, ran("UPDATE t SET n = …", -5_000, -100_000, 0))));
        for (Work work : Work.values()) {
            assertEquals(Optional.empty(), experience.of(work));
        }
        assertEquals(Optional.empty(), experience.ofRows());
    }
}
