package com.traveease.schema.rule;

import java.util.Locale;

/** How much a finding matters. */
public enum Severity {
    /** It fails, loses data or breaks the running application: {@code lint} ends with 1. */
    ERROR,
    /** It may, depending on the size of the table or on what the application does. */
    WARNING,
    /** Good to know. */
    INFO;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
