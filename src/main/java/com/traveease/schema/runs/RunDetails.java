package com.traveease.schema.runs;

import java.time.Duration;
import java.util.List;

/**
 * What is said of a run beyond its row.
 *
 * @param steps the scripts that it completed
 * @param statements in the order in which they ran: of many, those that took longest
 * @param others of which only the sum is kept
 */
public record RunDetails(List<RanScript> steps, List<RanStatement> statements, Others others, List<String> warnings,
        List<RunNote> notes) {

    static final RunDetails NONE = new RunDetails(List.of(), List.of(), Others.NONE, List.of(), List.of());

    /** A script that a run completed. */
    public record RanScript(String revision, String direction, String script, Duration took) {
    }

    /** Statements that are not listed one by one. */
    public record Others(long statements, Duration took, long rows) {

        static final Others NONE = new Others(0, Duration.ZERO, 0);

        Others and(RanStatement one) {
            return new Others(statements + 1, took.plus(one.took()), rows + one.rows().orElse(0));
        }
    }

    public RunDetails {
        steps = List.copyOf(steps);
        statements = List.copyOf(statements);
        warnings = List.copyOf(warnings);
        notes = List.copyOf(notes);
    }
}
