package com.traveease.schema.migration;

import java.util.List;
import java.util.Optional;

import com.traveease.schema.history.Pause;
import com.traveease.schema.history.SchemaState;

/**
 * What a database has, what holds its statements in batches up, and what of it is put back in part.
 *
 * @param pause empty also where it cannot be read
 * @param interruptedRestores as {@link com.traveease.schema.keep.UnfinishedRestores#inWords}
 */
public record StateAndPause(SchemaState state, Optional<Pause> pause, List<String> interruptedRestores) {
}
