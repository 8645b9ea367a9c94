package com.traveease.schema.restore;

import java.util.Locale;

import com.traveease.schema.keep.TableColumns;

/** Tells the value that adding a column gives to every row from one that was written since, or computed by a script. */
final class GivenValue {

    private GivenValue() {
    }

    /**
     * SQL that is true for it.
     *
     * @param value the column, with the alias of its table
     * @param time SQL that is true for the time at which it was added
     */
    static String condition(TableColumns.Column column, String value, String time) {
        if (column.isTimeByDefault()) {
            return time;
        }
        if (column.computedDefault()) {
            return "FALSE";
        }
        if (column.optional()) {
            return "BINARY %1$s <=> BINARY DEFAULT(%1$s)".formatted(value);
        }
        return byType(column.type().toLowerCase(Locale.ROOT)).formatted(value);
    }

    /** The server's own, for NOT NULL without a default. */
    private static String byType(String type) {
        return switch (type.split("[^a-z]", 2)[0]) {
            case "enum" -> "%s + 0 = 1";
            case "json" -> "BINARY %s = 'null'";
            case "binary" -> "HEX(%s) REGEXP '^0*$'";
            case "char", "varchar", "varbinary", "set", "tinytext", "text", "mediumtext", "longtext", "tinyblob", "blob",
                    "mediumblob", "longblob" ->
                "LENGTH(%s) = 0";
            case "geometry", "point", "linestring", "polygon", "multipoint", "multilinestring", "multipolygon",
                    "geomcollection", "geometrycollection" ->
                "FALSE";
            default -> "%s + 0 = 0";
        };
    }
}
