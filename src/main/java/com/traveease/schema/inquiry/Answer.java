package com.traveease.schema.inquiry;

import java.util.Optional;

/**
 * What the server said of one statement.
 *
 * @param algorithm the lightest that it accepts; empty where there is none to choose, or it was not asked
 * @param work how much of the table it reads and writes
 * @param failure what it says against the statement, whatever the algorithm; the statement will fail
 * @param untold why it was not asked; empty when it was, and where there is nothing to ask
 */
public record Answer(Optional<AlgorithmAndLock> algorithm, Work work, Optional<String> failure, Optional<String> untold) {

    public static Answer accepted(AlgorithmAndLock algorithm, Work work) {
        return new Answer(Optional.of(algorithm), work, Optional.empty(), Optional.empty());
    }

    /** Of a statement that the server accepts, and for which there is no algorithm to choose. */
    public static Answer plain(Work work) {
        return new Answer(Optional.empty(), work, Optional.empty(), Optional.empty());
    }

    public static Answer failing(String message) {
        return new Answer(Optional.empty(), Work.UNKNOWN, Optional.of(message), Optional.empty());
    }

    public static Answer untold(String reason) {
        return new Answer(Optional.empty(), Work.UNKNOWN, Optional.empty(), Optional.of(reason));
    }
}
