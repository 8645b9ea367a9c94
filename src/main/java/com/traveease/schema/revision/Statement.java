package com.traveease.schema.revision;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One statement of a script, as the server gets it.
 *
 * @param line the line of the script, from 1, on which it starts
 * @param sql without its delimiter
 */
public record Statement(int line, String sql) {

    private static final Pattern FIRST_WORD = Pattern.compile(
            "\\A(?:\\s|--[^\\n]*(?:\\n|\\z)|#[^\\n]*(?:\\n|\\z)|/\\*(?!!).*?\\*/)*([A-Za-z]+)",
            Pattern.DOTALL);
    private static final Set<String> WHOLE_OR_NOTHING = Set.of("CREATE", "ALTER", "DROP", "RENAME", "TRUNCATE", "INSERT",
            "UPDATE", "DELETE", "REPLACE", "SELECT", "SET", "USE", "SIGNAL");

    /**
     * Whether the server takes the whole statement back when it fails. Not a {@code CALL}, whose statements commit one by one,
     * and nothing that is not known to be.
     */
    public boolean isWholeOrNothing() {
        Matcher first = FIRST_WORD.matcher(sql);
        return first.find() && WHOLE_OR_NOTHING.contains(first.group(1).toUpperCase(Locale.ROOT));
    }
}
