package com.traveease.schema.drift;

import java.time.Instant;
import java.util.Optional;

import com.traveease.schema.definition.SchemaText;
import com.traveease.schema.history.HistoryKey;
import com.traveease.schema.history.SchemaState;

/**
 * The definition that a run left.
 *
 * @param definition as the schema should be
 * @param historyKey the state of the history that it belongs to, as {@link HistoryKey} has it
 * @param revision the current one then; empty at base
 * @param program that recorded it, {@code 1.2.0}
 * @param atStart what had been changed by hand when a run began that has not recorded its end
 * @param digest of the definition as it is stored
 */
public record Snapshot(SchemaText definition, String historyKey, Optional<String> revision, Instant recordedAt,
        String recordedBy, String program, DriftAtStart atStart, String digest) {

    /** Whether nothing was run, undone or stamped since. */
    public boolean belongsTo(SchemaState state) {
        return historyKey.equals(HistoryKey.of(state.history()));
    }
}
