package com.traveease.schema.runs;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A row of the record.
 *
 * @param number from 1, in the order in which runs began
 * @param finishedAt empty while it goes on, and when it was interrupted
 * @param command {@code upgrade}, {@code downgrade}, {@code stamp} and so on
 * @param from the revision that the schema had; empty for base
 * @param to the revision that was asked for; empty for base
 * @param reached the revision that it had in the end; empty for base, and while that is not known
 * @param error what was said of a failure, without values of rows
 */
public record Run(long number, Instant startedAt, Optional<Instant> finishedAt, String command, Optional<String> from,
        Optional<String> to, Optional<String> reached, Outcome outcome, Optional<String> error, RunOrigin origin,
        RunDetails details) {

    /** How it went. */
    public enum Outcome {
        RUNNING,
        DONE,
        FAILED,
        /** The process was asked to stop. */
        STOPPED,
        /** Its connection is gone, and nobody has said how it ended. */
        INTERRUPTED;

        /** {@code done}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Optional<Duration> took() {
        return finishedAt.map(end -> Duration.between(startedAt, end));
    }
}
