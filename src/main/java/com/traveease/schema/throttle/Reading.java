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
    private int soon;
    private final List<Unwatched> unwatched = new ArrayList<>();

    /** A reason not to begin a batch, {@code 73 threads run, limit 50}. */
    void over(String reason) {
        reasons.add(reason);
    }

    /** A reason not to begin a batch yet, which may be none in much less than a second. */
    void overSoon(String reason) {
        over(reason);
        soon++;
    }

    /** Whether all reasons are such ones. */
    boolean isOverSoon() {
        return soon == reasons.size();
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
