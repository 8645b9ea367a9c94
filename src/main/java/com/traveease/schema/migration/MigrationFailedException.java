package com.traveease.schema.migration;

/** A run stopped on the way. The message says at which statement, what holds now and what to do. */
public class MigrationFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MigrationFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
