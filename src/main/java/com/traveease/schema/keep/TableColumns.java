package com.traveease.schema.keep;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import com.traveease.schema.sql.Identifiers;

/** The columns of a table, and the key by which its rows can be found again. */
public final class TableColumns {

    /**
     * @param type as in its definition, with character set and collation
     * @param generated whether its values are computed
     * @param optional whether a row can be put in without a value for it
     * @param computedDefault whether its default is an expression, which may have another value for each row
     * @param timed whether the server itself puts the time of the change there
     */
    public record Column(String name, String type, boolean nullable, boolean generated, boolean optional,
            boolean computedDefault,
            boolean timed) {

        public String quoted() {
            return Identifiers.quoted(name);
        }

        /** Not where only a change of the row puts it there. */
        public boolean isTimeByDefault() {
            return timed && computedDefault;
        }
    }

    private final Map<String, Column> columns;
    private final Optional<KeyWalk> key;

    private TableColumns(Map<String, Column> columns, Optional<KeyWalk> key) {
        this.columns = columns;
        this.key = key;
    }

    /** @param gone columns that no key may have */
    public static TableColumns of(Server server, String schema, String table, List<String> gone) throws SQLException {
        Map<String, Column> columns = new LinkedHashMap<>();
        for (List<String> row : server.rows("SELECT column_name, column_type, character_set_name, collation_name, is_nullable, "
                + "generation_expression, column_default, extra, srs_id, "
                + "column_default IS NOT NULL FROM information_schema.columns "
                + "WHERE table_schema = ? AND table_name = ? ORDER BY ordinal_position", schema, table)) {
            String type = row.get(1) + (row.get(2).isEmpty() ? ""
                    : " CHARACTER SET %s COLLATE %s".formatted(row.get(2), row.get(3)))
                    + (row.get(8).isEmpty() ? "" : " SRID " + row.get(8));
            boolean timed = row.get(6).toUpperCase(Locale.ROOT).startsWith("CURRENT_TIMESTAMP")
                    || row.get(7).toUpperCase(Locale.ROOT).contains("ON UPDATE CURRENT_TIMESTAMP");
            Column column = new Column(row.get(0), type, row.get(4).equals("YES"), !row.get(5).isEmpty(),
                    row.get(4).equals("YES") || row.get(9).equals("1") || row.get(7).contains("auto_increment"),
                    row.get(7).contains("DEFAULT_GENERATED"), timed);
            columns.put(lower(column.name()), column);
        }
        return new TableColumns(columns, key(server, schema, table, columns, gone));
    }

    private static Optional<KeyWalk> key(Server server, String schema, String table, Map<String, Column> columns,
            List<String> gone) throws SQLException {
        Map<String, List<List<String>>> parts = new TreeMap<>();
        for (List<String> row : server.rows("SELECT IF(index_name = 'PRIMARY', '', index_name), column_name, "
                + "sub_part, nullable FROM information_schema.statistics WHERE table_schema = ? AND table_name = ? "
                + "AND non_unique = 0 ORDER BY index_name, seq_in_index", schema, table)) {
            parts.computeIfAbsent(row.get(0), name -> new ArrayList<>()).add(row);
        }
        return parts.values().stream().filter(key -> key.stream().allMatch(part -> !part.get(1).isEmpty()
                && part.get(2).isEmpty() && !part.get(3).equals("YES")
                && gone.stream().noneMatch(part.get(1)::equalsIgnoreCase)))
                .map(key -> new KeyWalk(key.stream().map(part -> new KeyWalk.Column(part.get(1), isNumbered(columns.get(
                        lower(part.get(1)))))).toList()))
                .findFirst();
    }

    private static boolean isNumbered(Column column) {
        return column.type().startsWith("enum(") || column.type().startsWith("set(");
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    public Optional<KeyWalk> key() {
        return key;
    }

    public Optional<Column> column(String name) {
        return Optional.ofNullable(columns.get(lower(name)));
    }

    public List<Column> all() {
        return List.copyOf(columns.values());
    }

    /** Those that can be written. */
    public List<Column> stored() {
        return columns.values().stream().filter(column -> !column.generated()).toList();
    }
}
