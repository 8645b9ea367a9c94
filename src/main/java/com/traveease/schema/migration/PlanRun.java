package com.traveease.schema.migration;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

import com.traveease.schema.revision.Direction;
import com.traveease.schema.revision.Revision;

/** Runs the steps of a plan, one after the other, on the connection that has the lock, and keeps the history true. */
final class PlanRun {

    private final SchemaLock lock;
    private final LockRetry retry;
    private final MigrationListener listener;
    private final Look look;
    private final CountDownLatch stop;
    private final Connection connection;
    private final SchemaHistory history;
    private final Session settings;
    private final StatementSender sender;
    private final Journal journal;
    private final HistoryWrite record;

    interface Look {
        SchemaState now() throws SQLException;
    }

    PlanRun(Connection connection, SchemaLock lock, LockRetry retry, MigrationListener listener, Look look,
            CountDownLatch stop, StatementWatch watch) throws SQLException {
        this.lock = lock;
        this.retry = retry;
        this.listener = listener;
        this.look = look;
        this.stop = stop;
        this.connection = connection;
        this.sender = new StatementSender(connection, retry, listener, watch);
        this.history = new SchemaHistory(connection);
        this.settings = new Session(connection);
        this.journal = new Journal(connection, settings.home());
        this.record = new HistoryWrite(connection, listener);
    }

    /**
     * @return what the database has afterwards
     * @throws InterruptedException when the process is told to end; the steps that were run are recorded
     */
    SchemaState run(Plan plan) throws SQLException, InterruptedException {
        if (!plan.steps().isEmpty()) {
            patiently(history::createIfMissing);
            patiently(journal::createIfMissing);
        }
        SchemaState state = plan.from();
        if (plan.direction() == Direction.DOWNGRADE && !plan.steps().isEmpty()) {
            patiently(history::forgetRepeatables);
        }
        for (Step step : plan.steps()) {
            if (stop.getCount() == 0) {
                throw new InterruptedException("The process was told to end");
            }
            if (!lock.isOurs()) {
                throw new MigrationFailedException("A script released the lock of this schema, so %s was not begun. "
                        .formatted(step.id()) + "Take the release out of it and start again.", null);
            }
            Instant start = Instant.now();
            listener.started(step);
            switch (step.direction()) {
                case UPGRADE -> apply(step, state, start);
                case DOWNGRADE -> undo(step, state);
            }
            state = look.now();
            listener.finished(step, Duration.between(start, Instant.now()), state);
        }
        return state;
    }

    /**
     * The history says from before the first statement until after the last that the database may have a part of the script;
     * the journal says which part. Both change in one transaction.
     */
    private void apply(Step step, SchemaState state, Instant start) throws SQLException, InterruptedException {
        int[] rank = new int[1];
        if (isInterrupted(step)) {
            int unfinished = history.unfinished(step);
            rank[0] = step.revision().flatMap(state::row).map(HistoryRow::rank).orElseGet(() -> unfinished);
        } else {
            together(() -> {
                rank[0] = history.begin(step);
                journal.open(step);
            });
        }
        run(step, () -> history.undone(rank[0]));
        LockRetry.Work succeeded = () -> {
            history.succeeded(rank[0], step, Duration.between(start, Instant.now()));
            journal.clear();
        };
        if (step.revision().isPresent()) {
            patiently(() -> record.write(succeeded, Optional.of(step.id())));
        } else {
            together(succeeded);
        }
    }

    /** As {@link #apply}: until the row is gone it is without success. */
    private void undo(Step step, SchemaState before) throws SQLException, InterruptedException {
        Revision revision = step.revision().orElseThrow();
        int rank = before.row(revision).orElseThrow().rank();
        if (!isInterrupted(step)) {
            together(() -> {
                history.beginUndo(rank);
                journal.open(step);
            });
        }
        run(step, () -> history.notUndone(rank));
        Optional<String> after = before.revisions().parent(revision).map(Revision::id);
        patiently(() -> record.write(() -> {
            history.forget(before.ranks(revision.version()));
            journal.clear();
        }, after));
    }

    /** A repeatable script that was changed since begins anew: it is made for that. */
    private boolean isInterrupted(Step step) throws SQLException, InterruptedException {
        List<Journal.Entry> entries = journal.entries();
        Optional<Interrupted> interrupted = Interrupted.of(entries)
                .filter(script -> script.isOf(step.direction(), step.script().name()))
                .filter(script -> script.version().isPresent()
                        || entries.get(0).checksum().equals(Integer.toString(step.checksum())));
        if (interrupted.isPresent() && !interrupted.get().script().equals(step.script().name())) {
            patiently(() -> journal.rename(interrupted.get().script(), step.script().name()));
        }
        return interrupted.isPresent();
    }

    private void run(Step step, LockRetry.Work untouched) throws SQLException {
        new ScriptRun(connection, lock, settings, journal, sender, stop, step).run(() -> inTransaction(() -> {
            untouched.run();
            journal.clear();
        }));
    }

    private void together(LockRetry.Work writes) throws SQLException, InterruptedException {
        patiently(() -> inTransaction(writes));
    }

    private void inTransaction(LockRetry.Work writes) throws SQLException {
        try (java.sql.Statement statement = connection.createStatement()) {
            statement.execute("START TRANSACTION");
            try {
                writes.run();
                statement.execute("COMMIT");
            } catch (SQLException e) {
                try {
                    statement.execute("ROLLBACK");
                } catch (SQLException closing) {
                    e.addSuppressed(closing); // the connection is lost, and the transaction with it
                }
                throw e;
            }
        }
    }

    /** A backup that locks the history for a while must not leave a revision half recorded. */
    private void patiently(LockRetry.Work write) throws SQLException, InterruptedException {
        retry.run(write, reason -> {
        });
    }
}
