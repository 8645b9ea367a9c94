package com.traveease.schema.service;

import java.util.Locale;

/** What the service is doing about the schema. */
public enum State {
    /** The database has not been queried yet. */
    STARTING,
    /** The database cannot be reached; it is tried again and again. */
    WAITING_FOR_DATABASE,
    /** Another process is migrating this schema. */
    WAITING_FOR_LOCK,
    MIGRATING,
    /** The database is behind, and this process does not migrate it. */
    PENDING,
    /** The database has exactly what this program knows. */
    READY,
    /** The database has all that the application waits for; what is marked {@code -- @background} is run, or will be. */
    BACKGROUND,
    /** The database is newer than this program. */
    AHEAD,
    /** It needs a person; the reason says what for. */
    FAILED;

    /** Whether the schema may be relied on. */
    public boolean isReady() {
        return this == READY || this == BACKGROUND || this == AHEAD;
    }

    /** {@code waiting-for-database}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
