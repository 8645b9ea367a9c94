package com.traveease.schema.sql;

/**
 * Where a statement stands.
 *
 * @param script its file name
 * @param line on which it starts, from 1
 */
public record Place(String script, int line) {

    @Override
    public String toString() {
        return "%s, line %d".formatted(script, line);
    }
}
