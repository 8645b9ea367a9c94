package com.traveease.schema.diff;

import java.util.Objects;

import com.traveease.schema.definition.ObjectKind;

/**
 * One difference between two schemas, told as what leads from the first to the second.
 *
 * @param table that it is in, by its name on the second side where it is there; the object's own name when it belongs to none
 * @param object how a person finds it, {@code users.first_name}
 * @param property what of it is another, {@code type}; empty when the object is added, removed or renamed
 * @param before empty when it was not there
 * @param after empty when it will not be there
 */
public record Change(ObjectKind kind, Action action, String table, String object, String property, String before,
        String after) {

    /** What happens to an object. */
    public enum Action {
        ADDED,
        REMOVED,
        RENAMED,
        CHANGED
    }

    public Change {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(action);
    }

    static Change added(ObjectKind kind, String table, String object) {
        return new Change(kind, Action.ADDED, table, object, "", "", "");
    }

    static Change removed(ObjectKind kind, String table, String object) {
        return new Change(kind, Action.REMOVED, table, object, "", "", "");
    }

    static Change renamed(ObjectKind kind, String table, String before, String after) {
        return new Change(kind, Action.RENAMED, table, after, "", before, after);
    }

    static Change changed(ObjectKind kind, String table, String object, String property, String before, String after) {
        return new Change(kind, Action.CHANGED, table, object, property, before, after);
    }

    /** As Alembic says it, without its "Detected": {@code added column 'users.display_name'}. */
    public String words() {
        return switch (action) {
            case ADDED -> "added %s '%s'".formatted(kind.words(), object);
            case REMOVED -> "removed %s '%s'".formatted(kind.words(), object);
            case RENAMED -> "renamed %s '%s' to '%s'".formatted(kind.words(), before, after);
            case CHANGED ->
                before.isEmpty() && after.isEmpty() ? "changed %s of %s '%s'".formatted(property, kind.words(), object)
                        : "%s change from %s to %s on '%s'".formatted(property, before, after, object);
        };
    }

    /** {@code Detected added column 'users.display_name'}. */
    @Override
    public String toString() {
        return "Detected " + words();
    }
}
