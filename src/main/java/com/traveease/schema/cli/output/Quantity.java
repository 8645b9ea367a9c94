package com.traveease.schema.cli.output;

import java.util.Locale;

import com.traveease.schema.sql.GroupedNumber;

/** Numbers for people. */
public final class Quantity {

    private static final String[] UNITS = { "B", "KiB", "MiB", "GiB", "TiB" };
    private static final int STEP = 1024;
    private static final int ONE_DIGIT = 10;

    private Quantity() {
    }

    /** {@code 2 703}. */
    public static String number(long number) {
        return GroupedNumber.of(number);
    }

    /** {@code 64 KiB}. */
    public static String bytes(long bytes) {
        double size = bytes;
        int unit = 0;
        while (size >= STEP && unit < UNITS.length - 1) {
            size /= STEP;
            unit++;
        }
        return size < ONE_DIGIT && unit > 0 ? String.format(Locale.ROOT, "%.1f %s", size, UNITS[unit])
                : String.format(Locale.ROOT, "%.0f %s", size, UNITS[unit]);
    }
}
