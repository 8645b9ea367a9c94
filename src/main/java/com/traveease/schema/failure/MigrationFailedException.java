package com.traveease.schema.failure;

import java.util.Optional;

/** A run stopped on the way. The message says at which statement, what holds now and what to do. */
public class MigrationFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Optional<FailedStatement> statement;

    public MigrationFailedException(String message, Throwable cause) {
        this(message, Optional.empty(), cause);
    }

    MigrationFailedException(String message, Optional<FailedStatement> statement, Throwable cause) {
        super(message, cause);
        this.statement = statement;
    }

    /** Where in a script; empty when it was not a statement of a script that failed. */
    public Optional<FailedStatement> statement() {
        return statement;
    }
}
