package com.traveease.schema.migration;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;

import com.traveease.schema.config.OnWarning;
import com.traveease.schema.connection.Database;
import com.traveease.schema.connection.DatabaseUnavailableException;
import com.traveease.schema.execution.MigrationStoppedException;
import com.traveease.schema.execution.TakenBackException;
import com.traveease.schema.history.SchemaLook;
import com.traveease.schema.history.SchemaState;
import com.traveease.schema.lock.LockRetry;
import com.traveease.schema.plan.Plan;
import com.traveease.schema.progress.MigrationListener;
import com.traveease.schema.progress.StatementWatch;

/**
 * Runs an upgrade or downgrade over as many connections as it takes. When one is lost, or a transaction was rolled back to end
 * a
 * deadlock, the run resumes as it would after a crash.
 */
final class ResumingMove {

    private final Database database;
    private final LockedSchema locked;
    private final LockRetry retry;
    private final CountDownLatch stop;
    private final OnWarning onWarning;
    private volatile Optional<StatementWatch> running = Optional.empty();

    ResumingMove(Database database, LockedSchema locked, LockRetry retry, CountDownLatch stop, OnWarning onWarning) {
        this.database = database;
        this.locked = locked;
        this.retry = retry;
        this.stop = stop;
        this.onWarning = onWarning;
    }

    /** Ends the statement that is running. */
    void interrupt() {
        running.ifPresent(StatementWatch::kill);
    }

    SchemaState run(Move move, SchemaLook look, MigrationListener listener) {
        Reconnection reconnection = new Reconnection(stop);
        while (true) {
            try {
                return locked.seenBy(look).run(listener, move::isDone, (connection, lock) -> {
                    Plan plan = lock.keptDuring(() -> move.plan(connection));
                    try (StatementWatch watch = new StatementWatch(database, connection, lock.connectionId(), listener)) {
                        running = Optional.of(watch);
                        return new PlanRun(connection, lock, retry, listener, look, stop, watch, onWarning).run(plan);
                    } finally {
                        running = Optional.empty();
                    }
                });
            } catch (TakenBackException e) {
                if (!isRunAgain(e)) {
                    throw e;
                }
                listener.retrying(e.progress(), e.reason());
            } catch (DatabaseUnavailableException e) {
                if (!move.isInTheMiddle(e) || !reconnection.after(e)) {
                    throw e;
                }
                listener.connectionLost(e.getMessage());
                reconnection.pause(e);
            }
        }
    }

    private boolean isRunAgain(TakenBackException taken) {
        try {
            return retry.again(taken.transaction(), taken.isDeadlock());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MigrationStoppedException(
                    "The process was told to end before a transaction was run again. " + taken.getMessage(), taken);
        }
    }
}
