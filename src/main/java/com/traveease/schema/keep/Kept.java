package com.traveease.schema.keep;

import java.util.List;
import java.util.regex.Pattern;

import com.traveease.schema.sql.Identifiers;

/**
 * What was kept of a table.
 *
 * @param revision that was undone
 * @param columns those that were dropped; empty when the table itself was
 * @param keptTable where its rows are
 * @param since in UTC, to the second
 * @param by the account
 */
public record Kept(long id, String revision, String table, List<String> columns, String keptTable, State state, String since,
        String by) {

    private static final Pattern SHELL = Pattern.compile("[\\p{L}0-9_.-]+");

    /** How far its rows are on their way. */
    public enum State {
        /** They are on their way out. */
        BEGUN,
        KEPT,
        /** They are on their way back. */
        RETURNING,
        RESTORED;

        /** {@code being kept}, {@code kept}, … */
        public String words() {
            return switch (this) {
                case BEGUN -> "being kept";
                case KEPT -> "kept";
                case RETURNING -> "being restored";
                case RESTORED -> "restored";
            };
        }
    }

    public boolean isWhole() {
        return columns.isEmpty();
    }

    /** Whether a run has begun to move it and has not ended. */
    public boolean isOnItsWay() {
        return state == State.BEGUN || state == State.RETURNING;
    }

    /** Whether all of it was put back once. */
    public boolean isRestored() {
        return state == State.RESTORED;
    }

    /** {@code users}, or {@code users (phone, address)}, as SQL has them. */
    public String what() {
        return isWhole() ? Identifiers.plain(table)
                : "%s (%s)".formatted(Identifiers.plain(table),
                        String.join(", ", columns.stream().map(Identifiers::plain).toList()));
    }

    /** The name of a table as an argument of a command, for a shell. */
    public static String asTyped(String name) {
        return SHELL.matcher(name).matches() ? name : "'" + name.replace("'", "'\\''") + "'";
    }
}
