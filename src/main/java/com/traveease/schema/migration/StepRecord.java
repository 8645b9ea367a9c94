package com.traveease.schema.migration;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;

import com.traveease.schema.revision.Direction;
import com.traveease.schema.revision.Revision;

/**
 * What the history and the journal say of a step. The history says from before the first statement until after the last that
 * the database may have a part of the script; the journal says which part. Both change in one transaction.
 */
final class StepRecord {

    private final Step step;
    private final SchemaState before;
    private final Transaction transaction;
    private final SchemaHistory history;
    private final Journal journal;
    private final int next;
    private int rank;
    private boolean begun;
    private Duration took = Duration.ZERO;
    private boolean resumed;

    /**
     * @param before what the database has
     * @param next the key of the next row of the history, as far as one knows; 0 for the first of its run: every later one
     *        finds history and journal as the one before it has left them
     */
    StepRecord(Step step, SchemaState before, Transaction transaction, SchemaHistory history, Journal journal, int next) {
        this.step = step;
        this.before = before;
        this.transaction = transaction;
        this.history = history;
        this.journal = journal;
        this.next = next;
    }

    Step step() {
        return step;
    }

    boolean isFirst() {
        return next == 0;
    }

    /** An earlier run has begun the script. */
    void resume() throws SQLException {
        int unfinished = history.unfinished(step);
        rank = row().map(HistoryRow::rank).orElse(unfinished);
        begun = true;
        resumed = true;
    }

    private Optional<HistoryRow> row() {
        return step.revision().flatMap(before::row);
    }

    boolean isResumed() {
        return resumed;
    }

    boolean isBegun() {
        return begun;
    }

    /** Before the first statement is sent. */
    void begin() throws SQLException {
        begin("");
    }

    /**
     * @param numbers as {@link NextNumbers#sql}
     */
    void begin(String numbers) throws SQLException {
        begin(List.of(), numbers);
    }

    /** Writes and commits what is about to be sent, and with the first statement that the script is on its way. */
    void commit(List<Journal.Entry> entries) throws SQLException {
        if (begun) {
            journal.insert(entries);
            transaction.commit(Transaction.COMMIT);
        } else {
            begin(entries, "");
        }
    }

    private void begin(List<Journal.Entry> entries, String numbers) throws SQLException {
        transaction.run(() -> {
            switch (step.direction()) {
                case UPGRADE -> rank = history.begin(step, next);
                case DOWNGRADE -> {
                    rank = row().orElseThrow().rank();
                    history.beginUndo(rank);
                }
            }
            if (isFirst()) {
                // A repeatable script that was changed since begins anew.
                journal.clear();
            }
            journal.open(step, entries, numbers);
        });
        begun = true;
    }

    /** The script failed, and nothing of it is in the database. */
    void takeBack() throws SQLException {
        if (!begun || step.script().selection().isPresent()) {
            return; // a revision that was applied in part is not whole again
        }
        transaction.run(() -> {
            switch (step.direction()) {
                case UPGRADE -> history.undone(rank);
                case DOWNGRADE -> history.notUndone(rank);
            }
            journal.clear();
        });
    }

    /** All of it is done; in the transaction that is open. */
    void end(Instant start) throws SQLException {
        took = Duration.between(start, Instant.now());
        switch (step.direction()) {
            case UPGRADE -> history.succeeded(rank, step, took);
            case DOWNGRADE -> history.forget(ranks());
        }
        journal.clear();
    }

    private List<Integer> ranks() {
        return before.ranks(step.revision().orElseThrow().version());
    }

    /**
     * Does to rows of the history what {@link #end} has done in the database.
     *
     * @param rows by rank; the last is of this program
     */
    void enter(SortedMap<Integer, HistoryRow> rows) {
        switch (step.direction()) {
            case UPGRADE -> rows.put(rank, new HistoryRow(rank, step.revision().map(Revision::version), step.description(),
                    step.type(), step.script().name(), OptionalInt.of(step.checksum()), Instant.now(),
                    rows.get(rows.lastKey()).installedBy(), took, true));
            case DOWNGRADE -> rows.keySet().removeAll(ranks());
        }
    }

    /** The revision that is current afterwards: empty for base. */
    Optional<String> after() {
        return step.direction() == Direction.UPGRADE ? Optional.of(step.id())
                : step.revision().flatMap(before.revisions()::parent).map(Revision::id);
    }
}
