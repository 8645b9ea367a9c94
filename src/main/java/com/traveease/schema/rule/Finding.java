package com.traveease.schema.rule;

import java.util.Comparator;

import com.traveease.schema.script.Script;

/**
 * Something that a rule has to say about a script.
 *
 * @param severity that of the rule, or a lower one in an undo script
 * @param line of the script, from 1
 * @param statement its number, from 1; 0 when it is about the whole script
 * @param what one sentence that names the objects
 */
public record Finding(Rule rule, Severity severity, Script script, int line, int statement, String what) {

    /** In the order of the script. */
    public static final Comparator<Finding> IN_ORDER = Comparator.comparingInt(Finding::line)
            .thenComparing(Finding::severity).thenComparing(Finding::rule);
}
