package com.traveease.schema.progress;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/** Makes percent and remaining time of the counters of one statement. */
final class WorkEstimate {

    /** InnoDB counts on from one of its stages to the next; every other stage counts for itself. */
    private static final String INNODB = "alter table (";
    /** On a counter that stands still for so long nothing can be foretold. */
    private static final Duration STANDSTILL = Duration.ofSeconds(3);
    private static final int MOST = 99;

    private String counter = "";
    private Instant start = Instant.MIN;
    private int highest;
    private long last;
    private Instant moved = Instant.MIN;

    /** Whether the server counts the work of that stage, for those that may look. */
    static boolean isCounted(String stage) {
        return stage.startsWith(INNODB) || stage.equals("copy to tmp table");
    }

    /**
     * @param inStage since when the server is in that stage
     * @param estimated zero when the server has no idea
     */
    AlterProgress on(String stage, long completed, long estimated, Duration inStage, Instant now) {
        String counts = stage.startsWith(INNODB) ? INNODB : stage;
        if (!counts.equals(counter)) {
            counter = counts;
            start = now.minus(inStage);
            highest = 0;
            last = -1;
        }
        if (completed != last) {
            last = completed;
            moved = now;
        }
        if (estimated <= 0) {
            return AlterProgress.uncounted(stage);
        }
        highest = Math.max(highest, (int) Math.min(MOST, 100.0 * completed / estimated));
        return new AlterProgress(stage, OptionalInt.of(highest), remaining(completed, estimated, now));
    }

    private Optional<Duration> remaining(long completed, long estimated, Instant now) {
        if (highest < 1 || highest >= MOST || completed <= 0 || completed >= estimated
                || Duration.between(moved, now).compareTo(STANDSTILL) >= 0) {
            return Optional.empty();
        }
        double soFar = Duration.between(start, now).toMillis();
        return Optional.of(Duration.ofSeconds((long) Math.ceil(soFar * (estimated - completed) / completed / 1000)));
    }
}
