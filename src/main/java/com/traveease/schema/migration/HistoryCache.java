package com.traveease.schema.migration;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import com.traveease.schema.execution.StepContext;
import com.traveease.schema.history.HistoryRow;
import com.traveease.schema.history.SchemaHistory;
import com.traveease.schema.history.SchemaState;
import com.traveease.schema.revision.Revisions;

/**
 * What the database has while a plan runs behind the lock. What the steps write is known, and to read the whole after each of
 * many scripts would take longer than the scripts.
 */
final class HistoryCache {

    private final Revisions revisions;
    private final SchemaHistory history;
    private TreeMap<Integer, HistoryRow> rows;

    /** @param from read behind the lock */
    HistoryCache(SchemaState from, SchemaHistory history) {
        this.revisions = from.revisions();
        this.history = history;
        this.rows = byRank(from.history());
    }

    private static TreeMap<Integer, HistoryRow> byRank(List<HistoryRow> rows) {
        return rows.stream().collect(Collectors.toMap(HistoryRow::rank, row -> row, (one, other) -> other, TreeMap::new));
    }

    /** The key of the next row. */
    int nextRank() {
        return rows.isEmpty() ? 1 : rows.lastKey() + 1;
    }

    /** As {@link SchemaHistory#forgetRepeatables}. */
    void forgetRepeatables() {
        rows.values().removeIf(HistoryRow::isRepeatable);
    }

    /** After a step, which is recorded as a whole: nothing is in the journal. Of a revision it is known before that too. */
    SchemaState after(StepContext step) throws SQLException {
        if (step.step().revision().isEmpty()) {
            rows = byRank(history.rows().orElse(List.of())); // it may have replaced its row
        } else {
            step.enter(rows);
        }
        return SchemaState.of(revisions, List.copyOf(rows.values()), Optional.empty());
    }
}
