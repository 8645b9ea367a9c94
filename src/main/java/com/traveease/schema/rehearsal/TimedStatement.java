package com.traveease.schema.rehearsal;

import java.time.Duration;

import com.traveease.schema.revision.Step;

/**
 * A statement that was run.
 *
 * @param number in the script, from 1
 * @param took until the next one was begun, with its entry in the journal
 */
public record TimedStatement(Step step, int number, Duration took) {
}
