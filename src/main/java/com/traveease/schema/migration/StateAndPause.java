package com.traveease.schema.migration;

import java.util.Optional;

import com.traveease.schema.history.SchemaState;
import com.traveease.schema.journal.Pause;

/**
 * What a database has, and what holds its statements in batches up.
 *
 * @param pause empty also where it cannot be read
 */
public record StateAndPause(SchemaState state, Optional<Pause> pause) {
}
