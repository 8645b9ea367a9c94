package com.traveease.schema.rehearsal;

/**
 * A statement that is not run in the scratch schema, so that the rehearsal says nothing about it.
 *
 * @param script its name
 * @param statement number in the script, from 1
 * @param line of the script, from 1
 * @param reason why, without a full stop
 */
public record LeftOut(String script, int statement, int line, String reason) {

    public String words() {
        return place() + ": " + reason;
    }

    public String place() {
        return "%s, statement %d (line %d)".formatted(script, statement, line);
    }
}
