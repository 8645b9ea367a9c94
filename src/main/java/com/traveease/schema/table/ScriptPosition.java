package com.traveease.schema.table;

import com.traveease.schema.script.Script;

/**
 * Where something is declared.
 *
 * @param statement its number, from 1
 * @param line of the script, from 1
 */
public record ScriptPosition(Script script, int statement, int line) {

    public boolean isIn(Script other) {
        return script == other;
    }
}
