package com.traveease.schema.lint;

import com.traveease.schema.script.Script;

/**
 * Where something is declared.
 *
 * @param statement its number, from 1
 * @param line of the script, from 1
 */
record Origin(Script script, int statement, int line) {

    boolean isIn(Script other) {
        return script == other;
    }
}
