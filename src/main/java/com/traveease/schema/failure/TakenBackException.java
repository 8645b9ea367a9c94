package com.traveease.schema.failure;

import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

import com.traveease.schema.lock.LockRetry;
import com.traveease.schema.lock.RolledBackException;
import com.traveease.schema.progress.Progress;
import com.traveease.schema.revision.Step;
import com.traveease.schema.server.ServerMessage;
import com.traveease.schema.server.SqlExcerpt;
import com.traveease.schema.statement.Statement;

/**
 * The server has rolled back the open transaction of a script, to end a deadlock, because of a conflict in its replication
 * group, or because it waited in vain. All of it can run again, in a new session, which knows nothing of the values that the
 * script had computed in this one.
 */
public final class TakenBackException extends MigrationFailedException {

    private static final long serialVersionUID = 1L;

    private final transient Progress progress;
    private final transient String reason;
    private final String transaction;
    private final boolean deadlock;

    private TakenBackException(String message, FailedStatement statement, SQLException cause, Progress progress, String reason,
            String transaction) {
        super(message, Optional.of(statement), cause);
        this.progress = progress;
        this.reason = reason;
        this.transaction = transaction;
        this.deadlock = LockRetry.isDeadlock(cause);
    }

    public static boolean isReason(SQLException e, boolean inTransaction) {
        return e instanceof RolledBackException || inTransaction && LockRetry.isRolledBack(e);
    }

    /**
     * @param first statement of the transaction
     * @param blockers a sentence
     */
    public static TakenBackException at(Progress progress, Statement statement, int first, int applied, SQLException e,
            Optional<String> blockers) {
        Step step = progress.step();
        String what = LockRetry.isDeadlock(e) ? "its transaction was rolled back to end a deadlock"
                : LockRetry.isConflict(e)
                        ? "its transaction was rolled back because another member of the replication group changed the same rows"
                        : "it timed out waiting for locks, and its transaction was rolled back";
        String reason = what + blockers.map(who -> " (%s%s)".formatted(who.substring(0, 1).toLowerCase(Locale.ROOT),
                who.substring(1).replaceFirst("\\.$", ""))).orElse("");
        String holds = "Nothing of the transaction remains.";
        String next = "Run %s again when the other sessions have finished: it resumes there.".formatted(step.command());
        FailedStatement told = new FailedStatement(step, progress.statement(), progress.statements(), statement.line(),
                SqlExcerpt.ofFailed(statement.sql()), ServerMessage.of(e), Optional.empty(), e.getErrorCode(),
                Optional.ofNullable(e.getSQLState()),
                applied, OptionalInt.empty(), holds, next);
        return new TakenBackException("%s, statement %d of %d (line %d) failed: %s (error %d). %s%s %s".formatted(
                step.script().name(), progress.statement(), progress.statements(), statement.line(), ServerMessage.of(e),
                e.getErrorCode(), blockers.map(sentence -> sentence + " ").orElse(""), holds, next), told, e, progress, reason,
                transaction(step, first));
    }

    public Progress progress() {
        return progress;
    }

    /** For the log, before it is tried again. */
    public String reason() {
        return reason;
    }

    /** Whether the others have what they need now, so that there is nothing to wait for. */
    public boolean isDeadlock() {
        return deadlock;
    }

    /** Tells one from another. */
    public String transaction() {
        return transaction;
    }

    /** The name of the one that begins with this statement. */
    public static String transaction(Step step, int first) {
        return step.script().name() + " " + first;
    }
}
