package com.traveease.schema.sql;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What the SQL mode of a session says about how text is read. The other modes change what statements do, not where they end or
 * which of their pieces are names.
 *
 * @param ansiQuotes whether a name, not a string, stands in double quotes
 * @param plainBackslashes whether a backslash in a string is a character like any other
 */
public record SqlMode(boolean ansiQuotes, boolean plainBackslashes) {

    /** Of a server as it is delivered. */
    public static final SqlMode USUAL = new SqlMode(false, false);

    public static final String NO_BACKSLASH_ESCAPES = "NO_BACKSLASH_ESCAPES";
    private static final Set<String> ANSI = Set.of("ANSI_QUOTES", "ANSI");

    /** @param modes with commas between them, as the variable {@code sql_mode} has them */
    public static SqlMode of(String modes) {
        List<String> all = List.of(modes.toUpperCase(Locale.ROOT).split("[,\\s]+"));
        return new SqlMode(all.stream().anyMatch(ANSI::contains), all.contains(NO_BACKSLASH_ESCAPES));
    }

    public SqlMode or(SqlMode more) {
        return new SqlMode(ansiQuotes || more.ansiQuotes, plainBackslashes || more.plainBackslashes);
    }

    public SqlMode without(SqlMode less) {
        return new SqlMode(ansiQuotes && !less.ansiQuotes, plainBackslashes && !less.plainBackslashes);
    }
}
