package com.traveease.schema.drift;

import java.util.Locale;
import java.util.Objects;

import com.traveease.schema.definition.ObjectKind;

/** An object of a schema that is created by a statement of its own; indexes and the like belong to their table. */
public record ObjectName(ObjectKind kind, String name) implements Comparable<ObjectName> {

    public ObjectName {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(name);
    }

    /** {@code table users}. */
    public String words() {
        return kind.words() + " " + name;
    }

    /** The same for names that differ in case only. */
    String key() {
        return kind.name() + " " + name.toLowerCase(Locale.ROOT);
    }

    @Override
    public int compareTo(ObjectName other) {
        int byKind = kind.compareTo(other.kind);
        return byKind != 0 ? byKind : name.compareTo(other.name);
    }
}
