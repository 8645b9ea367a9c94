package com.traveease.schema.migration;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import com.traveease.schema.revision.Revisions;

/**
 * What the database has while a plan runs behind the lock. The history is read after the first step; what later ones write is
 * known, and to read the whole after each of many scripts would take longer than the scripts.
 */
final class HistoryLook {

    private final Revisions revisions;
    private final SchemaHistory history;
    private Optional<TreeMap<Integer, HistoryRow>> rows = Optional.empty();

    HistoryLook(Revisions revisions, SchemaHistory history) {
        this.revisions = revisions;
        this.history = history;
    }

    /** The key of the next row; 0 as long as nothing was read. */
    int nextRank() {
        return rows.map(read -> read.isEmpty() ? 1 : read.lastKey() + 1).orElse(0);
    }

    /** After a step, which is recorded as a whole: nothing is in the journal. */
    SchemaState after(StepRecord step) throws SQLException {
        // A repeatable script may have replaced its row; and who we are for the server stands in one of ours.
        if (rows.isEmpty() || step.step().revision().isEmpty()) {
            rows = Optional.of(history.rows().orElse(List.of()).stream()
                    .collect(Collectors.toMap(HistoryRow::rank, row -> row, (one, other) -> other, TreeMap::new)));
        } else {
            step.enter(rows.get());
        }
        return SchemaState.of(revisions, List.copyOf(rows.get().values()), Optional.empty());
    }
}
