package com.traveease.schema.migration;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

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
    private final boolean first;
    private int rank;
    private boolean begun;
    private boolean resumed;

    /**
     * @param before what the database has
     * @param first of its run; every later one finds the journal empty, as the one before it has left it
     */
    StepRecord(Step step, SchemaState before, Transaction transaction, SchemaHistory history, Journal journal, boolean first) {
        this.step = step;
        this.before = before;
        this.transaction = transaction;
        this.history = history;
        this.journal = journal;
        this.first = first;
    }

    Step step() {
        return step;
    }

    boolean isFirst() {
        return first;
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
        begin(() -> {
        });
    }

    /** Writes and commits the row of a statement that is about to be sent; that the script is on its way, with the first. */
    void commit(LockRetry.Work row) throws SQLException {
        if (begun) {
            row.run();
            transaction.commit();
        } else {
            begin(row);
        }
    }

    private void begin(LockRetry.Work row) throws SQLException {
        transaction.run(() -> {
            switch (step.direction()) {
                case UPGRADE -> rank = history.begin(step);
                case DOWNGRADE -> {
                    rank = row().orElseThrow().rank();
                    history.beginUndo(rank);
                }
            }
            if (first) {
                // A repeatable script that was changed since begins anew.
                journal.clear();
            }
            journal.open(step);
            row.run();
        });
        begun = true;
    }

    /** The script failed, and nothing of it is in the database. */
    void takeBack() throws SQLException {
        if (!begun) {
            return;
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
    void end(Duration took) throws SQLException {
        switch (step.direction()) {
            case UPGRADE -> history.succeeded(rank, step, took);
            case DOWNGRADE -> history.forget(ranks());
        }
        journal.clear();
    }

    /** The keys of the rows that it writes; of a downgrade, those that have gone. */
    List<Integer> ranks() {
        return step.direction() == Direction.UPGRADE ? List.of(rank)
                : before.ranks(step.revision().orElseThrow().version());
    }

    /** The revision that is current afterwards: empty for base. */
    Optional<String> after() {
        return step.direction() == Direction.UPGRADE ? Optional.of(step.id())
                : step.revision().flatMap(before.revisions()::parent).map(Revision::id);
    }
}
