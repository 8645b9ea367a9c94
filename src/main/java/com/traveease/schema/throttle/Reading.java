package com.traveease.schema.throttle;

import java.util.ArrayList;
import java.util.List;

/** What one look at the server, or at a replica, has found. */
final class Reading {

    /**
     * Something that cannot be watched.
     *
     * @param what {@code InnoDB's history list}
     * @param why a clause, with what would help
     */
    record Unwatched(String what, String why) {

        @Override
        public String toString() {
            return "%s (%s)".formatted(what, why);
        }
    }

    private final List<String> reasons = new ArrayList<>();
    private final List<Unwatched> unwatched = new ArrayList<>();

    /** A reason not to begin a batch, {@code 73 threads run, limit 50}. */
    void over(String reason) {
        reasons.add(reason);
    }

    void unwatched(String what, String why) {
        unwatched.add(new Unwatched(what, why));
    }

    List<String> reasons() {
        return reasons;
    }

    List<Unwatched> unwatched() {
        return unwatched;
    }
}
