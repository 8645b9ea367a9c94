package com.traveease.schema.takeover;

import com.traveease.schema.scratch.Stop;

/**
 * A later upgrade script would fail on this schema.
 *
 * @param script its name
 * @param statement number in the script, from 1
 * @param line of the script, from 1, on which the statement starts
 * @param message the server's
 */
public record TrialFailure(String script, int statement, int line, String message) {

    static TrialFailure of(Stop stop) {
        return new TrialFailure(stop.script().name(), stop.number(), stop.statement().line(), stop.message());
    }

    /** {@code V002__flight_booking_schema.sql, statement 1 (line 11) would fail: …}. */
    @Override
    public String toString() {
        return "%s, statement %d (line %d) would fail: %s".formatted(script, statement, line, message);
    }
}
