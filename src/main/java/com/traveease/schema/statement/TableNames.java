package com.traveease.schema.statement;

import java.util.Locale;

/** How a server compares the names of schemas and tables: its {@code lower_case_table_names}. */
public enum TableNames {
    /** 0, as on Linux: {@code Users} and {@code users} are two tables. */
    CASE_SENSITIVE,
    /** 1 and 2, as on Windows and macOS. */
    CASE_INSENSITIVE;

    /** The one spelling of a name. */
    public String spelled(String name) {
        return switch (this) {
            case CASE_SENSITIVE -> name;
            case CASE_INSENSITIVE -> name.toLowerCase(Locale.ROOT);
        };
    }
}
