package com.traveease.schema.progress;

import java.util.LinkedHashSet;
import java.util.Set;

import com.traveease.schema.server.ServerAnswer;

/** What the server warns of in the parts of one statement: the first words, and how many warnings there are. */
public final class WarningSum {

    private static final int MOST_TOLD = 3;
    /** More than the protocol counts. */
    private static final int UNCOUNTED = 65_535;

    private final Set<String> words = new LinkedHashSet<>();
    private long warnings;
    private boolean isUncounted;

    /** @param of the answer, without values of rows and secrets; it may have more warnings than that */
    public void add(Set<String> of, ServerAnswer answer) {
        if (of.isEmpty()) {
            return; // notes that are expected
        }
        of.stream().limit(MOST_TOLD).filter(one -> words.size() < MOST_TOLD).forEach(words::add);
        warnings += answer.warnings() + answer.reports().size();
        isUncounted |= answer.warnings() == UNCOUNTED;
    }

    boolean isEmpty() {
        return words.isEmpty();
    }

    /** {@code Duplicate entry '…' for key 't.PRIMARY' (warning 1062); and 28 more}. */
    String inWords() {
        long more = warnings - words.size();
        return String.join("; ", words)
                + (more <= 0 ? "" : "; and %s%d more".formatted(isUncounted ? "at least " : "", more));
    }
}
