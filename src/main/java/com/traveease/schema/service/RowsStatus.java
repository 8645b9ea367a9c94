package com.traveease.schema.service;

import java.util.Locale;
import java.util.Optional;

import com.traveease.schema.verification.Verdict;
import com.traveease.schema.verification.Verification;

/**
 * What the service knows of the rows.
 *
 * @param reason why nothing is known; empty when something is
 * @param verification empty while nothing is known
 */
public record RowsStatus(Knowledge knowledge, Optional<String> reason, Optional<Verification> verification) {

    /** How much is known. */
    public enum Knowledge {
        /** This process has upgraded nothing, or nothing is to be verified. */
        NONE,
        RUNNING,
        PASSED,
        VIOLATED,
        /** Nothing is violated, but not everything could be asked. */
        UNDECIDED;

        /** {@code violated}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static final RowsStatus NONE = new RowsStatus(Knowledge.NONE, Optional.empty(), Optional.empty());
    static final RowsStatus RUNNING = new RowsStatus(Knowledge.RUNNING, Optional.empty(), Optional.empty());

    static RowsStatus unknown(String reason) {
        return new RowsStatus(Knowledge.UNDECIDED, Optional.of(reason), Optional.empty());
    }

    static RowsStatus of(Verification done) {
        return new RowsStatus(done.isPassed() ? Knowledge.PASSED
                : done.of(Verdict.Result.VIOLATED).isEmpty() ? Knowledge.UNDECIDED : Knowledge.VIOLATED, Optional.empty(),
                Optional.of(done));
    }
}
