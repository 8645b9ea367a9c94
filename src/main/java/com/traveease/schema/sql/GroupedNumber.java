package com.traveease.schema.sql;

import java.util.Locale;

/** Whole numbers for people. */
public final class GroupedNumber {

    private GroupedNumber() {
    }

    /** {@code 298 414}. */
    public static String of(long number) {
        return String.format(Locale.ROOT, "%,d", number).replace(',', ' ');
    }
}
