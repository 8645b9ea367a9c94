package com.traveease.schema.rows;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;

/**
 * A question to the rows whether a statement will fail on them.
 *
 * @param what is counted: {@code rows with NULL in note}
 * @param query that gives one row for each violation; empty where there is none
 * @param reason why there is no query; empty where there is one
 * @param errno that the statement fails with
 * @param least how many violations make it fail
 */
public record DataCheck(String what, String query, String reason, int errno, int least) {

    public static DataCheck of(String what, String query, int errno) {
        return new DataCheck(what, query, "", errno, 1);
    }

    /** @param reason a clause without a full stop */
    public static DataCheck untold(String what, String reason) {
        return new DataCheck(what, "", reason, 0, 1);
    }

    /**
     * How many violations there are.
     *
     * @param found up to a limit
     * @param isMore whether that limit was reached
     * @param untold why they were not counted; empty when they were
     */
    public record Count(long found, boolean isMore, Optional<String> untold) {

        static Count untold(String reason) {
            return new Count(0, false, Optional.of(reason));
        }

        /** {@code 3}, {@code 1000 or more}. */
        @Override
        public String toString() {
            return isMore ? found + " or more" : Long.toString(found);
        }
    }

    /** For a person, who wants to see them rather than count them. */
    String showing() {
        int group = query.indexOf(" GROUP BY ");
        String columns = group < 0 ? "*"
                : query.substring(group + " GROUP BY ".length(), query.lastIndexOf(" HAVING ")) + ", COUNT(*)";
        return query.replaceFirst("^SELECT 1", Matcher.quoteReplacement("SELECT " + columns));
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

    public static List<Finding> untold(List<DataCheck> checks, String reason) {
        return checks.stream().map(check -> check.uncounted(check.reason().isEmpty() ? reason : check.reason())).toList();
    }

    private Finding uncounted(String why) {
        return new Finding(Verdict.UNKNOWN, what + ": not counted, because " + why);
    }
}
