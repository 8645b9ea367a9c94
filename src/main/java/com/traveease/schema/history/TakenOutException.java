package com.traveease.schema.history;

/** Somebody has taken revisions out of the history while a run waited: they are not applied a second time. */
public class TakenOutException extends MigrationRefusedException {

    private static final long serialVersionUID = 1L;

    TakenOutException(String message) {
        super(message);
    }
}
