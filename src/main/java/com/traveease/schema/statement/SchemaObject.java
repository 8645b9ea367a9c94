package com.traveease.schema.statement;

import java.util.Optional;

/**
 * Something that a statement names, whether it is there or not.
 *
 * @param schema empty for the default one
 * @param name a table's for a partition
 * @param partition of the table; empty for all other kinds
 */
public record SchemaObject(Kind kind, Optional<String> schema, String name, Optional<String> partition) {

    /** Tables and views have their names from one space. */
    public enum Kind {
        TABLE,
        PARTITION,
        TRIGGER,
        PROCEDURE,
        FUNCTION,
        EVENT,
        DATABASE
    }
}
