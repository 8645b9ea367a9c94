package com.traveease.schema.failure;

import java.util.Optional;

/** A run ended early because the process was asked to stop. Nothing is wrong: the next start goes on. */
public class MigrationStoppedException extends MigrationFailedException {

    private static final long serialVersionUID = 1L;

    public MigrationStoppedException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Nothing is half done. */
    public static MigrationStoppedException betweenScripts() {
        return new MigrationStoppedException(
                "The process was asked to stop between two scripts. What is applied is recorded; the next start continues.",
                null);
    }

    public MigrationStoppedException(String message, FailedStatement statement, Throwable cause) {
        super(message, Optional.of(statement), cause);
    }
}
