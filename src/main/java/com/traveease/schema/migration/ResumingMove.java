package com.traveease.schema.migration;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

import com.traveease.schema.config.OnWarning;
import com.traveease.schema.connection.Database;
import com.traveease.schema.connection.DatabaseUnavailableException;
import com.traveease.schema.execution.CallTrial;
import com.traveease.schema.failure.MigrationFailedException;
import com.traveease.schema.failure.MigrationStoppedException;
import com.traveease.schema.failure.TakenBackException;
import com.traveease.schema.history.MigrationRefusedException;
import com.traveease.schema.history.SchemaState;
import com.traveease.schema.history.StateReader;
import com.traveease.schema.lock.LockRetry;
import com.traveease.schema.lock.LockTimeoutException;
import com.traveease.schema.lock.SchemaLock;
import com.traveease.schema.plan.Plan;
import com.traveease.schema.progress.MigrationListener;
import com.traveease.schema.progress.StatementWatch;
import com.traveease.schema.revision.InvalidTargetException;
import com.traveease.schema.runs.RecordedRun;
import com.traveease.schema.runs.Run;
import com.traveease.schema.sql.InvalidScriptException;

/**
 * Runs an upgrade or downgrade over as many connections as it takes. When one is lost, or a transaction was rolled back to end
 * a deadlock, the run resumes as it would after a crash.
 */
final class ResumingMove {

    private static final Duration LOST_SESSION = Duration.ofSeconds(10);

    private final Database database;
    private final LockedSchema locked;
    private final LockRetry retry;
    private final CountDownLatch stop;
    private final OnWarning onWarning;
    private volatile Runnable first = () -> {
    };
    private volatile Optional<StatementWatch> running = Optional.empty();

    ResumingMove(Database database, LockedSchema locked, LockRetry retry, CountDownLatch stop, OnWarning onWarning) {
        this.database = database;
        this.locked = locked;
        this.retry = retry;
        this.stop = stop;
        this.onWarning = onWarning;
    }

    /** As {@link MigrationAtStart#requireFirst}. */
    void requireFirst(Runnable check) {
        first = check;
    }

    /** Ends the statement that is running. */
    void interrupt() {
        running.ifPresent(StatementWatch::kill);
    }

    /**
     * @param recorded is told how it went
     * @param preparing closed at the end
     */
    SchemaState run(Move move, StateReader reader, MigrationListener listener, RecordedRun recorded, Preparing preparing) {
        try (preparing) {
            return run(listener, move, reader, recorded, preparing);
        } catch (MigrationStoppedException e) {
            recorded.ended(Run.Outcome.STOPPED, e.getMessage());
            throw e;
        } catch (MigrationFailedException | MigrationRefusedException | InvalidScriptException | InvalidTargetException
                | LockTimeoutException e) {
            recorded.ended(Run.Outcome.FAILED, e.getMessage());
            throw e;
        }
    }

    private SchemaState run(MigrationListener listener, Move move, StateReader reader, RecordedRun recorded,
            Preparing preparing) {
        Reconnection reconnection = new Reconnection(stop);
        LostAnswers told = new LostAnswers(listener);
        while (true) {
            try {
                return locked.readBy(reader).run(told, move::isDone, new LockedSchema.Work() {
                    @Override
                    public SchemaState run(Connection connection, SchemaLock lock) throws SQLException, InterruptedException {
                        return moved(connection, lock, move, reader, told, recorded, preparing);
                    }

                    @Override
                    public Duration patience() {
                        // The answer to the last commit was lost: the server may not have ended that session yet.
                        return move.isBegun() ? LOST_SESSION : Duration.ZERO;
                    }

                    @Override
                    public void ended(Connection connection, SchemaState after) throws SQLException {
                        told.resumed(List.of(), after);
                        recorded.done(connection, after.current());
                    }
                });
            } catch (TakenBackException e) {
                if (!isRunAgain(e)) {
                    throw e;
                }
                told.retrying(e.progress(), e.reason());
            } catch (DatabaseUnavailableException e) {
                if (!move.isInTheMiddle(e) || !reconnection.after(e)) {
                    throw e;
                }
                told.connectionLost(e.getMessage());
                reconnection.pause(e);
            }
        }
    }

    private SchemaState moved(Connection connection, SchemaLock lock, Move move, StateReader reader, LostAnswers listener,
            RecordedRun recorded, Preparing preparing) throws SQLException, InterruptedException {
        Plan plan = lock.keptDuring(() -> move.plan(connection));
        listener.resumed(plan.steps(), plan.from());
        if (!plan.steps().isEmpty()) {
            first.run();
        }
        preparing.before(new Preparation.Run(database, connection, lock, plan, listener, stop, preparing.notes()));
        try (StatementWatch watch = new StatementWatch(database, connection, lock.connectionId(), listener)) {
            running = Optional.of(watch);
            return new PlanRun(connection, lock, retry, listener, reader, stop, watch, onWarning, recorded, move.before(),
                    move.enforced(), move.throttle(), new CallTrial(this::bounded, reader.revisions().rules().table()))
                    .run(plan);
        } finally {
            running = Optional.empty();
        }
    }

    /** For looking at the schema beside the run: what somebody has locked is not waited for. */
    private Connection bounded() throws SQLException {
        Connection connection = database.connect(Database.ANSWER_LIMIT);
        retry.bounds().set(connection);
        return connection;
    }

    private boolean isRunAgain(TakenBackException taken) {
        try {
            return retry.again(taken.transaction(), taken.isDeadlock());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MigrationStoppedException(
                    "The process was asked to stop before a transaction was run again. " + taken.getMessage(), taken);
        }
    }
}
