package com.traveease.schema.batch;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** About how many rows there are to be walked by a key. */
record RowEstimate(Connection connection, BatchKey key) {

    /** Counted in a fraction of a second; the first batches read the same pages. */
    private static final long MOST_COUNTED = 200_000;

    /**
     * Up to the highest key of the table, before the first batch. Statistics may be from a time when the table was small, so
     * they are believed only where they know of many rows; otherwise the table is counted, as far as that is quick.
     */
    long of(List<String> highest) throws SQLException {
        if (highest.isEmpty()) {
            return 0;
        }
        if (key.rows() >= MOST_COUNTED) {
            return key.rows();
        }
        Optional<BatchKey.Bound> counted = key.next(connection, Optional.empty(), highest, MOST_COUNTED);
        if (counted.isEmpty() || counted.get().rows() < MOST_COUNTED) {
            return counted.map(BatchKey.Bound::rows).orElse(0L);
        }
        return of(MOST_COUNTED, counted.get().key(), highest).orElse(MOST_COUNTED);
    }

    /** Up to the end of a place, as close together as those that are behind it; empty where the key is not one number. */
    Optional<Long> of(BatchPlace place) throws SQLException {
        return place.after().isEmpty() ? Optional.empty() : of(place.walked(), place.after().get(), place.to());
    }

    private Optional<Long> of(long walked, List<String> after, List<String> to) throws SQLException {
        Optional<List<String>> lowest = key.isOneNumber() ? key.lowest(connection) : Optional.empty();
        if (lowest.isEmpty()) {
            return Optional.empty();
        }
        double first = Double.parseDouble(lowest.get().get(0));
        double behind = Math.abs(Double.parseDouble(after.get(0)) - first);
        double all = Math.abs(Double.parseDouble(to.get(0)) - first);
        return behind > 0 && all >= behind ? Optional.of((long) (walked * (all / behind))) : Optional.empty();
    }
}
