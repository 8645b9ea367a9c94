package com.traveease.model;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import javax.sql.DataSource;

/** What the database says that its tables and views are. */
final class LiveTables {
    /** By table and column, each in the server's own words. */
    static Map<String, Map<String, Column>> columns(DataSource dataSource) throws SQLException {
        Map<String, Map<String, Column>> tables = new TreeMap<>();
        read(dataSource, """
                select table_name, column_name, column_type, is_nullable, collation_name
                from information_schema.columns where table_schema = database()
                """, row -> {
            if (isOfTheModel(row.getString(1))) {
                tables.computeIfAbsent(row.getString(1), table -> new TreeMap<>()).put(row.getString(2),
                        new Column(row.getString(3), "YES".equals(row.getString(4)), row.getString(5)));
            }
        });
        return tables;
    }

    static Set<String> views(DataSource dataSource) throws SQLException {
        Set<String> views = new TreeSet<>();
        read(dataSource, "select table_name from information_schema.views where table_schema = database()",
                row -> views.add(row.getString(1)));
        return views;
    }

    /** The rest is the bookkeeping of the migrations. */
    static boolean isOfTheModel(String table) {
        return !table.startsWith("flyway_schema_history") && !table.startsWith("traveease_schema_");
    }

    /** Without a collation when it holds no text. */
    record Column(String type, boolean nullable, String collation) {
    }

    private interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    private static void read(DataSource dataSource, String sql, RowReader reader) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                reader.read(rows);
            }
        }
    }

    private LiveTables() {
    }
}
