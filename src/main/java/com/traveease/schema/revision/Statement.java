package com.traveease.schema.revision;

/**
 * One statement of a script, as the server gets it.
 *
 * @param line the line of the script, from 1, on which it starts
 * @param sql without its delimiter
 */
public record Statement(int line, String sql) {
}
