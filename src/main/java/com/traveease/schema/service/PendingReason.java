package com.traveease.schema.service;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import com.traveease.schema.history.SchemaState;
import com.traveease.schema.history.SeenRevisions;

/**
 * Why the service leaves revisions pending, and when it goes on.
 *
 * @param seen what this process has seen applied
 */
record PendingReason(boolean migratesAtStart, SeenRevisions seen) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /** Behind a failure. While a person has to decide something, nothing is tried again. */
    String tryingAgain(Instant at) {
        return " The service tries again at %s.".formatted(TIME.format(at));
    }

    String why(SchemaState schema) {
        return schema.interruptedInWords().map(words -> words + " ").orElse("")
                + "Pending revisions: %d. ".formatted(schema.pending().size())
                + (!seen.takenOut(schema).isEmpty()
                        ? seen.inWords(schema) + (migratesAtStart ? " A restart of this process migrates too." : "")
                        : migratesAtStart ? "This process has migrated once and only watches now; run upgrade."
                                : "Migration at start is off here.");
    }
}
