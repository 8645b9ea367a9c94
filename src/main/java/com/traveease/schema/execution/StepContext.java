package com.traveease.schema.execution;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;

import com.traveease.schema.history.HistoryRow;
import com.traveease.schema.history.SchemaHistory;
import com.traveease.schema.history.SchemaState;
import com.traveease.schema.journal.Journal;
import com.traveease.schema.journal.JournalEntry;
import com.traveease.schema.lock.Transaction;
import com.traveease.schema.revision.Direction;
import com.traveease.schema.revision.Revision;
import com.traveease.schema.revision.Step;
import com.traveease.schema.server.MySqlErrors;
import com.traveease.schema.session.AutoIncrements;

/**
 * What the history and the journal say of a step. The history says from before the first statement until after the last that
 * the database may have a part of the script; the journal says which part. Both change in one transaction.
 */
public final class StepContext {

    private final Step step;
    private final SchemaState before;
    private final Transaction transaction;
    private final SchemaHistory history;
    private final Journal journal;
    private final boolean first;
    private int rank;
    private boolean begun;
    private boolean announced;
    private Duration took = Duration.ZERO;
    private boolean resumed;
    private List<String> left = List.of();

    /**
     * @param before what the database has
     * @param next the key of the next row of the history, as far as one knows
     * @param first whether it is the first of its run: every later one finds history and journal as the one before it has left
     *        them
     */
    public StepContext(Step step, SchemaState before, Transaction transaction, SchemaHistory history, Journal journal, int next,
            boolean first) {
        this.step = step;
        this.before = before;
        this.transaction = transaction;
        this.history = history;
        this.journal = journal;
        this.rank = next;
        this.first = first;
    }

    public Step step() {
        return step;
    }

    boolean isFirst() {
        return first;
    }

    /** An earlier run has begun the script. */
    public void resume() throws SQLException {
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

    public boolean isBegun() {
        return begun;
    }

    /** Before the first statement is sent. */
    public void begin() throws SQLException {
        begin("");
    }

    /**
     * @param numbers as {@link AutoIncrements#upTo}
     */
    void begin(String numbers) throws SQLException {
        begin(List.of(), numbers);
    }

    /** Writes and commits what is about to be sent, and with the first statement that the script is on its way. */
    void commit(List<JournalEntry> entries, String numbers) throws SQLException {
        if (begun) {
            journal.insert(entries, numbers);
            transaction.commitIfOpen();
        } else {
            begin(entries, numbers);
        }
    }

    private void begin(List<JournalEntry> entries, String numbers) throws SQLException {
        try {
            transaction.run(beginning(entries, numbers));
        } catch (SQLException e) {
            if (e.getErrorCode() != MySqlErrors.DUP_ENTRY) {
                throw e;
            }
            rank = history.nextRank(); // somebody else has written a row meanwhile
            transaction.run(beginning(entries, numbers));
        }
        begun = true;
    }

    private List<String> beginning(List<JournalEntry> entries, String numbers) {
        List<String> writes = new ArrayList<>();
        switch (step.direction()) {
            case UPGRADE -> writes.addAll(history.begin(step, rank));
            case DOWNGRADE -> {
                rank = row().orElseThrow().rank();
                writes.add(history.beginUndo(rank));
            }
        }
        if (isFirst()) {
            // A repeatable script that was changed since begins anew.
            writes.add(journal.clearingScript());
        }
        writes.add(journal.opening(step, entries, numbers));
        return writes;
    }

    /**
     * Begins it, and with it the first statement, in the transaction that ends the step before: after a kill both are there, or
     * neither.
     */
    public void beginBehind(StepContext done, List<JournalEntry> entries) throws SQLException {
        List<String> writes = new ArrayList<>(done.ending());
        writes.addAll(beginning(entries, ""));
        transaction.run(writes);
        begun = true;
        announced = true;
    }

    /** Whether it is written already that the first statement is about to be sent. */
    boolean isAnnounced() {
        return announced;
    }

    /** The script failed, and nothing of it is in the database. */
    void takeBack() throws SQLException {
        if (!begun || step.script().selection().isPresent()) {
            return; // a revision that was applied in part is not whole again
        }
        transaction.run(List.of(switch (step.direction()) {
            case UPGRADE -> history.forgetting(List.of(rank));
            case DOWNGRADE -> history.notUndone(rank);
        }, journal.clearingScript()));
    }

    /**
     * All statements are done.
     *
     * @param clearing SQL for what then stays in the journal
     */
    public void ran(Duration duration, List<String> clearing) {
        took = duration;
        left = clearing;
    }

    /** SQL, for one transaction: all of it is done. */
    public List<String> ending() {
        List<String> writes = new ArrayList<>(left);
        writes.add(0, switch (step.direction()) {
            case UPGRADE -> history.succeeded(rank, step, took);
            case DOWNGRADE -> history.forgetting(ranks());
        });
        return writes;
    }

    private List<Integer> ranks() {
        return before.ranks(step.revision().orElseThrow().version());
    }

    /**
     * Does to rows of the history what {@link #ending} does in the database.
     *
     * @param rows by rank
     */
    public void enter(SortedMap<Integer, HistoryRow> rows) {
        switch (step.direction()) {
            case UPGRADE -> rows.put(rank, new HistoryRow(rank, step.revision().map(Revision::version), step.description(),
                    step.type(), step.script().name(), OptionalInt.of(step.checksum()), Instant.now(),
                    rows.containsKey(rank) ? rows.get(rank).installedBy() : history.user(), took, true));
            case DOWNGRADE -> rows.keySet().removeAll(ranks());
        }
    }

    /** The revision that is current afterwards: empty for base. */
    public Optional<String> after() {
        return step.direction() == Direction.UPGRADE ? Optional.of(step.id())
                : step.revision().flatMap(before.revisions()::parent).map(Revision::id);
    }
}
