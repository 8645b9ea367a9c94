package com.traveease.schema.sql;

import java.util.regex.Pattern;

/** Names of schemas, tables and the rest, as SQL has them. */
public final class Identifiers {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_$]*");

    private Identifiers() {
    }

    /** In backquotes, so that every name is one. */
    public static String quoted(String name) {
        return "`" + name.replace("`", "``") + "`";
    }

    /** As a person writes it in a script: in backquotes only where it is no name without them. */
    public static String plain(String name) {
        return PLAIN.matcher(name).matches() && !ReservedWords.contains(name) ? name : quoted(name);
    }
}
