package com.traveease.schema.progress;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

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
 */
public record AlterProgress(String stage, OptionalInt percent, Optional<Duration> remaining) {

    public AlterProgress {
        if (percent.isPresent() && (percent.getAsInt() < 0 || percent.getAsInt() > 99)) {
            throw new IllegalArgumentException("What runs is between 0 and 99 percent done, got " + percent.getAsInt());
        }
    }

    private static final String WAITS = "waits: ";

    /** Of a statement in batches that begins none now. @param why {@code 73 threads run, limit 50} */
    public static AlterProgress waiting(String why, Duration since, OptionalInt percent) {
        return new AlterProgress("%s%s; since %s".formatted(WAITS, why, Progress.clock(since)), percent, Optional.empty());
    }

    /** Whether it is held up by something that its stage names. */
    public boolean isWaiting() {
        return stage.startsWith(WAITS);
    }

    /** Of a statement whose work is not counted. */
    static AlterProgress uncounted(String stage) {
        return new AlterProgress(stage, OptionalInt.empty(), Optional.empty());
    }
}
