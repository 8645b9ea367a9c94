package com.traveease.schema.rehearsal;

import java.util.Optional;
import java.util.function.UnaryOperator;

import com.traveease.schema.failure.FailedStatement;
import com.traveease.schema.failure.MigrationFailedException;

/**
 * What stopped a leg.
 *
 * @param words a sentence or more
 * @param statement that failed; empty when it was not a statement
 */
public record Failure(String words, Optional<FailedStatement> statement) {

    /** @param shown a text of the scratch schema as it is shown */
    static Failure of(MigrationFailedException e, UnaryOperator<String> shown) {
        return new Failure(shown.apply(e.statement().map(Failure::words).orElseGet(e::getMessage)), e.statement());
    }

    private static String words(FailedStatement failed) {
        return "%s, statement %d of %d (line %d) failed: %s%s%s".formatted(failed.step().script().name(), failed.statement(),
                failed.statements(), failed.line(), failed.reason(),
                failed.errno() == 0 ? "" : " (error %d)".formatted(failed.errno()),
                failed.rowsInWords().map(words -> ". " + words).orElse(""));
    }

    /** Whether a statement of this script stands before the one that failed. */
    boolean isAfter(LeftOut leftOut) {
        return statement.filter(failed -> failed.step().script().name().equals(leftOut.script()))
                .map(failed -> leftOut.statement() < failed.statement()).orElse(true);
    }
}
