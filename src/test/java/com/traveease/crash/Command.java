package com.traveease.crash;

import java.time.Duration;

/**
 * What the program sent to the server.
 *
 * @param number counted from 1, which is the command that takes the migration lock, on the connection that has it
 * @param text SQL, or the name of another command of the protocol in brackets
 * @param took until the first byte of the answer
 */
record Command(int number, String text, Duration took) {

    /** Whether it is a statement of a script that begins so, after comments. */
    boolean begins(String sql) {
        return text.replaceAll("(?m)^\\s*--.*$", "").strip().startsWith(sql);
    }

    /** On one line, short enough for a report. */
    static String shortened(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= 110 ? line : line.substring(0, 107) + "...";
    }
}
