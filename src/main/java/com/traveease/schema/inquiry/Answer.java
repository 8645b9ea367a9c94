package com.traveease.schema.inquiry;

import java.util.Optional;

/**
 * What the server said of one statement.
 *
 * @param manner the lightest that it accepts; empty where there is none to choose, or it was not asked
 * @param work how much of the table it reads and writes
 * @param failure what it says against the statement, whatever the manner; the statement will fail
 * @param untold why it was not asked; empty when it was, and where there is nothing to ask
 */
public record Answer(Optional<Manner> manner, Work work, Optional<String> failure, Optional<String> untold) {

    public static Answer accepted(Manner manner, Work work) {
        return new Answer(Optional.of(manner), work, Optional.empty(), Optional.empty());
    }

    /** Of a statement that the server accepts, and for which there is no manner to choose. */
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
