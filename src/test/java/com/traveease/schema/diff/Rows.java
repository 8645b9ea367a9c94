package com.traveease.schema.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import com.traveease.schema.sql.Identifiers;
import com.traveease.testing.TestDatabase;

/**
 * What rows have to hold after a change: what the server makes of the old values when they are inserted into the table as it
 * will be. Only columns that there are before and after count.
 */
final class Rows {

    /** @param columns the old name to the new one */
    private record Shared(String before, String after, Map<String, String> columns) {
    }

    /** A script may have been made in such a mode too. */
    private static final String LENIENT = "SET SESSION sql_mode = 'NO_AUTO_VALUE_ON_ZERO', foreign_key_checks = 0";

    private final TestDatabase expectations;
    /** By the table's name afterwards. */
    private final Map<String, List<String>> expected = new TreeMap<>();
    private final List<Shared> tables = new ArrayList<>();

    private Rows(TestDatabase expectations) {
        this.expectations = expectations;
    }

    /**
     * @param now with rows
     * @param wanted as the tables will be, without rows
     * @param expectations where rows can be put meanwhile
     */
    static Rows expected(TestDatabase now, TestDatabase wanted, TestDatabase expectations, Renames renames)
            throws SQLException {
        Rows rows = new Rows(expectations);
        RoundTrip.renew(expectations);
        try (Connection connection = expectations.connect(); Statement jdbc = connection.createStatement()) {
            jdbc.execute(LENIENT);
            for (String table : tables(jdbc, now.schema())) {
                boolean taken = Renames.entry(renames.tables(), table).isEmpty()
                        && renames.tables().values().stream().anyMatch(table::equalsIgnoreCase);
                Shared shared = shared(jdbc, now.schema(), table, wanted.schema(), renames);
                if (taken || shared.columns().isEmpty() || !hasRows(jdbc, now.schema(), table)) {
                    continue;
                }
                int number = rows.tables.size();
                rows.tables.add(shared);
                jdbc.execute("CREATE TABLE before_%d LIKE %s".formatted(number, in(now.schema(), table)));
                jdbc.execute("CREATE TABLE after_%d LIKE %s".formatted(number, in(wanted.schema(), shared.after())));
                copy(jdbc, in(now.schema(), table), "after_" + number, shared.columns());
                rows.expected.put(shared.after(), values(jdbc, "after_" + number, shared.columns().values()));
            }
        }
        return rows;
    }

    /** Nothing is expected of empty tables. */
    static Rows none(TestDatabase expectations) {
        return new Rows(expectations);
    }

    /** What the rows that are there now have to hold after the way back. */
    Rows back(TestDatabase now) throws SQLException {
        Rows rows = new Rows(expectations);
        try (Connection connection = expectations.connect(); Statement jdbc = connection.createStatement()) {
            jdbc.execute(LENIENT);
            for (int number = 0; number < tables.size(); number++) {
                Shared there = tables.get(number);
                Map<String, String> columns = new TreeMap<>();
                there.columns().forEach((old, later) -> columns.put(later, old));
                rows.tables.add(new Shared(there.after(), there.before(), columns));
                copy(jdbc, in(now.schema(), there.after()), "before_" + number, columns);
                rows.expected.put(there.before(), values(jdbc, "before_" + number, columns.values()));
            }
        }
        return rows;
    }

    void check(TestDatabase now, String statements) throws SQLException {
        try (Connection connection = now.connect(); Statement jdbc = connection.createStatement()) {
            for (Shared table : tables) {
                assertEquals(String.join("\n", expected.get(table.after())),
                        String.join("\n", values(jdbc, Identifiers.quoted(table.after()), table.columns().values())),
                        () -> "The rows of %s hold other values behind%n%s".formatted(table.after(), statements));
            }
        }
    }

    private static String in(String schema, String table) {
        return schema + "." + Identifiers.quoted(table);
    }

    private static List<String> tables(Statement jdbc, String schema) throws SQLException {
        return strings(jdbc, "SELECT table_name FROM information_schema.tables WHERE table_schema = '%s' ".formatted(schema)
                + "AND table_type = 'BASE TABLE' ORDER BY table_name");
    }

    private static List<String> strings(Statement jdbc, String query) throws SQLException {
        List<String> strings = new ArrayList<>();
        try (ResultSet row = jdbc.executeQuery(query)) {
            while (row.next()) {
                strings.add(row.getString(1));
            }
        }
        return strings;
    }

    private static Shared shared(Statement jdbc, String schema, String table, String other, Renames renames)
            throws SQLException {
        String after = renames.newName(table);
        List<String> there = columns(jdbc, other, after);
        List<String> here = columns(jdbc, schema, table);
        Map<String, String> columns = new TreeMap<>();
        Map<String, String> told = renames.ofTable(table);
        for (String column : here) {
            String name = Renames.entry(told, column).orElse(column);
            // Another column that took over the name.
            boolean taken = Renames.entry(told, column).isEmpty() && told.values().stream().anyMatch(name::equalsIgnoreCase);
            if (!taken && there.stream().anyMatch(name::equalsIgnoreCase)) {
                columns.put(column, name);
            }
        }
        return new Shared(table, after, columns);
    }

    private static List<String> columns(Statement jdbc, String schema, String table) throws SQLException {
        return strings(jdbc, "SELECT column_name FROM information_schema.columns WHERE table_schema = '%s' ".formatted(schema)
                + "AND BINARY table_name = '%s'".formatted(table.replace("'", "''")));
    }

    private static boolean hasRows(Statement jdbc, String schema, String table) throws SQLException {
        try (ResultSet row = jdbc.executeQuery("SELECT 1 FROM %s LIMIT 1".formatted(in(schema, table)))) {
            return row.next();
        }
    }

    private static void copy(Statement jdbc, String from, String to, Map<String, String> columns) throws SQLException {
        List<String> generated = strings(jdbc, "SELECT LOWER(column_name) FROM information_schema.columns WHERE table_schema = "
                + "DATABASE() AND table_name = '%s' AND generation_expression <> ''".formatted(to));
        Map<String, String> plain = new TreeMap<>(columns);
        plain.values().removeIf(name -> generated.contains(name.toLowerCase(Locale.ROOT)));
        if (plain.isEmpty()) {
            // All shared columns are computed from others: nothing is known of them.
            columns.clear();
            return;
        }
        jdbc.execute("INSERT INTO %s (%s) SELECT %s FROM %s".formatted(to,
                plain.values().stream().map(Identifiers::quoted).collect(Collectors.joining(", ")),
                plain.keySet().stream().map(Identifiers::quoted).collect(Collectors.joining(", ")), from));
    }

    /** Every row as text, in any order. */
    private static List<String> values(Statement jdbc, String table, Iterable<String> columns) throws SQLException {
        List<String> names = new ArrayList<>();
        columns.forEach(names::add);
        List<String> rows = new ArrayList<>();
        try (ResultSet row = jdbc.executeQuery("SELECT %s FROM %s".formatted(
                names.isEmpty() ? "1" : names.stream().map(Identifiers::quoted).collect(Collectors.joining(", ")), table))) {
            while (row.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= names.size(); i++) {
                    byte[] value = row.getBytes(i);
                    String text = value == null ? "NULL" : new String(value, StandardCharsets.UTF_8);
                    values.add(names.get(i - 1) + " = " + (text.chars().anyMatch(c -> c < ' ' || c == '\uFFFD')
                            ? Arrays.toString(value)
                            : text));
                }
                rows.add(String.join(", ", values));
            }
        }
        rows.sort(null);
        return rows;
    }
}
