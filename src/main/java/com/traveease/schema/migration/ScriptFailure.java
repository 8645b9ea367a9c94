package com.traveease.schema.migration;

import java.sql.SQLException;
import java.util.Optional;

import com.traveease.schema.revision.Statement;

/**
 * What a person has to know when a script did not come to its end.
 *
 * @param progress at which statement
 * @param applied the last statement of which something is in the database
 * @param inTransaction whether statements before it were in the transaction that is rolled back
 * @param doubt the first statement of what had committed something before it failed; 0 when nothing has
 */
record ScriptFailure(Step step, Progress progress, Statement statement, int applied, boolean inTransaction, int doubt) {

    private static final int QUERY_INTERRUPTED = 1317;

    MigrationFailedException exception(Exception cause, boolean toldToEnd, Optional<String> blockers) {
        String where = "%s, statement %d of %d (line %d)".formatted(step.script().name(), progress.statement(),
                progress.statements(), statement.line());
        boolean stopped = cause instanceof InterruptedException
                || toldToEnd && ((SQLException) cause).getErrorCode() == QUERY_INTERRUPTED;
        if (stopped) {
            return new MigrationStoppedException("The process was told to end at %s. %s".formatted(where,
                    doubt > 0 ? whatHolds()
                            : whatStays(!(cause instanceof InterruptedException))
                                    + " The next %s continues there.".formatted(command())),
                    cause);
        }
        SQLException sql = (SQLException) cause;
        return new MigrationFailedException(
                "%s failed: %s (error %d). %s%s".formatted(where, sql.getMessage(), sql.getErrorCode(),
                        blockers.map(sentence -> sentence + " ").orElse(""), whatHolds()),
                cause);
    }

    private String command() {
        return Journal.word(step.direction());
    }

    private String whatHolds() {
        if (doubt > 0) {
            return ("%s may have done a part of its work, which cannot be seen. Complete that by hand and say "
                    + "resolve %s --applied; or take it back by hand and say resolve %s --not-applied, and it is run again.")
                    .formatted(
                            doubt == progress.statement() ? "It"
                                    : "The transaction that began with statement %d".formatted(doubt),
                            name(), name());
        }
        if (applied == 0) {
            return whatStays(true) + " Correct the cause and start again.";
        }
        return whatStays(true) + " Correct the cause, or the script from there on, and run %s again: it continues there."
                .formatted(command());
    }

    private String name() {
        return step.revision().map(revision -> revision.version().toString()).orElseGet(step::id) + ":" + doubt;
    }

    /**
     * @param begun whether the statement was sent
     */
    private String whatStays(boolean begun) {
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
