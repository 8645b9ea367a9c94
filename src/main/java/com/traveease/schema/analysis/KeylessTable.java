package com.traveease.schema.analysis;

import java.util.Optional;

import com.traveease.schema.sql.Place;

/**
 * A statement after which a table has no primary key.
 *
 * @param unlessThere with {@code IF NOT EXISTS}: nothing happens when the table is there
 * @param like the table whose definition it copies; it has no key when that one has none
 */
public record KeylessTable(Place place, Name table, boolean unlessThere, Optional<Name> like) {

    /** A table and the schema it is in, as the script or the connection spells them. */
    public record Name(String schema, String table) {
    }
}
