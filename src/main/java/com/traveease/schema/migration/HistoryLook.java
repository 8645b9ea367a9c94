package com.traveease.schema.migration;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import com.traveease.schema.revision.Revisions;

/**
 * What the database has while a plan runs behind the lock. The history is read once; after every step only the rows that the
 * step has written are read again, for the whole history after each of many scripts would take longer than the scripts.
 */
final class HistoryLook {

    private final Revisions revisions;
    private final SchemaHistory history;
    private List<HistoryRow> rows = List.of();
    private boolean isRead;

    HistoryLook(Revisions revisions, SchemaHistory history) {
        this.revisions = revisions;
        this.history = history;
    }

    /** After a step, which is recorded as a whole: nothing is in the journal. */
    SchemaState after(StepRecord step) throws SQLException {
        if (isRead && step.step().revision().isPresent()) {
            List<HistoryRow> now = new ArrayList<>(rows);
            now.removeIf(row -> step.ranks().contains(row.rank()));
            now.addAll(history.rows(step.ranks()));
            now.sort(Comparator.comparingInt(HistoryRow::rank));
            rows = now;
        } else {
            // What a repeatable script replaces has another key.
            rows = history.rows().orElse(List.of());
            isRead = true;
        }
        return SchemaState.of(revisions, rows, Optional.empty());
    }
}
