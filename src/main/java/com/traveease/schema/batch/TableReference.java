package com.traveease.schema.batch;

import java.util.List;
import java.util.Optional;

import com.traveease.schema.sql.Identifiers;

/**
 * A table that a statement names between FROM, UPDATE or USING and what follows.
 *
 * @param table its name, with its schema before it where that is written
 * @param alias by which the statement speaks of it
 * @param outer whether an outer join gives rows in which it has none
 */
record TableReference(List<String> table, Optional<String> alias, boolean outer) {

    String name() {
        return table.get(table.size() - 1);
    }

    Optional<String> schema() {
        return table.size() > 1 ? Optional.of(table.get(0)) : Optional.empty();
    }

    /** What stands before the names of its columns. */
    String qualifier() {
        return alias.orElse(name());
    }

    String column(String name) {
        return Identifiers.quoted(qualifier()) + "." + Identifiers.quoted(name);
    }

    /** As a person wrote it: {@code bookings}, {@code b}. */
    boolean isCalled(String word) {
        return qualifier().equalsIgnoreCase(word) || name().equalsIgnoreCase(word);
    }

    TableReference inOuterJoin() {
        return outer ? this : new TableReference(table, alias, true);
    }
}
