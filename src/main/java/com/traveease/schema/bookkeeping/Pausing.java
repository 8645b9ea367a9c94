package com.traveease.schema.bookkeeping;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

import com.traveease.schema.connection.Database;
import com.traveease.schema.connection.DatabaseUnavailableException;
import com.traveease.schema.history.MigrationRefusedException;
import com.traveease.schema.journal.Journal;
import com.traveease.schema.journal.Pause;
import com.traveease.schema.journal.PauseRow;
import com.traveease.schema.lock.LockRetry;
import com.traveease.schema.runs.RunOrigin;
import com.traveease.schema.server.LostConnection;
import com.traveease.schema.server.MissingGrant;
import com.traveease.schema.server.ServerMessage;

/**
 * Stops the statements of a schema that are run in batches, and lets them go on. The lock of the schema is not taken: the
 * process that runs them has it.
 */
public final class Pausing {

    private final Database database;
    private final LockRetry retry;

    /** @param lockWait for how long one attempt waits for a transaction of the run that has the row of the journal */
    public Pausing(Database database, Duration lockWait) {
        this.database = database;
        this.retry = new LockRetry(new CountDownLatch(1), lockWait);
    }

    /**
     * What was asked for is done.
     *
     * @param pause that there is, or was until now
     * @param isChanged whether it was not so before
     * @param isReasonOnly whether nothing else was changed than the reason of a pause
     */
    public record Done(Optional<Pause> pause, boolean isChanged, boolean isReasonOnly) {
    }

    /**
     * A pause that is there already stays; a reason that is given replaces its own.
     *
     * @param waiting told when a transaction of the run is in the way
     * @throws MigrationRefusedException when this account may not write the journal
     * @throws DatabaseUnavailableException when there is no connection
     */
    public Done pause(Optional<String> reason, Consumer<String> waiting) {
        return patiently(waiting, connection -> {
            PauseRow row = PauseRow.of(connection);
            Optional<Pause> before = row.found();
            boolean isNews = before.isEmpty() || reason.isPresent() && !reason.equals(before.get().reason());
            if (isNews && (before.isEmpty() || !row.change(reason.get()))) {
                row.set(RunOrigin.of(connection.getMetaData().getUserName(), System.getenv()).person(), reason);
            }
            return new Done(isNews ? row.found() : before, isNews, isNews && before.isPresent());
        });
    }

    /** Throws as {@link #pause}. */
    public Done resume(Consumer<String> waiting) {
        return patiently(waiting, connection -> {
            PauseRow row = PauseRow.of(connection);
            Optional<Pause> before = row.found();
            return new Done(before, row.lift(), false);
        });
    }

    private interface Work {
        Done with(Connection connection) throws SQLException;
    }

    private Done patiently(Consumer<String> waiting, Work work) {
        Done[] done = new Done[1];
        try (Connection connection = database.connect(Database.ANSWER_LIMIT)) {
            Database.waitForAnswers(connection);
            retry.bounds().set(connection);
            try {
                retry.run(() -> done[0] = work.with(connection),
                        reason -> waiting.accept("The running statement has the journal locked (%s); trying again"
                                .formatted(reason)));
            } catch (SQLException e) {
                throw LostConnection.isReason(e, connection) ? DatabaseUnavailableException.lost(database.address(), e)
                        : refused(connection, e);
            }
        } catch (SQLException e) {
            throw DatabaseUnavailableException.of(database.address(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MigrationRefusedException("The process was asked to stop. Nothing was changed.", e);
        }
        return done[0];
    }

    private RuntimeException refused(Connection connection, SQLException e) throws SQLException {
        String grant = MissingGrant.isReason(e)
                ? " Ask for: " + MissingGrant.statements(connection, "CREATE, SELECT, INSERT, UPDATE, DELETE ON "
                        + Journal.of(connection).table()) + "."
                : "";
        return new MigrationRefusedException("MySQL at %s refused to change the journal: %s (error %d). Nothing was changed.%s"
                .formatted(database.address().server(), ServerMessage.of(e), e.getErrorCode(), grant), e);
    }
}
