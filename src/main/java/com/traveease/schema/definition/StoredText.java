package com.traveease.schema.definition;

import java.util.Objects;

/**
 * A view, trigger, routine or event in the server's own words.
 *
 * @param table that a trigger is on; empty for the others
 * @param sql what SHOW CREATE says, without the definer and, for an event whose start is the moment of its making, without
 *        STARTS; empty when the account may not read it
 * @param definer {@code `user`@`host`}
 * @param sqlMode in which it was made; empty for a view
 * @param characterSet of the client that made it; empty for a view
 * @param collation of the connection that made it; empty for a view
 * @param moment of a trigger, {@code BEFORE INSERT}; of an event, the time zone of its schedule; empty for the others
 * @param place among the triggers of the same moment, from 1; 0 for the others
 */
public record StoredText(ObjectKind kind, String name, String table, String sql, String definer, String sqlMode,
        String characterSet, String collation, String moment, int place) {

    public StoredText {
        Objects.requireNonNull(kind);
    }

    /** Whether the account may read it. */
    public boolean isReadable() {
        return !sql.isEmpty();
    }

    /** With another text, otherwise the same. */
    public StoredText withSql(String other) {
        return new StoredText(kind, name, table, other, definer, sqlMode, characterSet, collation, moment, place);
    }

    /** Whoever it belongs to, otherwise the same. */
    public StoredText withoutDefiner() {
        return new StoredText(kind, name, table, sql, "", sqlMode, characterSet, collation, moment, place);
    }

    /** Of another table, otherwise the same. */
    public StoredText onTable(String other, String changed) {
        return new StoredText(kind, name, other, changed, definer, sqlMode, characterSet, collation, moment, place);
    }
}
