package com.traveease.schema.runs;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * A statement that was run.
 *
 * @param statement of the script, from 1
 * @param sql what it does, without strings and numbers that may be values of rows
 * @param rows that it changed; of an ALTER that copies the table, those that were copied. Empty when the server did not say
 * @param bytes of the table that it alters, before it; empty when they were not asked for
 */
public record RanStatement(String script, int statement, String sql, Duration took, OptionalLong rows, OptionalLong bytes) {
}
