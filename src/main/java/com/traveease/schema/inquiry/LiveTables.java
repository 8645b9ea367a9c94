package com.traveease.schema.inquiry;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import com.traveease.schema.server.Batch;
import com.traveease.schema.server.LostConnection;
import com.traveease.schema.server.MissingGrant;
import com.traveease.schema.sql.SqlText;

/**
 * The tables of a schema that a plan names, as they are now.
 *
 * @param byName in lower case
 * @param missingGrant what would show how many instant changes a table has left; empty when it is seen
 */
public record LiveTables(Map<String, LiveTable> byName, Optional<String> missingGrant) {

    /** In bytes, with its header. After a load, InnoDB knows the rows at once and the pages of the table some seconds later. */
    private static final int SHORTEST_ROW = 20;

    public LiveTables {
        byName = Map.copyOf(byName);
    }

    public Optional<LiveTable> of(String name) {
        return Optional.ofNullable(byName.get(name.toLowerCase(Locale.ROOT)));
    }

    /** From here on information_schema keeps no statistics for the connection: they may be a day old. */
    public static Map<String, LiveTable> sizes(Connection connection, String schema, Collection<String> names)
            throws SQLException {
        Map<String, LiveTable> tables = new TreeMap<>();
        if (names.isEmpty()) {
            return tables;
        }
        new Batch(connection).run(List.of("SET SESSION information_schema_stats_expiry = 0"));
        for (List<String> row : ask(connection, "SELECT table_name, COALESCE(table_rows, 0), "
                + "COALESCE(data_length, 0) + COALESCE(index_length, 0) FROM information_schema.tables WHERE table_schema = "
                + SqlText.of(schema) + " AND table_type = 'BASE TABLE' AND table_name IN ("
                + names.stream().map(SqlText::of).collect(Collectors.joining(", ")) + ")")) {
            long rows = Long.parseLong(row.get(1));
            tables.put(row.get(0).toLowerCase(Locale.ROOT), new LiveTable(row.get(0), rows,
                    Math.max(Long.parseLong(row.get(2)), rows * SHORTEST_ROW), OptionalInt.empty(), false));
        }
        return tables;
    }

    /** With what only InnoDB itself knows of them. */
    public static LiveTables read(Connection connection, String schema, Collection<String> names) throws SQLException {
        Map<String, LiveTable> tables = sizes(connection, schema, names);
        if (tables.isEmpty()) {
            return new LiveTables(tables, Optional.empty());
        }
        try {
            Map<String, Integer> versions = new HashMap<>();
            for (List<String> row : ask(connection, "SELECT name, total_row_versions FROM information_schema.innodb_tables "
                    + "WHERE name LIKE " + prefix(schema))) {
                versions.merge(tableOf(row.get(0)), Integer.parseInt(row.get(1)), Math::max);
            }
            Set<String> fullText = new HashSet<>();
            for (List<String> row : ask(connection, "SELECT t.name FROM information_schema.innodb_columns c "
                    + "JOIN information_schema.innodb_tables t USING (table_id) WHERE c.name = 'FTS_DOC_ID' AND t.name LIKE "
                    + prefix(schema))) {
                fullText.add(tableOf(row.get(0)));
            }
            tables.replaceAll((name, table) -> new LiveTable(table.name(), table.rows(), table.bytes(),
                    versions.containsKey(name) ? OptionalInt.of(versions.get(name)) : OptionalInt.empty(),
                    fullText.contains(name)));
            return new LiveTables(tables, Optional.empty());
        } catch (SQLException e) {
            if (LostConnection.isReason(e)) {
                throw e;
            }
            // A server before 8.0.29 does not count; one without such a limit needs no count.
            return new LiveTables(tables, MissingGrant.isReason(e)
                    ? Optional.of(MissingGrant.statements(connection, MissingGrant.PROCESS))
                    : Optional.empty());
        }
    }

    private static List<List<String>> ask(Connection connection, String query) throws SQLException {
        return new ArrayList<>(new Batch(connection).ask(List.of(query)).get(0));
    }

    /** InnoDB writes names as names of files. */
    private static String prefix(String schema) {
        return SqlText.of(InnoDbName.of(schema).replace("\\", "\\\\").replace("_", "\\_").replace("%", "\\%") + "/%");
    }

    /** Of a partition, {@code app/seats#p#p0}, the table. */
    private static String tableOf(String name) {
        String table = name.substring(name.indexOf('/') + 1);
        int partition = table.toLowerCase(Locale.ROOT).indexOf("#p#");
        return InnoDbName.read(partition < 0 ? table : table.substring(0, partition)).toLowerCase(Locale.ROOT);
    }
}
