package com.traveease.schema.failure;

import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

import com.traveease.schema.progress.Progress;
import com.traveease.schema.revision.Revision;
import com.traveease.schema.revision.Step;
import com.traveease.schema.revision.UndoPairs;
import com.traveease.schema.server.MySqlErrors;
import com.traveease.schema.server.SqlExcerpt;
import com.traveease.schema.statement.Statement;

/**
 * What a person has to know when a script did not come to its end.
 *
 * @param progress at which statement
 * @param applied the last statement of which something is in the database
 * @param stays the last statement that has an effect; those behind the last applied one may run again, and will
 * @param inTransaction whether statements before it were in the transaction that is rolled back
 * @param doubt the first statement of what had committed something before it failed; 0 when nothing has
 * @param last of what began with that one and is one transaction
 * @param again whether the statement had, but runs again as a whole, as the script says
 * @param ofScript whether the statement itself failed, rather than what is read and written beside it
 * @param rows the query that shows the rows on which it has failed
 * @param batches what is done of the statement, which is run in batches; empty when nothing is
 */
public record ScriptFailure(Step step, Progress progress, Statement statement, int applied, int stays, boolean inTransaction,
        int doubt, int last, boolean again, boolean ofScript, Optional<String> rows, String batches) {

    /** Disks that are full, locks, limits, somebody's KILL: to change the script would be no help. */
    private static final Set<Integer> OF_THE_SERVER = Set.of(MySqlErrors.CANT_LOCK, MySqlErrors.DISK_FULL,
            MySqlErrors.GET_ERRNO, MySqlErrors.OUTOFMEMORY, MySqlErrors.OUT_OF_SORTMEMORY, MySqlErrors.OUT_OF_RESOURCES,
            MySqlErrors.RECORD_FILE_FULL, MySqlErrors.USER_LIMIT_REACHED, MySqlErrors.TRANSACTION_ROLLBACK_DURING_COMMIT,
            MySqlErrors.CANT_CREATE_THREAD, MySqlErrors.LOCK_WAIT_TIMEOUT,
            MySqlErrors.LOCK_DEADLOCK, MySqlErrors.OPTION_PREVENTS_STATEMENT, MySqlErrors.QUERY_INTERRUPTED,
            MySqlErrors.INNODB_ONLINE_LOG_TOO_BIG, MySqlErrors.READ_ONLY_MODE, MySqlErrors.QUERY_TIMEOUT);

    public MigrationFailedException exception(Exception cause, boolean toldToEnd, Optional<String> blockers) {
        String where = "%s, statement %d of %d (line %d)".formatted(step.script().name(), progress.statement(),
                progress.statements(), statement.line());
        boolean stopped = cause instanceof InterruptedException
                || toldToEnd && ((SQLException) cause).getErrorCode() == MySqlErrors.QUERY_INTERRUPTED;
        if (stopped) {
            FailedStatement told = told(cause, doubt > 0 ? doubtful() : whatStays(!(cause instanceof InterruptedException)),
                    doubt > 0 ? decide(false) : Step.continuing(step.direction(), step.keeps()) + ".");
            return new MigrationStoppedException(
                    "The process was asked to stop at %s. %s %s".formatted(where, told.holds(), told.next()), told, cause);
        }
        FailedStatement told = told(cause, doubt > 0 ? doubtful() : whatStays(true), doubt > 0 ? decide(true) : correct(cause));
        return new MigrationFailedException("%s %s: %s%s. %s%s%s %s".formatted(where,
                isOfScript(told.errno()) ? "failed" : "failed in this program's bookkeeping", told.reason(),
                told.errno() == 0 ? "" : " (error %d)".formatted(told.errno()),
                blockers.map(sentence -> sentence + " ").orElse(""), told.rowsInWords().map(words -> words + " ").orElse(""),
                told.holds(), told.next()), Optional.of(told), cause);
    }

    private FailedStatement told(Exception cause, String holds, String next) {
        Optional<SQLException> sql = cause instanceof SQLException e ? Optional.of(e) : Optional.empty();
        return new FailedStatement(step, progress.statement(), progress.statements(), statement.line(),
                SqlExcerpt.ofFailed(statement.sql()), reason(cause), rows,
                sql.map(SQLException::getErrorCode).orElse(0), sql.map(SQLException::getSQLState), applied,
                doubt > 0 ? OptionalInt.of(doubt) : OptionalInt.empty(), holds, next);
    }

    private String doubtful() {
        return doubt == last ? "It may have been applied in part; this cannot be determined."
                : "Statements %d to %d, one transaction, may have been applied in part; this cannot be determined."
                        .formatted(doubt, last);
    }

    private String decide(boolean failed) {
        return ("Complete %s by hand and run resolve %s --applied; or undo %s by hand%s and run resolve %s --not-applied. "
                + "Then run %s.").formatted(doubt == last ? "that" : "all of them", name(), doubt == last ? "it" : "them",
                        failed ? ", correct the cause or the statement," : "", name(), step.command());
    }

    /** Of what the driver says the rest is a stack trace. */
    private static String reason(Exception cause) {
        String message = String.valueOf(cause.getMessage()).strip();
        int errno = cause instanceof SQLException sql ? sql.getErrorCode() : -1;
        if (errno == MySqlErrors.BEFORE_DML_VALIDATION_ERROR) {
            return message.replaceFirst("\\.$", "") + ": group replication requires InnoDB and a primary key";
        }
        boolean ofDriver = errno == 0;
        return (ofDriver ? message.lines().findFirst().orElse("") : message).replaceFirst("\\.$", "");
    }

    /** What has no number was found wrong with the statement here. */
    private boolean isOfScript(int errno) {
        return ofScript || errno == 0;
    }

    private String correct(Exception cause) {
        int errno = cause instanceof SQLException sql ? sql.getErrorCode() : 0;
        String what = applied >= progress.statement() ? "Run"
                : !batches.isEmpty() || applied == 0 || !isOfScript(errno) || OF_THE_SERVER.contains(errno)
                        ? "Correct the cause and run"
                        : "Correct the cause, or the script from there on, and run";
        String where = applied >= progress.statement() ? "continues after statement " + applied
                : stays > applied ? "begins with statement %d again".formatted(applied + 1)
                        : applied == 0 && batches.isEmpty() ? "" : "continues there";
        return "%s %s again%s.%s".formatted(what, step.command(), where.isEmpty() ? "" : ": it " + where,
                takingBack());
    }

    private String takingBack() {
        int touched = batches.isEmpty() ? applied : progress.statement();
        if (touched == 0 || !step.isReversible()) {
            return "";
        }
        Revision revision = step.revision().orElseThrow();
        boolean certain = batches.isEmpty() ? UndoPairs.areCertain(revision, touched)
                : UndoPairs.areCertainOfPart(revision, touched);
        return !certain ? " To undo the script by hand instead, run downgrade -1 for instructions."
                : UndoPairs.leavesRows(revision, touched)
                        ? " To undo the script instead, run downgrade -1, which leaves the rows as they are: the undo script "
                                + "is intentionally empty."
                        : " To undo the script instead, run downgrade -1.";
    }

    private String name() {
        return step.revision().map(revision -> revision.version().toString()).orElseGet(step::id) + ":" + doubt;
    }

    /**
     * @param begun whether the statement was sent
     */
    private String whatStays(boolean begun) {
        if (again) {
            return "%sIt may have done part of its work, and runs again as a whole, because it is marked -- @idempotent."
                    .formatted(applied == 0 ? ""
                            : applied == 1 ? "Statement 1 of the script is applied and stays. "
                                    : "Statements 1 to %d of the script are applied and stay. ".formatted(applied));
        }
        if (!batches.isEmpty()) {
            return "%s%s.".formatted(applied == 0 ? ""
                    : applied == 1 ? "Statement 1 is applied and stays. "
                            : "Statements 1 to %d are applied and stay. ".formatted(applied),
                    batches);
        }
        if (stays == 0) {
            return "Nothing of the script is applied.";
        }
        String there = stays == 1 ? "Statement 1 is applied and stays"
                : "Statements 1 to %d are applied and stay".formatted(stays);
        if (applied >= progress.statement()) {
            return there + ".";
        }
        return there + (inTransaction ? "; the statements after it in the open transaction are rolled back" : "")
                + (begun ? "; nothing of statement %d remains." : "; statement %d was not run.")
                        .formatted(progress.statement());
    }
}
