package com.traveease.schema.migration;

import java.util.List;
import java.util.Optional;

import com.traveease.schema.history.SchemaState;
import com.traveease.schema.journal.Pause;

/**
 * What a database has, what holds its statements in batches up, and what is not put back yet.
 *
 * @param pause empty also where it cannot be read
 * @param restores a sentence for each restore that was interrupted
 */
public record SchemaStatus(SchemaState state, Optional<Pause> pause, List<String> restores) {
}
