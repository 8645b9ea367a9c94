package com.traveease.schema.takeover;

import com.traveease.schema.definition.ObjectKind;

/**
 * The name of something in a statement.
 *
 * @param table that it belongs to; empty for what belongs to the schema
 */
record Named(ObjectKind kind, String table, String name) {

    /** Tables share their names with views; keys and checks belong to the schema, indexes and columns to their table. */
    boolean isSameName(ObjectKind otherKind, String otherTable, String otherName) {
        return kind == spaceOf(otherKind) && name.equalsIgnoreCase(otherName)
                && (kind != ObjectKind.INDEX && kind != ObjectKind.COLUMN || table.equalsIgnoreCase(otherTable));
    }

    static Named of(ObjectKind kind, String table, String name) {
        return new Named(spaceOf(kind), table, name);
    }

    private static ObjectKind spaceOf(ObjectKind kind) {
        return kind == ObjectKind.VIEW ? ObjectKind.TABLE : kind;
    }
}
