package com.traveease.schema.migration;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

import com.traveease.schema.revision.Direction;
import com.traveease.schema.revision.Revision;
import com.traveease.schema.revision.Revisions;

/**
 * Moves a schema between revisions.
 * <p>
 * Flyway gives the parser, the checksums and the layout of the history, so that it and this program can take turns on the same
 * database. Its loop is not used: it locks and re-reads for every script, it has no downgrade, and it owns the connection that
 * our lock must be on. Here one connection has the lock, the statements and the history, and both directions are one path.
 */
public final class Migrator {

    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(10);

    private final Database database;
    private final Revisions revisions;
    private final Duration lockLimit;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final LockRetry retry = new LockRetry(stop);

    /**
     * @param lockLimit how long to wait for another process that migrates the same schema
     */
    public Migrator(Database database, Revisions revisions, Duration lockLimit) {
        this.database = database;
        this.revisions = revisions;
        this.lockLimit = lockLimit;
    }

    /**
     * What the database has now.
     *
     * @throws DatabaseUnavailableException when it cannot be asked
     */
    public SchemaState state() {
        try (Connection connection = database.connect(ANSWER_LIMIT)) {
            return read(connection);
        } catch (SQLException e) {
            throw DatabaseUnavailableException.of(database.address(), e);
        }
    }

    SchemaState read(Connection connection) throws SQLException {
        return SchemaState.of(revisions, new SchemaHistory(connection).rows());
    }

    /**
     * Applies what is pending. When nothing is, the lock is not even asked for.
     *
     * @return what the database has afterwards
     * @throws MigrationRefusedException when the history and the scripts do not fit together; nothing was run
     * @throws LockTimeoutException when another process held the lock for too long; nothing was run
     * @throws MigrationFailedException when a statement failed
     * @throws DatabaseUnavailableException when there is no connection, or it was lost
     */
    public SchemaState upgrade(MigrationListener listener) {
        return move(listener,
                state -> state.pending().stream().map(revision -> new Step(Direction.UPGRADE, revision)).toList());
    }

    /**
     * Undoes revisions, newest first.
     *
     * @param target the revision that is current afterwards; empty for base
     * @return and throws as {@link #upgrade}; irreversible revisions are refused before anything is run
     */
    public SchemaState downgrade(Optional<Revision> target, MigrationListener listener) {
        return move(listener, state -> stepsDown(state, target));
    }

    private static List<Step> stepsDown(SchemaState state, Optional<Revision> target) {
        List<Step> steps = new ArrayList<>();
        for (Revision revision : state.revisions().all()) {
            boolean above = target.isEmpty() || revision.version().compareTo(target.get().version()) > 0;
            if (above && state.row(revision).isPresent()) {
                steps.add(0, new Step(Direction.DOWNGRADE, revision));
            }
        }
        return steps;
    }

    /** Ends a run, on another thread, after the script that it is at; waiting ends at once. There is no way back. */
    public void stop() {
        stop.countDown();
    }

    private interface Plan {
        List<Step> steps(SchemaState state);
    }

    private SchemaState move(MigrationListener listener, Plan plan) {
        try (Connection connection = database.connect(ANSWER_LIMIT)) {
            SchemaState state = read(connection);
            // It answers; from here on a statement may take as long as it takes.
            connection.setNetworkTimeout(Runnable::run, 0);
            // Something unfinished may be another process at work: only behind the lock is it known to be interrupted.
            if (state.unfinished().isEmpty()) {
                requireSound(state);
                if (plan.steps(state).isEmpty()) {
                    return state;
                }
            }
            LockRetry.bound(connection);
            SchemaLock lock = new SchemaLock(connection);
            lock.acquire(lockLimit, holder -> {
                requireGoingOn();
                listener.waitingForLock(holder, read(connection));
            });
            return run(connection, lock, listener, plan);
        } catch (SQLException e) {
            throw failure(e);
        } catch (InterruptedException e) {
            throw new MigrationStoppedException(
                    "The process was told to end. What is applied is recorded; the next start goes on.", e);
        }
    }

    private void requireGoingOn() throws InterruptedException {
        if (stop.getCount() == 0) {
            throw new InterruptedException("The process was told to end");
        }
    }

    private RuntimeException failure(SQLException e) {
        if (DatabaseUnavailableException.isConnectionLost(e)) {
            return DatabaseUnavailableException.of(database.address(), e);
        }
        return new MigrationFailedException("The history could not be written on %s: %s (error %d)."
                .formatted(database.address().server(), e.getMessage(), e.getErrorCode()), e);
    }

    private SchemaState run(Connection connection, SchemaLock lock, MigrationListener listener, Plan plan)
            throws SQLException, InterruptedException {
        SchemaHistory history = new SchemaHistory(connection);
        SchemaState state = read(connection);
        requireSound(state);
        List<Step> steps = plan.steps(state);
        // Every script is read before the first is run.
        for (Step step : steps) {
            step.script().statements();
        }
        if (!steps.isEmpty()) {
            patiently(history::createIfMissing);
        }
        ScriptRun scripts = new ScriptRun(connection, retry, listener);
        for (Step step : steps) {
            requireGoingOn();
            if (!lock.isOurs()) {
                throw new MigrationFailedException("A script released the lock of this schema, so %s was not begun. "
                        .formatted(step.revision().id()) + "Take the release out of it and start again.", null);
            }
            Instant start = Instant.now();
            listener.started(step);
            switch (step.direction()) {
                case UPGRADE -> apply(step, history, scripts, start);
                case DOWNGRADE -> undo(step, state.row(step.revision()).orElseThrow().rank(), history, scripts);
            }
            state = read(connection);
            listener.finished(step, Duration.between(start, Instant.now()), state);
        }
        return state;
    }

    /**
     * If the process dies between begin and succeeded, the row without success says that the database may have a part of the
     * script.
     */
    private void apply(Step step, SchemaHistory history, ScriptRun scripts, Instant start)
            throws SQLException, InterruptedException {
        int[] rank = new int[1];
        patiently(() -> rank[0] = history.begin(step.revision()));
        scripts.run(step, () -> history.undone(rank[0]));
        patiently(() -> history.succeeded(rank[0], Duration.between(start, Instant.now())));
    }

    /** As {@link #apply}: from beginUndo on the row is without success, until it is gone. */
    private void undo(Step step, int rank, SchemaHistory history, ScriptRun scripts)
            throws SQLException, InterruptedException {
        patiently(() -> history.beginUndo(rank));
        scripts.run(step, () -> history.notUndone(rank));
        patiently(() -> history.undone(rank));
    }

    /** A backup that locks the history for a while must not leave a revision half recorded. */
    private void patiently(LockRetry.Work write) throws SQLException, InterruptedException {
        retry.run(write, reason -> {
        });
    }

    private static void requireSound(SchemaState state) {
        List<String> problems = state.problems();
        if (!problems.isEmpty()) {
            throw new MigrationRefusedException(String.join(" ", problems) + " Nothing was run.");
        }
    }
}
