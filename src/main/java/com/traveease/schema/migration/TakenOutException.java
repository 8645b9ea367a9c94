package com.traveease.schema.migration;

/** Somebody has taken revisions out of the history while a run waited: they are not applied a second time. */
class TakenOutException extends MigrationRefusedException {

    private static final long serialVersionUID = 1L;

    TakenOutException(String message) {
        super(message);
    }
}
