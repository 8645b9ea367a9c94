package com.traveease.schema.migration;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
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
    private final SchemaHistory history;
    private final ScriptRun scripts;
    private final HistoryWrite record;

    interface Look {
        SchemaState now() throws SQLException;
    }

    PlanRun(Connection connection, SchemaLock lock, LockRetry retry, MigrationListener listener, Look look,
            CountDownLatch stop) throws SQLException {
        this.lock = lock;
        this.retry = retry;
        this.listener = listener;
        this.look = look;
        this.stop = stop;
        this.history = new SchemaHistory(connection);
        this.scripts = new ScriptRun(connection, retry, listener);
        this.record = new HistoryWrite(connection, listener);
    }

    /**
     * @return what the database has afterwards
     * @throws InterruptedException when the process is told to end; the steps that were run are recorded
     */
    SchemaState run(Plan plan) throws SQLException, InterruptedException {
        if (!plan.steps().isEmpty()) {
            patiently(history::createIfMissing);
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
                case UPGRADE -> apply(step, start);
                case DOWNGRADE -> undo(step, state);
            }
            state = look.now();
            listener.finished(step, Duration.between(start, Instant.now()), state);
        }
        return state;
    }

    /**
     * If the process dies between begin and succeeded, the row without success says that the database may have a part of the
     * script.
     */
    private void apply(Step step, Instant start) throws SQLException, InterruptedException {
        int[] rank = new int[1];
        patiently(() -> rank[0] = history.begin(step));
        scripts.run(step, () -> history.undone(rank[0]));
        LockRetry.Work succeeded = () -> history.succeeded(rank[0], Duration.between(start, Instant.now()));
        if (step.revision().isPresent()) {
            patiently(() -> record.write(succeeded, Optional.of(step.id())));
        } else {
            patiently(succeeded);
        }
    }

    /** As {@link #apply}: from beginUndo on the row is without success, until it is gone. */
    private void undo(Step step, SchemaState before) throws SQLException, InterruptedException {
        Revision revision = step.revision().orElseThrow();
        int rank = before.row(revision).orElseThrow().rank();
        patiently(() -> history.beginUndo(rank));
        scripts.run(step, () -> history.notUndone(rank));
        Optional<String> after = before.revisions().parent(revision).map(Revision::id);
        patiently(() -> record.write(() -> history.forget(before.ranks(revision.version())), after));
    }

    /** A backup that locks the history for a while must not leave a revision half recorded. */
    private void patiently(LockRetry.Work write) throws SQLException, InterruptedException {
        retry.run(write, reason -> {
        });
    }
}
