package com.traveease.schema.progress;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

import com.traveease.schema.batch.BatchPlace;
import com.traveease.schema.batch.BatchReport;
import com.traveease.schema.sql.GroupedNumber;

/**
 * How far a running statement is, as the server tells it. It counts work for those that copy, build or rebuild a table or an
 * index; an UPDATE has a stage and no percent. The figures are the server's own, and estimates:
 * <ul>
 * <li>{@code copy to tmp table}: rows copied, of the rows that InnoDB's statistics know of. Even, and within a few
 * percent.</li>
 * <li>{@code alter table (…)}: pages read, sorted and written, over all stages of the statement. InnoDB counts the reading well
 * and the writing hardly: on 8.0.31 an index on two million rows was at 45 % after 1 of 7 s, at 63 % after 4 and stayed
 * there to the end; with two indexes in one statement the estimate grew with the work, and it stood at 99 % half of the
 * time.</li>
 * </ul>
 *
 * @param stage in the server's words, {@code copy to tmp table}; also what it waits for,
 *        {@code Waiting for table metadata lock}, or why a statement in batches begins none,
 *        {@code waits: 73 threads run, limit 50; since 0:12}
 * @param percent from 0 to 99, never less than it was in this stage; empty when the server does not count, or this account may
 *        not see it
 * @param remaining at the pace so far; empty when that cannot be told, as while the counter stands still
 * @param rowsPerSecond of a statement in batches; empty for others, and before its first batch
 * @param waiting of a statement in batches that begins none now
 */
public record AlterProgress(String stage, OptionalInt percent, Optional<Duration> remaining, OptionalLong rowsPerSecond,
        Optional<BatchReport.Waiting> waiting) {

    public AlterProgress {
        if (percent.isPresent() && (percent.getAsInt() < 0 || percent.getAsInt() > 99)) {
            throw new IllegalArgumentException("What runs is between 0 and 99 percent done, got " + percent.getAsInt());
        }
    }

    /** Of a statement that is not run in batches. */
    public AlterProgress(String stage, OptionalInt percent, Optional<Duration> remaining) {
        this(stage, percent, remaining, OptionalLong.empty(), Optional.empty());
    }

    /** Of a statement in batches, in this process or another one. */
    public static AlterProgress ofBatches(BatchPlace place, BatchReport report) {
        OptionalLong pace = report.rowsPerSecond();
        String stage = report.waiting()
                .map(wait -> "waits: %s; since %s".formatted(wait.reason(), Progress.clock(since(wait))))
                .orElseGet(() -> "%s rows done in %s batches%s".formatted(GroupedNumber.of(place.done()),
                        GroupedNumber.of(place.batches()), pace.isPresent() ? ", " + rate(pace.getAsLong()) : ""));
        return new AlterProgress(stage, OptionalInt.of(place.percent()),
                pace.isPresent() ? place.remaining(pace.getAsLong()) : Optional.empty(), pace, report.waiting());
    }

    /** The clocks of two machines differ. */
    private static Duration since(BatchReport.Waiting wait) {
        Duration since = Duration.between(wait.since(), Instant.now());
        return since.isNegative() ? Duration.ZERO : since;
    }

    private static String rate(long rowsPerSecond) {
        return GroupedNumber.of(rowsPerSecond) + " rows a second";
    }

    /** Whether it is held up by something that its stage names. */
    public boolean isWaiting() {
        return waiting.isPresent();
    }

    /** {@code 1 200 rows a second}; empty when it is not known. */
    Optional<String> pace() {
        return rowsPerSecond.isPresent() ? Optional.of(rate(rowsPerSecond.getAsLong())) : Optional.empty();
    }

    /** Of a statement whose work is not counted. */
    static AlterProgress uncounted(String stage) {
        return new AlterProgress(stage, OptionalInt.empty(), Optional.empty());
    }
}
