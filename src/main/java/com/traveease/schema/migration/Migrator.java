package com.traveease.schema.migration;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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

    private static final Duration LOCK_LIMIT = Duration.ofMinutes(10);
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(10);

    private final Database database;
    private final Revisions revisions;

    public Migrator(Database database, Revisions revisions) {
        this.database = database;
        this.revisions = revisions;
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

    private interface Plan {
        List<Step> steps(SchemaState state);
    }

    private SchemaState move(MigrationListener listener, Plan plan) {
        try (Connection connection = database.connectWithoutLimit()) {
            SchemaState state = read(connection);
            // Something unfinished may be another process at work: only behind the lock is it known to be interrupted.
            if (state.unfinished().isEmpty()) {
                requireSound(state);
                if (plan.steps(state).isEmpty()) {
                    return state;
                }
            }
            SchemaLock lock = new SchemaLock(connection);
            lock.acquire(LOCK_LIMIT, listener::waitingForLock);
            state = run(connection, listener, plan);
            lock.release();
            return state;
        } catch (SQLException e) {
            if (DatabaseUnavailableException.isConnectionLost(e)) {
                throw DatabaseUnavailableException.of(database.address(), e);
            }
            throw new MigrationFailedException(
                    "The server at %s refused what the migration itself needs: %s (error %d). Grant it and start again."
                            .formatted(database.address().server(), e.getMessage(), e.getErrorCode()),
                    e);
        }
    }

    private SchemaState run(Connection connection, MigrationListener listener, Plan plan) throws SQLException {
        SchemaHistory history = new SchemaHistory(connection);
        SchemaState state = read(connection);
        requireSound(state);
        List<Step> steps = plan.steps(state);
        for (Step step : steps) {
            step.script().statements();
        }
        if (!steps.isEmpty()) {
            history.createIfMissing();
        }
        ScriptRun scripts = new ScriptRun(connection, listener);
        for (Step step : steps) {
            listener.started(step);
            Instant start = Instant.now();
            switch (step.direction()) {
                case UPGRADE -> {
                    int rank = history.begin(step.revision());
                    scripts.run(step, () -> history.undone(rank));
                    history.succeeded(rank, Duration.between(start, Instant.now()));
                }
                case DOWNGRADE -> {
                    int rank = state.row(step.revision()).orElseThrow().rank();
                    history.beginUndo(rank);
                    scripts.run(step, () -> history.succeeded(rank, Duration.ZERO));
                    history.undone(rank);
                }
            }
            state = read(connection);
            listener.finished(step, Duration.between(start, Instant.now()), state);
        }
        return state;
    }

    private static void requireSound(SchemaState state) {
        List<String> problems = state.problems();
        if (!problems.isEmpty()) {
            throw new MigrationRefusedException(String.join(" ", problems) + " Nothing was run.");
        }
    }
}
