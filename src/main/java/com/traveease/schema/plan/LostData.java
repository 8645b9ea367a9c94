package com.traveease.schema.plan;

import java.util.Locale;
import java.util.OptionalLong;

/**
 * Data that would be lost.
 *
 * @param object {@code users}, {@code users.phone}, {@code events partition p2024}; with its schema where that is not the
 *        default one
 * @param rows how many rows, of a column how many values; empty when nobody could count them
 * @param exact whether it is just that many: otherwise fewer may be lost, or {@code rows} is an estimate of the server's
 * @param text the finding in words, {@code users: 1 204 rows}
 */
public record LostData(String object, OptionalLong rows, boolean exact, String text) {

    static LostData exactly(String object, long number, String unit) {
        return new LostData(object, OptionalLong.of(number), true, object + ": " + quantity(number, unit));
    }

    static LostData upTo(String object, long number, String unit) {
        return new LostData(object, OptionalLong.of(number), false, object + ": up to " + quantity(number, unit));
    }

    /** At least one was seen, and then time was up. */
    static LostData estimated(String object, long number, String unit) {
        return new LostData(object, OptionalLong.of(number), false, "%s: at least 1 %s, about %s by the server's statistics"
                .formatted(object, unit, grouped(number)));
    }

    static LostData uncounted(String object, String reason) {
        return new LostData(object, OptionalLong.empty(), false, "%s: could not be counted (%s)".formatted(object, reason));
    }

    private static String quantity(long number, String unit) {
        return grouped(number) + " " + (number == 1 ? unit : unit + "s");
    }

    private static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number).replace(',', ' ');
    }

    @Override
    public String toString() {
        return text;
    }
}
