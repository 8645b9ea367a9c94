package com.traveease.schema.progress;

import java.time.Duration;

/**
 * What a statement in batches has done since this was last said of it.
 *
 * @param rows that it has changed, by all runs of it
 * @param took its batches
 * @param waited before batches, for what limits it or a person has set, or for rows that others held
 */
public record BatchWork(long rows, Duration took, Duration waited) {
}
