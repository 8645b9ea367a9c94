package com.traveease.schema.scratch;

import com.traveease.schema.script.Script;
import com.traveease.schema.statement.Statement;

/**
 * Where a script that was tried came to an end before its last statement.
 *
 * @param number of the statement, from 1
 * @param message why: the server's words, or ours when it was not sent
 */
public record Stop(Script script, int number, Statement statement, Cause cause, String message) {

    public enum Cause {
        /** The server refused the statement. */
        FAILED,
        /** The statement was not sent: it could have reached beyond the scratch schema. */
        NOT_TRIED
    }

    public static String where(Script script, int number, Statement statement) {
        return "%s, statement %d (line %d)".formatted(script.name(), number, statement.line());
    }

    public String where() {
        return where(script, number, statement);
    }
}
