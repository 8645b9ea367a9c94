package com.traveease.schema.definition;

import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All that a schema has, in the server's own words, without rows and without the bookkeeping of migration tools. Nothing that
 * the server knows of an object is left out, so that what it learns in a later version counts as well.
 *
 * @param session what a program stored from here on is stored with, unless a statement sets it
 * @param collation of the schema itself
 * @param tables by name
 */
public record SchemaText(Session session, String collation, Map<String, TableText> tables, List<StoredText> stored) {

    /**
     * To be raised whenever the same schema is read otherwise than by the release before: what that one recorded cannot be
     * compared with what is read now.
     */
    public static final int FORM = 1;

    /** Of a new connection: its SQL mode, the character set of its client, its collation and its time zone. */
    public record Session(String sqlMode, String characterSet, String collation, String timeZone) {
    }

    public SchemaText {
        tables = Collections.unmodifiableMap(new TreeMap<>(tables));
        stored = List.copyOf(stored);
    }

    /**
     * Reads it on a connection of its own. Takes no right but reading, and no lock that outlives a question.
     *
     * @param history the name of the history table
     */
    public static SchemaText read(ConnectionSource connections, String schema, String history) throws SQLException {
        try (TextReader reader = TextReader.of(connections, schema, history)) {
            return reader.read();
        }
    }

    /** With other programs, otherwise the same. */
    public SchemaText withStored(List<StoredText> other) {
        return new SchemaText(session, collation, tables, other);
    }
}
