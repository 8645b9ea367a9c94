package com.traveease.schema.cli.output;

import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;

import com.traveease.schema.failure.FailedStatement;
import com.traveease.schema.failure.MigrationFailedException;
import com.traveease.schema.server.ServerMessage;
import com.traveease.schema.statement.Secrets;

/** What a failure says to a program: the sentence that people get, and its parts. */
public final class JsonFailure {

    private JsonFailure() {
    }

    public static void write(JsonAnswer answer, Exception failure, FailureKind kind) {
        String words = Secrets.withoutPasswordInAddress(failure.getMessage());
        answer.field("error", words).field("exitCode", kind.exitCode());
        Optional<FailedStatement> statement = failure instanceof MigrationFailedException failed ? failed.statement()
                : Optional.empty();
        Optional<SQLException> server = server(failure);
        if (statement.isPresent()) {
            answer.object("failure", () -> write(answer, kind, statement.get()));
        } else {
            answer.object("failure", () -> write(answer, kind, server.map(ServerMessage::of).orElse(words),
                    server.map(SQLException::getErrorCode).orElse(0), server.map(SQLException::getSQLState)));
        }
    }

    /** Of a command line that could not be understood. */
    public static void writeWrongUsage(JsonAnswer answer, String words) {
        answer.object("failure", () -> write(answer, FailureKind.WRONG_USAGE, words, 0, Optional.empty()));
    }

    private static void write(JsonAnswer answer, FailureKind kind, FailedStatement at) {
        answer.field("code", kind.code())
                .field("revision", at.step().id())
                .field("direction", at.step().direction().name().toLowerCase(Locale.ROOT))
                .field("script", at.step().script().name())
                .field("statement", at.statement())
                .field("statements", at.statements())
                .field("line", at.line())
                .field("sql", at.sql())
                .field("reason", at.reason())
                .field("rows", at.rows())
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
    private static void write(JsonAnswer answer, FailureKind kind, String reason, int errno, Optional<String> sqlState) {
        answer.field("code", kind.code());
        for (String name : new String[] { "revision", "direction", "script", "statement", "statements", "line", "sql" }) {
            answer.nothing(name);
        }
        answer.field("reason", reason).nothing("rows").field("errno", errno).field("sqlState", sqlState);
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
