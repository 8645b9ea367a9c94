package com.traveease.schema.throttle;

import java.time.Duration;
import java.time.Instant;

/**
 * How much longer a replica takes for the batches than they took here. What it lacks says, with that, how late it is going to
 * be: by the time that it is late, it has much more before it.
 */
final class ReplicaPace {

    /** As long as the pace is taken from one beginning; a shorter time has too few batches in it. */
    private static final Duration WINDOW = Duration.ofSeconds(2);

    private Instant since;
    private long from;
    private double times = 1;
    private boolean known;

    /**
     * @param applied how many batches the replica has now
     */
    void looked(long applied, CommitTimes committed, Instant now) {
        if (since != null) {
            Duration done = committed.work(from, applied);
            Duration took = Duration.between(since, now);
            if (committed.hasAll(applied)) {
                times = Math.min(times, ratio(took, done)); // it may have been done long before this look
            } else if (done.isZero()) {
                times = Math.max(times, ratio(took, committed.work(applied, applied + 1)));
            } else {
                times = ratio(took, done);
                known = true;
            }
        }
        if (committed.hasAll(applied)) {
            since = null; // from here on it waits for batches, which is not its pace
        } else if (since == null) {
            since = committed.lacksSince(applied);
            from = applied;
        } else if (Duration.between(since, now).compareTo(WINDOW) > 0 && applied > from) {
            since = now;
            from = applied;
        }
    }

    private static double ratio(Duration took, Duration work) {
        return work.toNanos() > 0 ? (double) took.toNanos() / work.toNanos() : 1;
    }

    /** Whether it was seen to apply something. */
    boolean isKnown() {
        return known;
    }

    /** How long it takes for that much work, not less than it took here. */
    Duration time(Duration work) {
        return Duration.ofNanos((long) (work.toNanos() * Math.max(1, times)));
    }

    /** The work that it does in that time. */
    Duration work(Duration time) {
        return Duration.ofNanos((long) (time.toNanos() / Math.max(1, times)));
    }
}
