package com.traveease.schema.execution;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;

import com.traveease.schema.config.OnWarning;
import com.traveease.schema.failure.TakenBackException;
import com.traveease.schema.forecast.EnforcedAlgorithms;
import com.traveease.schema.lock.LockRetry;
import com.traveease.schema.lock.MissedLocks;
import com.traveease.schema.lock.RolledBackException;
import com.traveease.schema.progress.MigrationListener;
import com.traveease.schema.progress.Progress;
import com.traveease.schema.progress.StatementReporter;
import com.traveease.schema.progress.StatementWatch;
import com.traveease.schema.revision.Step;
import com.traveease.schema.server.MySqlErrors;
import com.traveease.schema.statement.Statement;
import com.traveease.schema.throttle.Throttle;

/**
 * Sends statements, again and again while others have their locks, and lets a watch look at them.
 */
public final class StatementSender {

    /** What the server has taken back of a statement that could not have its locks. */
    enum Leaves {
        /** All of it, and there is no transaction around it. */
        NOTHING,
        /** All of it; after a deadlock the transaction that it is in as well. */
        TRANSACTION_AFTER_DEADLOCK,
        /** Perhaps not all of it: the transaction that it is in has to be taken back. */
        TRANSACTION
    }

    private final Connection connection;
    private final LockRetry retry;
    private final StatementReporter reporter;
    private final MissedLocks missed;
    private final StatementWatch watch;
    private final EnforcedAlgorithms enforced;
    private final Throttle throttle;

    public StatementSender(Connection connection, LockRetry retry, MigrationListener listener, StatementWatch watch,
            OnWarning onWarning, EnforcedAlgorithms enforced, Throttle throttle) {
        this.enforced = enforced;
        this.throttle = throttle;
        this.reporter = new StatementReporter(connection, listener, onWarning);
        this.missed = new MissedLocks(connection);
        this.connection = connection;
        this.retry = retry;
        this.watch = watch;
    }

    /**
     * Work before the first statement that is sent.
     *
     * @param tables that names the tables it needs
     */
    public void before(Progress next, Statement tables, LockRetry.Work work) throws SQLException, InterruptedException {
        reporter.expect(next);
        retry.run(work, reason -> retrying(tables, reason));
    }

    /**
     * Short work, such as reading definitions and writing the journal.
     *
     * @throws RolledBackException when its transaction is gone with it
     */
    void send(Statement statement, LockRetry.Work work, Leaves leaves) throws SQLException, InterruptedException {
        try {
            retry.run(work, e -> isTakenBack(e, leaves), reason -> retrying(statement, reason));
        } catch (RolledBackException e) {
            throw leaves == Leaves.NOTHING ? (SQLException) e.getCause() : e;
        } catch (SQLException e) {
            throw LockRetry.isLockWait(e) && !isTakenBack(e, leaves) ? new RolledBackException(e) : e;
        }
    }

    /**
     * The statement itself.
     *
     * @throws RolledBackException when its transaction is gone with it
     */
    void watched(Statement statement, LockRetry.Work work, Leaves leaves) throws SQLException, InterruptedException {
        send(statement, () -> {
            watch.begin(reporter.progress());
            try {
                work.run();
            } finally {
                watch.end();
            }
        }, leaves);
    }

    /**
     * A part of a statement, which the server is to take back when it takes longer than so long.
     *
     * @throws RolledBackException as {@link #watched} does
     */
    void watchedFor(Duration limit, Statement statement, LockRetry.Work work) throws SQLException, InterruptedException {
        send(statement, () -> {
            watch.begin(reporter.progress(), limit);
            try {
                work.run();
            } finally {
                watch.end();
            }
        }, Leaves.TRANSACTION);
    }

    /** Whether it did. */
    boolean hasTakenTooLong(SQLException e) {
        return e.getErrorCode() == MySqlErrors.QUERY_INTERRUPTED && watch.hasCut();
    }

    /** How a statement that changes a large table is sent: the server refuses it where it would block the table after all. */
    EnforcedAlgorithms enforced() {
        return enforced;
    }

    /** Who was in the way of what could not have its locks. */
    MissedLocks missed() {
        return missed;
    }

    /** Tells how the statement gets on. */
    StatementReporter reporter() {
        return reporter;
    }

    /** What the batches of a statement wait for. */
    Throttle throttle() {
        return throttle;
    }

    /** As {@link LockRetry#again}. */
    boolean again(String transaction, SQLException reason, Runnable everySecond) throws InterruptedException {
        return retry.again(transaction, LockRetry.isDeadlock(reason), everySecond);
    }

    private boolean isTakenBack(SQLException e, Leaves leaves) throws SQLException {
        return switch (leaves) {
            case NOTHING -> true;
            case TRANSACTION_AFTER_DEADLOCK ->
                !(e instanceof RolledBackException) && e.getErrorCode() == MySqlErrors.LOCK_WAIT_TIMEOUT
                        && !rollsBackOnTimeout();
            case TRANSACTION -> false;
        };
    }

    private boolean rollsBackOnTimeout() throws SQLException {
        try (java.sql.Statement select = connection.createStatement();
                ResultSet row = select.executeQuery("SELECT @@innodb_rollback_on_timeout LIMIT 1")) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private void retrying(Statement statement, String reason) {
        reporter.retrying(missed.reason(statement, reason));
    }

    /** How often the transaction that begins with this statement was taken back to end a deadlock. */
    int deadlocks(Step step, int first) {
        return retry.deadlocks(TakenBackException.transaction(step, first));
    }
}
