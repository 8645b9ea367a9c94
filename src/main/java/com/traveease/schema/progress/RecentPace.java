package com.traveease.schema.progress;

import java.time.Duration;
import java.util.OptionalLong;

/** How many rows a second were walked in the last minutes: what was an hour ago says little of what is left. */
final class RecentPace {

    /** The pace is that of the last one or two of these. */
    static final Duration WINDOW = Duration.ofMinutes(2);

    /** Where the statement was after so much time. */
    private record Mark(long walked, Duration took) {
    }

    private Mark from;
    private Mark later;

    /** @param walked by earlier runs */
    RecentPace(long walked) {
        this.from = new Mark(walked, Duration.ZERO);
        this.later = from;
    }

    void at(long walked, Duration took) {
        if (took.compareTo(later.took().plus(WINDOW)) > 0) {
            from = later;
            later = new Mark(walked, took);
        }
    }

    /**
     * @param took by this run until now
     * @return empty until a row was walked
     */
    OptionalLong rowsPerSecond(long walked, Duration took) {
        long rows = Math.max(0, walked - from.walked()); // a new pass begins with less
        boolean none = rows <= 0 && from.took().isZero();
        return none ? OptionalLong.empty() : OptionalLong.of(rows * 1000 / Math.max(1, took.minus(from.took()).toMillis()));
    }
}
