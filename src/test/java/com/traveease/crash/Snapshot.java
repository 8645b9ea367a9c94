package com.traveease.crash;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import com.traveease.testing.TestDatabase;

/**
 * Everything that is in two schemas: each definition and all rows, as text by name. Of the history it has what does not tell
 * the time.
 * <p>
 * Numbers of AUTO_INCREMENT and of columns that refer to them ({@code …_id}) are not compared, only ordered by: MySQL does
 * not give a number again that it gave to an INSERT which was rolled back. Views show which rows belong together.
 */
record Snapshot(Map<String, String> contents) {

    private static final String HISTORY = "flyway_schema_history";
    private static final String JOURNAL = "traveease_schema_journal";

    static Snapshot of(TestDatabase database, String side) throws SQLException {
        Map<String, String> contents = new TreeMap<>(database.definitions());
        try (Connection connection = database.connect(); Statement statement = connection.createStatement()) {
            for (String table : tables(database, database.schema())) {
                contents.put("rows of " + table, rows(statement, table.equals(HISTORY)
                        ? "SELECT version, type, script, checksum, success FROM %s ORDER BY installed_rank".formatted(HISTORY)
                        : "SELECT * FROM `%s`".formatted(table)));
            }
            for (String table : tables(database, side)) {
                String name = "`%s`.`%s`".formatted(side, table);
                contents.put("side TABLE " + table, rows(statement, "SHOW CREATE TABLE " + name));
                contents.put("side rows of " + table, rows(statement, "SELECT * FROM " + name));
            }
        }
        contents.replaceAll((name, text) -> text.replace(side, "SIDE").replace(database.schema(), "MAIN"));
        return new Snapshot(Collections.unmodifiableMap(contents));
    }

    private static List<String> tables(TestDatabase database, String schema) throws SQLException {
        return database.strings("SELECT table_name FROM information_schema.tables WHERE table_schema = '%s'"
                .formatted(schema));
    }

    private static String rows(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            ResultSetMetaData columns = row.getMetaData();
            OptionalInt counted = counted(columns);
            Map<Long, String> ordered = new TreeMap<>();
            List<String> lines = new ArrayList<>();
            while (row.next()) {
                String line = line(row, columns);
                lines.add(line);
                if (counted.isPresent()) {
                    ordered.put(row.getLong(counted.getAsInt()), line);
                }
            }
            if (counted.isPresent()) {
                lines = new ArrayList<>(ordered.values());
            } else if (!query.contains("ORDER BY")) {
                Collections.sort(lines);
            }
            return String.join("\n", lines);
        }
    }

    private static OptionalInt counted(ResultSetMetaData columns) throws SQLException {
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            if (columns.isAutoIncrement(i)) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    private static String line(ResultSet row, ResultSetMetaData columns) throws SQLException {
        List<String> values = new ArrayList<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            boolean number = columns.isAutoIncrement(i) || columns.getColumnName(i).endsWith("_id");
            String value = row.getString(i);
            values.add(number && value != null ? "#" : value);
        }
        return String.join(" | ", values);
    }

    /** Whether every statement that was begun is known to be finished. */
    boolean isJournalEmpty() {
        return contents.getOrDefault("rows of " + JOURNAL, "").isEmpty();
    }

    /** What is otherwise than expected, with both sides; empty when nothing is. */
    List<String> differences(Snapshot expected) {
        Set<String> names = new TreeSet<>(contents.keySet());
        names.addAll(expected.contents.keySet());
        List<String> differences = new ArrayList<>();
        for (String name : names) {
            String there = contents.getOrDefault(name, "(not there)");
            String wanted = expected.contents.getOrDefault(name, "(not there)");
            if (!there.equals(wanted)) {
                differences.add("%s\n  undisturbed: %s\n  after fault: %s".formatted(name, indented(wanted), indented(there)));
            }
        }
        return differences;
    }

    private static String indented(String text) {
        String shown = text.length() <= 2_000 ? text : text.substring(0, 2_000) + "...";
        return shown.replace("\n", "\n               ");
    }
}
