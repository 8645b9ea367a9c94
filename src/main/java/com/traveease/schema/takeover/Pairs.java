package com.traveease.schema.takeover;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.function.BiPredicate;

/**
 * Which expected thing is which actual one, when their names may differ. The better match goes first; what is left over has no
 * partner.
 */
final class Pairs<T> {

    /** Both sides of one thing. */
    record Pair<T>(T expected, T actual) {

        Pair {
            Objects.requireNonNull(expected);
            Objects.requireNonNull(actual);
        }
    }

    private final List<T> missing;
    private final List<T> notExpected;
    private final List<Pair<T>> pairs = new ArrayList<>();

    Pairs(List<T> expected, List<T> actual) {
        this.missing = new ArrayList<>(expected);
        this.notExpected = new ArrayList<>(actual);
    }

    /** Pairs what is left over and matches. */
    Pairs<T> by(BiPredicate<T, T> match) {
        for (Iterator<T> left = missing.iterator(); left.hasNext();) {
            T expected = left.next();
            T actual = notExpected.stream().filter(candidate -> match.test(expected, candidate)).findFirst().orElse(null);
            if (actual != null) {
                pairs.add(new Pair<>(expected, actual));
                notExpected.remove(actual);
                left.remove();
            }
        }
        return this;
    }

    List<Pair<T>> pairs() {
        return pairs;
    }

    List<T> missing() {
        return missing;
    }

    List<T> notExpected() {
        return notExpected;
    }
}
