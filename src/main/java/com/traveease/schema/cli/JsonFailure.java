package com.traveease.schema.cli;

import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;

import com.traveease.schema.migration.FailedStatement;
import com.traveease.schema.migration.MigrationFailedException;
import com.traveease.schema.revision.Secrets;

/** What a failure says to a program: the sentence that people get, and its parts. */
final class JsonFailure {

    private JsonFailure() {
    }

    static void write(JsonAnswer answer, Exception failure, int exitCode) {
        answer.field("error", Secrets.withoutPasswordInAddress(failure.getMessage())).field("exitCode", exitCode);
        Optional<FailedStatement> statement = failure instanceof MigrationFailedException failed ? failed.statement()
                : Optional.empty();
        Optional<SQLException> server = server(failure);
        if (statement.isPresent()) {
            answer.object("failure", () -> write(answer, statement.get()));
        } else if (server.isPresent()) {
            answer.object("failure", () -> write(answer, server.get()));
        } else {
            answer.nothing("failure");
        }
    }

    private static void write(JsonAnswer answer, FailedStatement at) {
        answer.field("revision", at.step().id())
                .field("direction", at.step().direction().name().toLowerCase(Locale.ROOT))
                .field("script", at.step().script().name())
                .field("statement", at.statement())
                .field("statements", at.statements())
                .field("line", at.line())
                .field("sql", at.sql())
                .field("reason", at.reason())
                .field("errno", at.errno())
                .field("sqlState", at.sqlState())
                .field("applied", at.applied());
        if (at.doubt().isPresent()) {
            answer.field("inDoubt", at.doubt().getAsInt());
        } else {
            answer.nothing("inDoubt");
        }
        answer.field("holds", at.holds()).field("next", at.next());
    }

    /** Beside the scripts: no statement of one has failed. */
    private static void write(JsonAnswer answer, SQLException e) {
        for (String name : new String[] { "revision", "direction", "script", "statement", "statements", "line", "sql" }) {
            answer.nothing(name);
        }
        answer.field("reason", e.getMessage()).field("errno", e.getErrorCode())
                .field("sqlState", Optional.ofNullable(e.getSQLState()));
        for (String name : new String[] { "applied", "inDoubt", "holds", "next" }) {
            answer.nothing(name);
        }
    }

    private static Optional<SQLException> server(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException e) {
                return Optional.of(e);
            }
        }
        return Optional.empty();
    }
}
