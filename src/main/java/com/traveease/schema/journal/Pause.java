package com.traveease.schema.journal;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * A person has stopped the statements of a schema that are run in batches, whichever process runs them.
 *
 * @param by {@code anna@bastion}
 */
public record Pause(String by, Instant since, Optional<String> reason) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /** {@code paused by anna@bastion since 2026-11-29 20:37:12 UTC: sale until noon}. */
    public String inWords() {
        return "paused by %s since %s%s".formatted(by, TIME.format(since), reason.map(": "::concat).orElse(""));
    }

    /** What it means, for whoever looks at the schema. */
    public String inASentence() {
        return "Statements in batches have been %s. They wait until resume.".formatted(inWords());
    }
}
