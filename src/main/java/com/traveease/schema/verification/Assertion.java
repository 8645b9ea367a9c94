package com.traveease.schema.verification;

import com.traveease.schema.revision.Version;

/**
 * A query that must return no row.
 *
 * @param since the version from which on it must hold
 * @param file in which it is
 * @param line on which it starts
 * @param says what must hold: the comment above it
 * @param sql the query
 */
public record Assertion(Version since, String file, int line, String says, String sql) {

    /** {@code 005_summaries.sql:12}. */
    public String place() {
        return file + ":" + line;
    }
}
