package com.traveease.schema.migration;

/** The schema was not moved, because it must not be: nothing was run. */
public class MigrationRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MigrationRefusedException(String message) {
        super(message);
    }
}
