package com.traveease.schema.progress;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Which of the reports on a long statement are worth a line of a log: one about every 10 s. */
public final class ProgressLines {

    private static final Duration EVERY = Duration.ofSeconds(10);

    private Instant next = Instant.MIN;
    private Instant statement = Instant.MIN;

    /** The line to write now, if any. */
    public synchronized Optional<String> on(Progress progress) {
        return on(progress, Instant.now());
    }

    synchronized Optional<String> on(Progress progress, Instant now) {
        if (!progress.since().equals(statement)) {
            statement = progress.since();
            next = statement.plus(EVERY);
        }
        if (now.isBefore(next)) {
            return Optional.empty();
        }
        next = now.plus(EVERY);
        return Optional.of(progress.line());
    }
}
