package com.traveease.schema.analysis;

import com.traveease.schema.sql.Place;

/**
 * A statement for which the server writes a table or an index anew beside the old one.
 *
 * @param schema of the table, as the script or the connection spells it
 * @param whole whether all of the table is written anew, whatever it looks like; otherwise that depends on how it is, or
 *        only an index is written
 */
public record TableRebuild(Place place, String schema, String table, boolean whole) {
}
