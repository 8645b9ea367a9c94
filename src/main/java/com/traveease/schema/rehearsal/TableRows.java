package com.traveease.schema.rehearsal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import com.traveease.schema.sql.Identifiers;

/**
 * The rows that a table has at one moment.
 *
 * @param columns in the order of the table
 * @param key the numbers of the columns of the primary key, from 0; empty without one
 * @param rows by the values of the key, or by all values; how often each is there. Empty when there are too many
 * @param count of all rows
 */
record TableRows(String table, List<Column> columns, List<Integer> key, Map<List<String>, Row> rows, long count) {

    /** Of one table. Above it, only their number is compared. */
    static final int MOST = 50_000;

    private static final Set<String> BINARY = Set.of("binary", "varbinary", "tinyblob", "blob", "mediumblob", "longblob", "bit",
            "geometry", "point", "linestring", "polygon", "multipoint", "multilinestring", "multipolygon", "geomcollection",
            "vector");

    /** @param type as the server calls it, without length. */
    record Column(String name, String type, String extra) {

        boolean isNumbered() {
            return extra.contains("auto_increment");
        }

        boolean isSetOnUpdate() {
            return extra.contains("on update");
        }

        boolean isMoment() {
            return type.equals("datetime") || type.equals("timestamp");
        }
    }

    record Row(List<String> values, int times) {
    }

    /** Whether the rows themselves are here. */
    boolean isRead() {
        return count <= MOST;
    }

    /** Of every table of the default schema but the bookkeeping. */
    static Map<String, TableRows> readAll(Connection connection, Set<String> tables) throws SQLException {
        Map<String, TableRows> all = new LinkedHashMap<>();
        for (String table : tables) {
            all.put(table, read(connection, table));
        }
        return all;
    }

    private static TableRows read(Connection connection, String table) throws SQLException {
        List<Column> columns = new ArrayList<>();
        each(connection, "SELECT column_name, data_type, extra FROM information_schema.columns "
                + "WHERE table_schema = DATABASE() AND table_name = ? ORDER BY ordinal_position", table,
                row -> columns.add(new Column(row.getString(1), row.getString(2).toLowerCase(Locale.ROOT),
                        row.getString(3).toLowerCase(Locale.ROOT))));
        List<Integer> key = new ArrayList<>();
        List<String> names = columns.stream().map(Column::name).toList();
        each(connection, "SELECT column_name FROM information_schema.statistics WHERE table_schema = DATABASE() "
                + "AND table_name = ? AND index_name = 'PRIMARY' ORDER BY seq_in_index", table,
                row -> key.add(names.indexOf(row.getString(1))));
        long[] count = new long[1];
        try (Statement select = connection.createStatement();
                ResultSet row = select.executeQuery("SELECT COUNT(*) FROM " + Identifiers.quoted(table))) {
            row.next();
            count[0] = row.getLong(1);
        }
        return new TableRows(table, List.copyOf(columns), List.copyOf(key),
                count[0] > MOST ? Map.of() : rows(connection, table, columns, key), count[0]);
    }

    private static Map<List<String>, Row> rows(Connection connection, String table, List<Column> columns, List<Integer> key)
            throws SQLException {
        Map<List<String>, Row> rows = new LinkedHashMap<>();
        String values = String.join(", ", columns.stream().map(TableRows::value).toList());
        try (Statement select = connection.createStatement()) {
            select.setEscapeProcessing(false);
            try (ResultSet row = select.executeQuery("SELECT %s FROM %s".formatted(values, Identifiers.quoted(table)))) {
                while (row.next()) {
                    List<String> read = new ArrayList<>();
                    for (int i = 1; i <= columns.size(); i++) {
                        read.add(row.getString(i));
                    }
                    List<String> by = key.isEmpty() ? read : key.stream().map(read::get).toList();
                    rows.merge(by, new Row(read, 1), (one, same) -> new Row(one.values(), one.times() + 1));
                }
            }
        }
        return rows;
    }

    /** So that nothing of it is rounded or taken for text. */
    private static String value(Column column) {
        String name = Identifiers.quoted(column.name());
        return BINARY.contains(column.type()) ? "HEX(%s)".formatted(name)
                : column.type().equals("float") ? "CAST(%s AS DOUBLE)".formatted(name) : "CAST(%s AS CHAR)".formatted(name);
    }

    private interface Reader {
        void read(ResultSet row) throws SQLException;
    }

    private static void each(Connection connection, String query, String table, Reader reader) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(query)) {
            select.setString(1, table);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    reader.read(row);
                }
            }
        }
    }
}
