package com.traveease.schema.sql;

/** Names of schemas, tables and the rest, as SQL has them. */
public final class Identifiers {

    private Identifiers() {
    }

    /** In backquotes, so that every name is one. */
    public static String quoted(String name) {
        return "`" + name.replace("`", "``") + "`";
    }
}
