package com.traveease.schema.batch;

import java.time.Duration;

/** How many rows the next batch has, so that it takes about as long as it should. */
final class BatchSize {

    static final long FIRST = 100;
    private static final long MOST = 100_000;
    private static final double MOST_GROWTH = 2;
    /** Of the time that is wanted, so that few take longer. */
    private static final double AIM = 0.75;
    private static final double MOST_SHRINKING = 0.25;

    private BatchSize() {
    }

    /**
     * @param size of the last one
     * @param took the time of that
     */
    static long next(long size, Duration took, Duration wanted) {
        double factor = AIM * wanted.toNanos() / Math.max(1, took.toNanos());
        return bounded((long) (size * Math.max(MOST_SHRINKING, Math.min(MOST_GROWTH, factor))));
    }

    /** Of one that was in somebody's way, or the other way round. */
    static long halved(long size) {
        return bounded(size / 2);
    }

    private static long bounded(long size) {
        return Math.max(1, Math.min(MOST, size));
    }
}
