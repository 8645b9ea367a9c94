package com.traveease.schema.server;

import java.util.regex.Pattern;

/**
 * As much of a statement as may be told, somebody else's or a script's: one short line without what is in quotes, which may be
 * a secret or a
 * person's.
 */
public final class SqlExcerpt {

    private static final int LONGEST = 80;
    private static final int LONGEST_OF_FAILED = 200;
    private static final Pattern SECRET = Pattern.compile("PASSWORD|IDENTIFIED", Pattern.CASE_INSENSITIVE);
    /** Comments go first: an apostrophe in one would turn inside and outside of quotes round. */
    private static final Pattern COMMENT_OR_QUOTED = Pattern.compile(
            "(?<comment>/\\*(?!!)(?s:.*?)(?:\\*/|\\z)|--(?=\\s|\\z)[^\\n]*|#[^\\n]*)|(?<name>`[^`]*+(?:`|\\z))"
                    + "|'(?:[^'\\\\]|\\\\(?s:.)|'')*+(?:'|\\\\?\\z)|\"(?:[^\"\\\\]|\\\\(?s:.)|\"\")*+(?:\"|\\\\?\\z)");

    /** What this program sends in one packet behind a statement of a script. */
    private static final Pattern OF_OURS = Pattern.compile("\\s*;\\s*" + ServerWarning.SHOW + ";.*\\z", Pattern.DOTALL);

    private SqlExcerpt() {
    }

    /** Of somebody else's. */
    public static String of(String sql) {
        return SECRET.matcher(sql).find() ? "(not shown, as it may have a password in it)"
                : ofMasked(OF_OURS.matcher(sql).replaceFirst(""), LONGEST);
    }

    /** @param sql of a script's statement that failed, without its secrets */
    public static String ofFailed(String sql) {
        return ofMasked(sql, LONGEST_OF_FAILED);
    }

    /**
     * Of a script's, without its secrets.
     *
     * @param longest in code points
     */
    static String ofMasked(String sql, int longest) {
        String told = COMMENT_OR_QUOTED.matcher(sql)
                .replaceAll(found -> found.group(1) != null ? " " : found.group(2) != null ? "$0" : "'…'")
                .replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        return told.codePointCount(0, told.length()) <= longest ? told
                : told.substring(0, told.offsetByCodePoints(0, longest - 1)).stripTrailing() + "…";
    }
}
