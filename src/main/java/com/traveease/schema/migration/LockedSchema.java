package com.traveease.schema.migration;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import com.mysql.cj.exceptions.CJException;
import com.traveease.schema.connection.Database;
import com.traveease.schema.connection.DatabaseUnavailableException;
import com.traveease.schema.connection.ReadOnlyServerException;
import com.traveease.schema.drift.Recorder;
import com.traveease.schema.failure.LostInScriptException;
import com.traveease.schema.failure.MigrationFailedException;
import com.traveease.schema.failure.MigrationStoppedException;
import com.traveease.schema.history.SchemaState;
import com.traveease.schema.history.StateReader;
import com.traveease.schema.journal.PauseRow;
import com.traveease.schema.lock.LockRetry;
import com.traveease.schema.lock.SchemaLock;
import com.traveease.schema.progress.MigrationListener;
import com.traveease.schema.server.LostConnection;
import com.traveease.schema.server.ServerMessage;

/** Work on one connection that has the lock of the schema. */
final class LockedSchema {

    private final Database database;
    private final StateReader reader;
    private final Duration limit;
    private final LockRetry retry;
    private final CountDownLatch stop;
    private final Recorder recorder;

    /** @param limit how long to wait for another process */
    LockedSchema(Database database, StateReader reader, Duration limit, LockRetry retry, CountDownLatch stop,
            Recorder recorder) {
        this.recorder = recorder;
        this.database = database;
        this.reader = reader;
        this.limit = limit;
        this.retry = retry;
        this.stop = stop;
    }

    /** The same, looked at otherwise. */
    LockedSchema readBy(StateReader other) {
        return new LockedSchema(database, other, limit, retry, stop, recorder);
    }

    interface NothingToDo {
        boolean test(SchemaState state);
    }

    interface Work {
        SchemaState run(Connection connection, SchemaLock lock) throws SQLException, InterruptedException;

        /** How long to wait for the lock where nothing is left to do but to record the definition of the schema. */
        default Duration patience() {
            return Duration.ZERO;
        }

        /** All is done, and the definition of the schema is recorded; or nothing was to be done. */
        default void ended(Connection connection, SchemaState after) throws SQLException {
        }
    }

    SchemaState run(MigrationListener listener, NothingToDo nothingToDo, Work work) {
        return run(listener, nothingToDo, limit, work);
    }

    /**
     * @param nothingToDo asked before the lock is; then the work is not done
     * @param lockLimit how long to wait for another process
     */
    SchemaState run(MigrationListener listener, NothingToDo nothingToDo, Duration lockLimit, Work work) {
        return connected(connection -> recorded(connection, listener, nothingToDo, lockLimit, work));
    }

    /** Work that leaves the record of the schema's definition to itself. */
    SchemaState runUnrecorded(MigrationListener listener, Work work) {
        return connected(connection -> {
            Database.waitForAnswers(connection);
            return locked(connection, listener, limit, work);
        });
    }

    private interface Connected {
        SchemaState run(Connection connection) throws SQLException, InterruptedException;
    }

    private SchemaState connected(Connected work) {
        try (Connection connection = database.connectForBatches(Database.ANSWER_LIMIT)) {
            try {
                return work.run(connection);
            } catch (SQLException e) {
                throw failure(e, connection);
            } catch (CJException e) {
                throw failure(new SQLException(e.getMessage(), e), connection); // the driver's own, unchecked
            }
        } catch (SQLException e) {
            throw DatabaseUnavailableException.of(database.address(), e); // of saying goodbye
        } catch (InterruptedException e) {
            throw new MigrationStoppedException(
                    "The process was stopped. What is applied is recorded; the next start resumes.", e);
        }
    }

    private SchemaState recorded(Connection connection, MigrationListener listener, NothingToDo nothingToDo,
            Duration lockLimit, Work work) throws SQLException, InterruptedException {
        StateReader.Seen seen = reader.withoutLockAndRecord(connection);
        // It answers; from here on a statement may take as long as it takes.
        Database.waitForAnswers(connection);
        if (nothingToDo.test(seen.state())) {
            if (!seen.isRecorded()) {
                recorder.catchUp(connection, work.patience());
            }
            if (!work.patience().isZero()) {
                retry.bounds().set(connection); // something is to be written
            }
            work.ended(connection, seen.state());
            return seen.state();
        }
        return locked(connection, listener, lockLimit, (same, lock) -> {
            Recorder.Run run = recorder.begin(same, lock, seen.state(), listener::warning);
            SchemaState after = work.run(same, lock);
            // Killed here, the run has ended as far as its steps go; the next one that finds nothing to do records this.
            run.end(after);
            work.ended(same, after);
            return after;
        });
    }

    private SchemaState locked(Connection connection, MigrationListener listener, Duration lockLimit, Work work)
            throws SQLException, InterruptedException {
        try (SchemaLock lock = new SchemaLock(connection, reader.revisions().rules().table())) {
            lock.acquire(List.of(retry.bounds().sql()), lockLimit, holder -> {
                if (stop.getCount() == 0) {
                    throw new InterruptedException("The process was asked to stop");
                }
                listener.paused(PauseRow.of(connection).shown());
                listener.waitingForLock(holder, reader.withHolder(connection));
            });
            SchemaState after = work.run(connection, lock);
            lock.release();
            return after;
        }
    }

    private RuntimeException failure(SQLException e, Connection connection) {
        if (e instanceof LostInScriptException lost) {
            return DatabaseUnavailableException.inTheMiddle(database.addressOf(connection), e, lost.whatHolds());
        }
        if (LostConnection.isReason(e, connection)) {
            return DatabaseUnavailableException.lost(database.addressOf(connection), e);
        }
        if (ReadOnlyServerException.isReason(e)) {
            return DatabaseUnavailableException.of(database.addressOf(connection), e); // its role changed in the middle
        }
        String number = e.getErrorCode() == 0 ? "" : " (error %d)".formatted(e.getErrorCode());
        return new MigrationFailedException(("MySQL at %s refused a statement of this program's bookkeeping: %s%s. What "
                + "status shows as applied stays. Correct the cause and run the command again.")
                .formatted(database.addressOf(connection).server(), ServerMessage.of(e), number), e);
    }
}
