package com.traveease.schema.analysis;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import com.traveease.schema.statement.Statement;

/**
 * Something that statements would destroy, by the name that it has before the first of them is run.
 *
 * @param table empty for a whole schema
 * @param part the partition or the column; empty for all other kinds
 */
public record Loss(Kind kind, String schema, Optional<String> table, Optional<String> part) {

    /** How much of it goes. */
    public enum Kind {
        /** A schema with every table in it. */
        SCHEMA,
        /** A table is dropped or emptied. */
        TABLE,
        /** Every row is deleted, and with it what a foreign key makes go along. */
        ALL_ROWS,
        /** Rows are deleted under a condition; how many is not known before it is done. */
        SOME_ROWS,
        /** A partition with its rows. */
        PARTITION,
        /** A column with its values. */
        COLUMN
    }

    public Loss {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(schema);
        if (table.isPresent() == (kind == Kind.SCHEMA)) {
            throw new IllegalArgumentException(
                    "A table belongs to every kind of loss but %s, got %s".formatted(Kind.SCHEMA, kind));
        }
        if (part.isPresent() != (kind == Kind.PARTITION || kind == Kind.COLUMN)) {
            throw new IllegalArgumentException("A partition or a column is a part, %s is not".formatted(kind));
        }
    }

    /** Without those that a larger one of them includes, so that nothing is counted twice. */
    public static List<Loss> largest(Collection<Loss> losses) {
        return losses.stream().distinct().filter(loss -> losses.stream().noneMatch(other -> other.includes(loss))).toList();
    }

    /** Whether it is a table or a column that is dropped, not rows that are deleted. */
    public boolean isDroppedBy(Statement statement) {
        return kind == Kind.COLUMN || kind == Kind.TABLE && statement.tokens().get(0).is("DROP");
    }

    private boolean includes(Loss other) {
        if (equals(other) || !schema.equals(other.schema)) {
            return false;
        }
        return switch (kind) {
            case SCHEMA -> true;
            case TABLE -> table.equals(other.table);
            case ALL_ROWS -> table.equals(other.table) && other.kind != Kind.TABLE;
            case SOME_ROWS, PARTITION, COLUMN -> false;
        };
    }
}
