package com.traveease.crash;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the program sent to the server.
 *
 * @param number counted from 1, which is the command that takes the migration lock, on the connection that has it
 * @param text SQL, or the name of another command of the protocol in brackets
 * @param took until the first byte of the answer
 */
record Command(int number, String text, Duration took) {

    /** A function that a script's SELECT or SET calls may write; what we ask ourselves begins so. */
    private static final List<String> ONLY_ASKS = List.of("SHOW ", "SET SESSION ", "SET autocommit", "SET @", "USE ",
            "SELECT @",
            "SELECT SHA2(JSON_ARRAY(@@", "SELECT IS_USED_LOCK", "SELECT COALESCE(",
            "SELECT table_comment",
            "SELECT LOWER(", "SELECT column_name", "SELECT CONNECTION_ID()", "SELECT LAST_INSERT_ID()",
            "SELECT ((SELECT COUNT", "SELECT CURRENT_USER()", "START TRANSACTION",
            "PREPARE ", "DEALLOCATE ");

    /** Those of a batch are sent, and run, in one. */
    private Stream<String> statements() {
        return Stream.of(text.split("\n;\n")).map(sql -> sql.replaceAll("(?m)^\\s*--.*$", "").strip());
    }

    /** Whether a statement in it begins so, after comments. */
    boolean begins(String sql) {
        return statements().anyMatch(statement -> statement.startsWith(sql));
    }

    /** Whether the server's tables or the open transaction may be others after it. */
    boolean changes() {
        return statements().anyMatch(statement -> ONLY_ASKS.stream().noneMatch(statement::startsWith));
    }

    /** On one line, short enough for a report. */
    static String shortened(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= 110 ? line : line.substring(0, 107) + "...";
    }
}
