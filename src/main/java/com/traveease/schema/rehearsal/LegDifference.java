package com.traveease.schema.rehearsal;

import com.traveease.schema.diff.Change;

/**
 * Something that is not as it should be at the end of a leg.
 *
 * @param leg after which it was found
 * @param object a table, or what of the definitions differs
 * @param words one sentence without a full stop
 */
public record LegDifference(Leg leg, String object, String words) {

    static LegDifference of(Leg leg, Change change) {
        String kind = change.kind().words();
        return new LegDifference(leg, change.object(), switch (change.action()) {
            case ADDED -> "%s %s was not there before".formatted(kind, change.object());
            case REMOVED -> "%s %s is missing".formatted(kind, change.object());
            case RENAMED -> "%s %s is now called %s".formatted(kind, change.before(), change.after());
            case CHANGED -> change.before().isEmpty() && change.after().isEmpty()
                    ? "%s %s has a different %s".formatted(kind, change.object(), change.property())
                    : "%s of %s %s was %s, is now %s".formatted(change.property(), kind, change.object(),
                            known(change.before()),
                            known(change.after()));
        });
    }

    private static String known(String value) {
        return value.isEmpty() ? "none" : value;
    }
}
