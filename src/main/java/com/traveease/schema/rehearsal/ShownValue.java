package com.traveease.schema.rehearsal;

import java.util.Set;

import com.traveease.schema.verification.PersonalColumns;

/** What of a row may be printed: numbers and times only, and of these none that looks as if it were about a person. */
final class ShownValue {

    /** Any other type may hold a text. */
    private static final Set<String> SHOWN = Set.of("tinyint", "smallint", "mediumint", "int", "bigint", "decimal", "float",
            "double", "bit", "year", "date", "time", "datetime", "timestamp");

    private ShownValue() {
    }

    /** @param value may be null */
    static String of(TableRows.Column column, String value) {
        return value == null || SHOWN.contains(column.type()) ? PersonalColumns.told(column.name(), column.name(), value)
                : PersonalColumns.MASK;
    }
}
