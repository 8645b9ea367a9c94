package com.traveease.schema.verification;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * What became of one assertion.
 *
 * @param count how many rows violate it; at {@link #MOST_COUNTED} there may be more
 * @param columns of the query
 * @param rows the first of them, without what may be a secret or personal
 * @param reason why it could not be decided; empty when it could
 */
public record Verdict(Assertion assertion, Result result, long count, List<String> columns, List<List<String>> rows,
        String reason, Duration took) {

    static final int MOST_COUNTED = 10_000;
    static final int MOST_SHOWN = 5;

    /** How it went. */
    public enum Result {
        PASSED,
        VIOLATED,
        /** The query ran into the limit or failed: whether it holds is not known. */
        UNDECIDED;

        /** {@code violated}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Verdict {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
    }

    static Verdict undecided(Assertion assertion, String reason, Duration took) {
        return new Verdict(assertion, Result.UNDECIDED, 0, List.of(), List.of(), reason, took);
    }

    /** {@code 12 rows}, {@code more than 10000 rows}. */
    public String counted() {
        return count > MOST_COUNTED ? "more than %d rows".formatted(MOST_COUNTED)
                : count == 1 ? "1 row" : "%d rows".formatted(count);
    }
}
