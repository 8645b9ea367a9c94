package com.traveease.schema.authoring;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import com.traveease.schema.history.MigrationRefusedException;
import com.traveease.schema.server.ServerMessage;
import com.traveease.schema.sql.Identifiers;
import com.traveease.schema.sql.SqlText;

/**
 * Copies the first rows, or the first and the last, of some tables of a schema into a scratch schema that has the same tables,
 * with the rows of other
 * tables
 * that these refer to. Reads without locks.
 */
public final class CopiedRows {

    private final Connection connection;
    private final String live;
    private final String scratch;
    private final Map<String, List<String>> columns = new LinkedHashMap<>();

    /** @param connection whose default schema is the scratch one; it is changed, and not to be used for anything else */
    CopiedRows(Connection connection, String live, String scratch) throws SQLException {
        this.connection = connection;
        this.live = live;
        this.scratch = scratch;
        execute("SET SESSION foreign_key_checks = 0, sql_mode = 'NO_AUTO_VALUE_ON_ZERO', transaction_isolation = 'READ-COMMITTED'");
    }

    /** Which rows of a table, in the order of its key. */
    public enum Which {
        FIRST,
        FIRST_AND_LAST
    }

    /**
     * @param tables those that are not in both schemas are left out
     * @param most rows of each, from each end
     * @return by table, how many rows were copied because of the table itself
     */
    Map<String, Integer> of(Set<String> tables, int most, Which which) throws SQLException {
        Map<String, Integer> copied = new LinkedHashMap<>();
        for (String table : new TreeSet<>(tables)) {
            List<String> common = columns(table);
            if (!common.isEmpty()) {
                int rows = copy(table, common, key(table, "") + " LIMIT " + most);
                if (which == Which.FIRST_AND_LAST && rows == most && !key(table, "").isEmpty()) {
                    rows += copy(table, common, key(table, " DESC") + " LIMIT " + most);
                }
                copied.put(table, rows);
            }
        }
        List<List<String>> keys = foreignKeys();
        int inserted = 1;
        // Each round goes one step up; it ends, as rows that are there are not copied again.
        while (inserted > 0) {
            inserted = 0;
            for (List<String> key : keys) {
                inserted += parents(key);
            }
        }
        return copied;
    }

    /** Those that both have, and that are not generated. */
    private List<String> columns(String table) throws SQLException {
        List<String> known = columns.get(table);
        if (known == null) {
            known = list(("SELECT a.column_name FROM information_schema.columns a JOIN information_schema.columns b "
                    + "ON b.table_schema = %s AND b.table_name = a.table_name AND b.column_name = a.column_name "
                    + "WHERE a.table_schema = %s AND a.table_name = %s AND a.generation_expression = '' "
                    + "ORDER BY a.ordinal_position").formatted(SqlText.of(live), SqlText.of(scratch), SqlText.of(table)));
            columns.put(table, known);
        }
        return known;
    }

    /** @param direction behind each column */
    private String key(String table, String direction) throws SQLException {
        List<String> key = list(("SELECT column_name FROM information_schema.statistics WHERE table_schema = %s "
                + "AND table_name = %s AND index_name = 'PRIMARY' ORDER BY seq_in_index").formatted(SqlText.of(live),
                        SqlText.of(table)));
        return key.isEmpty() ? ""
                : " ORDER BY " + String.join(", ",
                        key.stream().map(column -> Identifiers.quoted(column) + direction).toList());
    }

    private int copy(String table, List<String> common, String rest) throws SQLException {
        String names = String.join(", ", common.stream().map(Identifiers::quoted).toList());
        try {
            return execute("INSERT IGNORE INTO %s.%s (%s) SELECT %s FROM %s.%s p%s".formatted(Identifiers.quoted(scratch),
                    Identifiers.quoted(table), names, names, Identifiers.quoted(live), Identifiers.quoted(table), rest));
        } catch (SQLException e) {
            throw new MigrationRefusedException(("Rows of %s could not be copied into the scratch schema: %s (error %d). "
                    + "Nothing was written. Without --rows its tables are empty.").formatted(table,
                            ServerMessage.of(e),
                            e.getErrorCode()),
                    e);
        }
    }

    /** Child, columns, parent and its columns of each foreign key within the scratch schema. */
    private List<List<String>> foreignKeys() throws SQLException {
        List<List<String>> keys = new ArrayList<>();
        try (Statement select = connection.createStatement();
                ResultSet row = select.executeQuery(("SELECT table_name, GROUP_CONCAT(column_name ORDER BY ordinal_position "
                        + "SEPARATOR '\\0'), referenced_table_name, GROUP_CONCAT(referenced_column_name ORDER BY ordinal_position "
                        + "SEPARATOR '\\0') FROM information_schema.key_column_usage WHERE table_schema = %1$s "
                        + "AND referenced_table_schema = %1$s GROUP BY table_name, constraint_name, referenced_table_name")
                        .formatted(SqlText.of(scratch)))) {
            while (row.next()) {
                keys.add(List.of(row.getString(1), row.getString(2), row.getString(3), row.getString(4)));
            }
        }
        return keys;
    }

    private int parents(List<String> key) throws SQLException {
        String parent = key.get(2);
        List<String> common = columns(parent);
        if (common.isEmpty()) {
            return 0;
        }
        String[] own = key.get(1).split("\0");
        String[] referenced = key.get(3).split("\0");
        List<String> equal = new ArrayList<>();
        List<String> there = new ArrayList<>();
        for (int i = 0; i < own.length; i++) {
            equal.add("c.%s = p.%s".formatted(Identifiers.quoted(own[i]), Identifiers.quoted(referenced[i])));
            there.add("s.%1$s = p.%1$s".formatted(Identifiers.quoted(referenced[i])));
        }
        return copy(parent, common,
                " WHERE EXISTS (SELECT 1 FROM %1$s.%2$s c WHERE %3$s) AND NOT EXISTS (SELECT 1 FROM %1$s.%4$s s WHERE %5$s)"
                        .formatted(Identifiers.quoted(scratch), Identifiers.quoted(key.get(0)), String.join(" AND ", equal),
                                Identifiers.quoted(parent), String.join(" AND ", there)));
    }

    private List<String> list(String query) throws SQLException {
        List<String> list = new ArrayList<>();
        try (Statement select = connection.createStatement(); ResultSet row = select.executeQuery(query)) {
            while (row.next()) {
                list.add(row.getString(1));
            }
        }
        return list;
    }

    private int execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            return Math.max(0, statement.executeUpdate(sql));
        }
    }
}
