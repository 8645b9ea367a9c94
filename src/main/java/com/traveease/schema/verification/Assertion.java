package com.traveease.schema.verification;

import java.util.Optional;

import com.traveease.schema.revision.Version;

/**
 * A query that must return no row.
 *
 * @param since the version from which on it must hold
 * @param until the last version at which it must hold; empty when it holds from then on
 * @param file in which it is
 * @param line on which it starts
 * @param says what must hold: the comment above it
 * @param sql the query
 */
public record Assertion(Version since, Optional<Version> until, String file, int line, String says, String sql) {

    boolean holdsAt(Version version) {
        return since.compareTo(version) <= 0 && until.filter(last -> last.compareTo(version) < 0).isEmpty();
    }

    /** {@code 005_summaries.sql:12}. */
    public String place() {
        return file + ":" + line;
    }
}
