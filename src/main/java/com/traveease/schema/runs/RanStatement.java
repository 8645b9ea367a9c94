package com.traveease.schema.runs;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * A statement that was run.
 *
 * @param statement of the script, from 1
 * @param sql what it does, without strings and numbers that may be values of rows
 * @param took without what it waited
 * @param waited of one in batches: before batches, and for rows that others held
 * @param rows that it changed; of an ALTER that copies the table, those that were copied. Empty when the server did not say
 * @param bytes of the table that it alters, before it; empty when they were not asked for
 */
public record RanStatement(String script, int statement, String sql, Duration took, Duration waited, OptionalLong rows,
        OptionalLong bytes) {

    /** Whether it waited for so long that people see it. */
    public boolean hasWaited() {
        return waited.toMillis() > 0;
    }
}
