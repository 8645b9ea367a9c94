package com.traveease.schema.rehearsal;

import java.util.Set;

import com.traveease.schema.verification.PersonalColumns;

/** What of a row may be printed: nothing that looks as if it were about a person, or secret. */
final class ShownValue {

    private static final int LONGEST = 40;
    /** Which may hold anything. */
    private static final Set<String> FREE = Set.of("tinytext", "text", "mediumtext", "longtext", "json", "tinyblob", "blob",
            "mediumblob", "longblob", "binary", "varbinary");

    private ShownValue() {
    }

    /** @param value may be null */
    static String of(TableRows.Column column, String value) {
        if (value != null && FREE.contains(column.type())) {
            return PersonalColumns.MASK;
        }
        String told = PersonalColumns.told(column.name(), column.name(), value);
        if (value == null || told.equals(PersonalColumns.MASK)) {
            return told;
        }
        String shown = told.length() <= LONGEST ? told : told.substring(0, LONGEST - 1) + "…";
        return column.type().endsWith("char") || column.type().equals("enum") || column.type().equals("set")
                ? "'%s'".formatted(shown)
                : shown;
    }
}
