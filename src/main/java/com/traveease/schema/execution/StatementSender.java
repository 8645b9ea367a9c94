package com.traveease.schema.execution;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

import com.traveease.schema.config.OnWarning;
import com.traveease.schema.failure.TakenBackException;
import com.traveease.schema.forecast.EnforcedManners;
import com.traveease.schema.history.Pause;
import com.traveease.schema.lock.Blockers;
import com.traveease.schema.lock.LatestDeadlock;
import com.traveease.schema.lock.LockRetry;
import com.traveease.schema.lock.RolledBackException;
import com.traveease.schema.lock.SchemaLock;
import com.traveease.schema.progress.AlterProgress;
import com.traveease.schema.progress.BatchWork;
import com.traveease.schema.progress.MigrationListener;
import com.traveease.schema.progress.Progress;
import com.traveease.schema.progress.ServerWarnings;
import com.traveease.schema.progress.StatementWatch;
import com.traveease.schema.progress.WarningSum;
import com.traveease.schema.revision.Step;
import com.traveease.schema.server.MySqlErrors;
import com.traveease.schema.server.ServerAnswer;
import com.traveease.schema.server.ServerMessage;
import com.traveease.schema.sql.Token;
import com.traveease.schema.statement.DefinitionChange;
import com.traveease.schema.statement.Secrets;
import com.traveease.schema.throttle.Throttle;

/**
 * Sends statements, again and again while others have their locks, and lets a watch look at them; says what goes on.
 */
public final class StatementSender {

    private static final int MOST_NAMES = 40;

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
    private final MigrationListener listener;
    private final StatementWatch watch;
    private final ServerWarnings warnings;
    private final EnforcedManners enforced;
    private final Throttle throttle;
    private Progress progress;

    public StatementSender(Connection connection, LockRetry retry, MigrationListener listener, StatementWatch watch,
            OnWarning onWarning, EnforcedManners enforced, Throttle throttle) {
        this.enforced = enforced;
        this.throttle = throttle;
        this.warnings = new ServerWarnings(connection, listener, onWarning);
        this.connection = connection;
        this.retry = retry;
        this.listener = listener;
        this.watch = watch;
    }

    /**
     * The script begins behind this statement, which is 0 when it is new.
     *
     * @param batches what is done of the next one; empty when nothing is
     */
    void continuing(Step step, int applied, int statements, Optional<String> batches) {
        if (batches.isPresent()) {
            listener.continuing(step, "in statement %d of %d, %s".formatted(applied + 1, statements,
                    batches.get()));
        } else if (applied > 0) {
            listener.continuing(step, "after statement %d of %d, applied by an earlier run".formatted(applied, statements));
        }
    }

    /** What follows belongs to this statement of a script. */
    void about(Progress next) {
        progress = next;
        listener.running(next);
    }

    /**
     * Work before the first statement that is sent.
     *
     * @param tables SQL that names the tables it needs
     */
    public void before(Progress next, String tables, LockRetry.Work work) throws SQLException, InterruptedException {
        progress = next;
        retry.run(work, reason -> retrying(tables, reason));
    }

    /**
     * Short work, such as reading definitions and writing the journal.
     *
     * @throws RolledBackException when its transaction is gone with it
     */
    void send(String sql, LockRetry.Work work, Leaves leaves) throws SQLException, InterruptedException {
        try {
            retry.run(work, e -> isTakenBack(e, leaves), reason -> retrying(sql, reason));
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
    void watched(String sql, LockRetry.Work work, Leaves leaves) throws SQLException, InterruptedException {
        send(sql, () -> {
            watch.begin(progress);
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
    void watchedFor(Duration limit, String sql, LockRetry.Work work) throws SQLException, InterruptedException {
        send(sql, () -> {
            watch.begin(progress, limit);
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
    EnforcedManners enforced() {
        return enforced;
    }

    /** What the batches of a statement wait for. */
    Throttle throttle() {
        return throttle;
    }

    /** The statement waits before a batch. */
    void waiting(String reason, Optional<Pause> pause) {
        listener.waiting(progress, reason, pause);
    }

    /** It goes on. */
    void goingOn(Duration waited) {
        listener.goingOn(progress, waited);
    }

    /** A part of the statement has run, or it has waited. */
    void worked(BatchWork work) {
        listener.worked(progress, work);
    }

    /** The statement is that far. */
    void progressed(AlterProgress now) {
        progress = progress.at(now);
        listener.progressed(progress);
    }

    /** What a person should know of it. */
    void warn(com.traveease.schema.statement.Statement statement, String words) {
        listener.warning(
                "%s, statement %d of %d (line %d): %s.".formatted(progress.step().script().name(), progress.statement(),
                        progress.statements(), statement.line(), words));
    }

    /**
     * A part of the statement has run.
     *
     * @return what the server warns of
     * @throws SQLException when a warning counts as an error
     */
    Set<String> warnings(String sql, Secrets secrets, ServerAnswer answer) throws SQLException {
        return answer.isQuiet() ? Set.of() : warnings.of(sql, secrets, answer);
    }

    /** All parts of the statement have run, or none is run any more. */
    void warned(com.traveease.schema.statement.Statement statement, WarningSum sum) {
        warnings.tell(progress, statement.line(), sum);
    }

    /** A part of the statement could not have its locks, and is to be tried again. */
    void retrying(String reason) {
        listener.retrying(progress, reason);
    }

    /** As {@link LockRetry#again}. */
    boolean again(String transaction, SQLException reason, Runnable everySecond) throws InterruptedException {
        return retry.again(transaction, LockRetry.isDeadlock(reason), everySecond);
    }

    /** Whether a statement that has run may still count as failed. */
    boolean warningsAreErrors() {
        return warnings.areErrors();
    }

    /** The statement has run: says so, and what {@link ServerWarnings#tell} has to tell of it. */
    void ran(com.traveease.schema.statement.Statement statement, String sql, Secrets secrets, ServerAnswer answer,
            boolean asked) throws SQLException {
        listener.ran(progress, answer.rows() < 0 ? OptionalLong.empty() : OptionalLong.of(answer.rows()));
        if (!answer.isQuiet()) {
            warnings.tell(progress, statement.line(), sql, secrets, answer, asked);
        }
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
        try (Statement select = connection.createStatement();
                ResultSet row = select.executeQuery("SELECT @@innodb_rollback_on_timeout LIMIT 1")) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private void retrying(String sql, String reason) {
        retrying(reason(sql, reason));
    }

    /** Why a part of the statement could not have its locks, and who was in the way. */
    String lockReason(String sql, SQLException failure) {
        return reason(sql, ServerMessage.of(failure));
    }

    private String reason(String sql, String reason) {
        String what = reason.startsWith("Lock wait timeout") ? "it could not get its locks in time" : reason;
        return who(sql).map(blockers -> "%s (%s)".formatted(what, blockers.replaceFirst("\\.$", ""))).orElse(what);
    }

    /** Who was in the way of a statement that has waited for too long. */
    Optional<String> blockers(String sql, Exception failure) {
        return failure instanceof SQLException e && LockRetry.isLockWait(e)
                ? (LockRetry.isDeadlock(e) ? others() : Optional.<String> empty()).or(() -> who(sql))
                : Optional.empty();
    }

    private Optional<String> others() {
        try {
            return LatestDeadlock.others(connection, id());
        } catch (SQLException e) {
            return Optional.empty(); // not for this account
        }
    }

    /** How often the transaction that begins with this statement was taken back to end a deadlock. */
    int deadlocks(Step step, int first) {
        return retry.deadlocks(TakenBackException.transaction(step, first));
    }

    /** Every name in it may be a table's; those that are none have no locks. */
    private Optional<String> who(String sql) {
        try {
            String schema = connection.getCatalog();
            List<Blockers.Name> names = Token.of(sql).stream().filter(Token::isName).map(Token::text).distinct()
                    .limit(MOST_NAMES).map(name -> new Blockers.Name(schema, name)).toList();
            boolean defines = DefinitionChange.of(sql).isPresent();
            return Blockers.find(connection, id(), names, defines ? Blockers.Wanted.TABLE : Blockers.Wanted.ROWS);
        } catch (SQLException e) {
            return Optional.empty();
        }
    }

    private long id() throws SQLException {
        return SchemaLock.connectionId(connection);
    }
}
