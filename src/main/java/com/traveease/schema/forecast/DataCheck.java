package com.traveease.schema.forecast;

import java.util.List;

/**
 * A question to the rows whether a statement will fail on them.
 *
 * @param what is counted: {@code rows with NULL in note}
 * @param query that gives one row for each violation; empty where it cannot be asked
 * @param errno that the statement fails with
 * @param least how many violations make it fail
 */
public record DataCheck(String what, String query, int errno, int least) {

    static DataCheck of(String what, String query, int errno) {
        return new DataCheck(what, query, errno, 1);
    }

    static DataCheck untold(String what) {
        return new DataCheck(what, "", 0, 1);
    }

    /** What became of it. */
    public enum Verdict {
        ALLOWED,
        VIOLATED,
        UNKNOWN
    }

    /** @param text one sentence, or a part of one, for the reader */
    public record Finding(Verdict verdict, String text) {
    }

    static List<Finding> untold(List<DataCheck> checks, String reason) {
        return checks.stream().map(check -> new Finding(Verdict.UNKNOWN, check.what() + ": not counted, " + reason)).toList();
    }
}
