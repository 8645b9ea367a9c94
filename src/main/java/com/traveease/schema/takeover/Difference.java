package com.traveease.schema.takeover;

import java.util.Comparator;
import java.util.Optional;

/**
 * One property of one thing that is not as it should be.
 *
 * @param expected a few words, {@code bigint}; {@code not expected} for what should not be there
 * @param actual a few words, {@code int}; {@code missing} for what is not there
 * @param reason what later depends on it: the difference is blocking; empty when it is harmless
 */
public record Difference(Subject subject, Property property, String expected, String actual, Optional<String> reason)
        implements
            Comparable<Difference> {

    static final String MISSING = "missing";
    static final String NOT_EXPECTED = "not expected";

    private static final Comparator<Difference> ORDER = Comparator
            .comparing((Difference difference) -> difference.subject.table())
            .thenComparing(difference -> difference.subject.kind()).thenComparing(Difference::object)
            .thenComparing(Difference::property).thenComparing(Difference::actual).thenComparing(Difference::expected);

    Difference(Subject subject, Property property, String expected, String actual) {
        this(subject, property, expected, actual, Optional.empty());
    }

    /** What differs, {@code users.id} or {@code payment_methods (foreign key on user_id)}. */
    public String object() {
        return subject.toString();
    }

    public boolean isBlocking() {
        return reason.isPresent();
    }

    Difference because(String why) {
        return new Difference(subject, property, expected, actual, Optional.of(why));
    }

    boolean isMissing() {
        return property == Property.PRESENCE && subject.actualName().isEmpty();
    }

    boolean isNotExpected() {
        return property == Property.PRESENCE && subject.expectedName().isEmpty();
    }

    @Override
    public int compareTo(Difference other) {
        return ORDER.compare(this, other);
    }

    /** {@code users.id: int, expected bigint}, with the reason where there is one. */
    @Override
    public String toString() {
        return reason.map(why -> what() + "; " + why).orElseGet(this::what);
    }

    private String what() {
        if (isMissing()) {
            return object() + " is missing";
        }
        if (isNotExpected()) {
            return object() + " is not expected";
        }
        return (property == Property.NAME ? "%s is called %s, not %s" : "%s: %s, expected %s").formatted(object(), actual,
                expected);
    }
}
