package com.traveease.schema.restore;

import java.util.Objects;
import java.util.OptionalLong;

import com.traveease.schema.keep.Kept;

/**
 * Why something cannot be put back. No value of a row is in it.
 *
 * @param text {@code trips: kept rows that violate the check trip_user: 3}
 * @param rows how many; empty where it is not about rows
 * @param statements that show them, or that a person runs by hand; empty when there are none
 */
public record Misfit(Kept kept, String text, OptionalLong rows, String statements) {

    public Misfit {
        Objects.requireNonNull(kept);
        Objects.requireNonNull(rows);
    }

    static Misfit of(Kept kept, String text) {
        return of(kept, text, "");
    }

    static Misfit of(Kept kept, String text, String statements) {
        return new Misfit(kept, text, OptionalLong.empty(), statements);
    }

    @Override
    public String toString() {
        return "  " + text + "\n" + statements.lines().map(line -> "    " + line + "\n").reduce("", String::concat);
    }
}
