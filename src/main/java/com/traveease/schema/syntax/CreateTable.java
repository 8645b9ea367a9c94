package com.traveease.schema.syntax;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import com.traveease.schema.sql.Token;

/**
 * A {@code CREATE TABLE}.
 *
 * @param unlessThere with {@code IF NOT EXISTS}
 * @param like the table whose definition it copies
 * @param partitioning from {@code PARTITION BY} on; empty when it has no partitions
 * @param select the query that fills it, from its first word on; empty when there is none
 * @param other what is not understood
 */
public record CreateTable(boolean temporary, boolean unlessThere, QualifiedName table, Optional<QualifiedName> like,
        List<TableElement> elements, List<TableOption> options, List<Token> partitioning, List<Token> select,
        List<Token> other) {

    public CreateTable {
        elements = List.copyOf(elements);
        options = List.copyOf(options);
    }

    /** Empty for any other statement, and for one that names no table. */
    public static Optional<CreateTable> of(List<Token> statement) {
        return CreateReader.read(statement);
    }

    public <T extends TableElement> Stream<T> elements(Class<T> kind) {
        return elements.stream().filter(kind::isInstance).map(kind::cast);
    }

    public boolean isFilled() {
        return !select.isEmpty();
    }

    /** A unique key over columns that are never null does not count for the server. */
    public boolean hasPrimaryKey() {
        return elements(TableElement.Key.class).anyMatch(key -> key.kind() == TableElement.KeyKind.PRIMARY)
                || elements(TableElement.Column.class).anyMatch(TableElement.Column::isPrimaryKey);
    }

    public boolean isUnderstood() {
        return other.isEmpty() && elements(TableElement.Unread.class).findAny().isEmpty();
    }
}
