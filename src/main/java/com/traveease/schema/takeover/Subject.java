package com.traveease.schema.takeover;

import java.util.Objects;
import java.util.Optional;

import com.traveease.schema.definition.ObjectKind;

/**
 * What a difference is about.
 *
 * @param table that it belongs to, or its own name
 * @param expectedName empty when it should not be there
 * @param actualName empty when it is not there
 * @param words how a person finds it, {@code users (index on email)}
 */
public record Subject(ObjectKind kind, String table, Optional<String> expectedName, Optional<String> actualName, String words) {

    public Subject {
        Objects.requireNonNull(kind);
        if (expectedName.isEmpty() && actualName.isEmpty()) {
            throw new IllegalArgumentException("Neither side has " + words);
        }
    }

    /** The name that is there, or else the one that should be. */
    public String name() {
        return actualName.orElseGet(expectedName::get);
    }

    @Override
    public String toString() {
        return words;
    }
}
