package com.traveease.schema.batch;

import java.time.Duration;

/** How many rows the next batch has, so that it takes less time than it may. */
final class BatchSize {

    static final long FIRST = 100;
    private static final long MOST = 100_000;
    /** While batches are much quicker than they may be. */
    private static final double MOST_GROWTH = 2;
    private static final double MUCH_QUICKER = 3;
    /** Otherwise: one quick batch among slower ones says little of the next, and a batch that takes too long is in the way. */
    private static final double CAREFUL_GROWTH = 1.1;
    /** Of the time that it may take: on a busy server one batch takes twice as long as the one before. */
    private static final double AIM = 0.5;
    private static final double MOST_SHRINKING = 0.25;

    private BatchSize() {
    }

    /**
     * @param size of the last one
     * @param took the time of that
     * @param most the time that it may take
     */
    static long next(long size, Duration took, Duration most) {
        double factor = AIM * most.toNanos() / Math.max(1, took.toNanos());
        double growth = factor > MUCH_QUICKER ? MOST_GROWTH : CAREFUL_GROWTH;
        return bounded((long) Math.ceil(size * Math.max(MOST_SHRINKING, Math.min(growth, factor))));
    }

    /** Of one that was in somebody's way, or the other way round. */
    static long halved(long size) {
        return bounded(size / 2);
    }

    private static long bounded(long size) {
        return Math.max(1, Math.min(MOST, size));
    }
}
