package com.traveease.schema.migration;

import java.time.Instant;

/**
 * What runs now.
 *
 * @param statement which one of the step's script, from 1
 * @param statements how many the script has
 * @param since when that statement was started
 */
public record Progress(Step step, int statement, int statements, Instant since) {
}
