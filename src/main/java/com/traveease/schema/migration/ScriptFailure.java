package com.traveease.schema.migration;

import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalInt;

import com.traveease.schema.revision.Statement;

/**
 * What a person has to know when a script did not come to its end.
 *
 * @param progress at which statement
 * @param applied the last statement of which something is in the database
 * @param inTransaction whether statements before it were in the transaction that is rolled back
 * @param doubt the first statement of what had committed something before it failed; 0 when nothing has
 * @param again whether the statement had, but runs again as a whole, as the script says
 */
record ScriptFailure(Step step, Progress progress, Statement statement, int applied, boolean inTransaction, int doubt,
        boolean again) {

    private static final int QUERY_INTERRUPTED = 1317;

    MigrationFailedException exception(Exception cause, boolean toldToEnd, Optional<String> blockers) {
        String where = "%s, statement %d of %d (line %d)".formatted(step.script().name(), progress.statement(),
                progress.statements(), statement.line());
        boolean stopped = cause instanceof InterruptedException
                || toldToEnd && ((SQLException) cause).getErrorCode() == QUERY_INTERRUPTED;
        if (stopped) {
            FailedStatement told = told(cause, doubt > 0 ? doubtful() : whatStays(!(cause instanceof InterruptedException)),
                    doubt > 0 ? decide() : "The next %s continues there.".formatted(command()));
            return new MigrationStoppedException(
                    "The process was told to end at %s. %s %s".formatted(where, told.holds(), told.next()), told, cause);
        }
        FailedStatement told = told(cause, doubt > 0 ? doubtful() : whatStays(true), doubt > 0 ? decide() : correct());
        return new MigrationFailedException("%s failed: %s (error %d). %s%s %s".formatted(where, told.reason(), told.errno(),
                blockers.map(sentence -> sentence + " ").orElse(""), told.holds(), told.next()), Optional.of(told), cause);
    }

    private FailedStatement told(Exception cause, String holds, String next) {
        Optional<SQLException> sql = cause instanceof SQLException e ? Optional.of(e) : Optional.empty();
        return new FailedStatement(step, progress.statement(), progress.statements(), statement.line(),
                FailedStatement.told(statement.sql()), String.valueOf(cause.getMessage()),
                sql.map(SQLException::getErrorCode).orElse(0), sql.map(SQLException::getSQLState), applied,
                doubt > 0 ? OptionalInt.of(doubt) : OptionalInt.empty(), holds, next);
    }

    private String command() {
        return Journal.word(step.direction());
    }

    private String doubtful() {
        return "%s may have done a part of its work, which cannot be seen.".formatted(doubt == progress.statement() ? "It"
                : "What began with statement %d".formatted(doubt));
    }

    private String decide() {
        return ("Complete that by hand and say resolve %s --applied; or take it back by hand and say resolve %s --not-applied, "
                + "and it is run again.").formatted(name(), name());
    }

    private String correct() {
        return applied == 0 ? "Correct the cause and start again."
                : "Correct the cause, or the script from there on, and run %s again: it continues there.".formatted(command());
    }

    private String name() {
        return step.revision().map(revision -> revision.version().toString()).orElseGet(step::id) + ":" + doubt;
    }

    /**
     * @param begun whether the statement was sent
     */
    private String whatStays(boolean begun) {
        if (again) {
            return "%sIt may have done a part of its work, and runs again as a whole, because it is marked -- @idempotent."
                    .formatted(applied == 0 ? ""
                            : applied == 1 ? "Statement 1 of the script is applied and stays. "
                                    : "Statements 1 to %d of the script are applied and stay. ".formatted(applied));
        }
        if (applied == 0) {
            return "Nothing of the script is applied.";
        }
        return (applied == 1 ? "Statement 1 of it is applied and stays"
                : "Statements 1 to %d of it are applied and stay"
                        .formatted(applied))
                + (inTransaction ? ", what came after in the open transaction is rolled back" : "")
                + (begun ? ", nothing of statement %d remains." : ", statement %d was not run.")
                        .formatted(progress.statement());
    }
}
