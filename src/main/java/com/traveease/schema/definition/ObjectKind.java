package com.traveease.schema.definition;

import java.util.Locale;

/** What a schema is made of. */
public enum ObjectKind {
    TABLE,
    COLUMN,
    INDEX,
    FOREIGN_KEY,
    CHECK,
    VIEW,
    TRIGGER,
    PROCEDURE,
    FUNCTION,
    EVENT;

    /** As a person says it, {@code foreign key}. */
    public String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
