package com.traveease.schema.batch;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import com.traveease.schema.sql.Identifiers;
import com.traveease.schema.sql.SqlText;

/**
 * The key by which a statement is run in batches, as the server has it.
 *
 * @param table with its schema where the statement has that, quoted
 * @param qualifier what the statement calls it
 * @param index its name
 * @param columns from the first on, as far as they can be compared in SQL
 * @param rows that the table has by its statistics, which may be old
 */
public record BatchKey(String table, String qualifier, String index, List<KeyColumn> columns, long rows) {

    private static final String PRIMARY = "PRIMARY";

    /**
     * In a session that reads definitions as they are.
     *
     * @return empty where there is no such table
     * @throws UnsuitableException with the reason, where its key does not do
     */
    public static Optional<BatchKey> of(Connection connection, BatchedStatement statement)
            throws SQLException, UnsuitableException {
        String schema = statement.schema().isPresent() ? SqlText.compared(statement.schema().get()) : "DATABASE()";
        String at = "table_schema = %s AND table_name = %s".formatted(schema, SqlText.compared(statement.tableName()));
        long rows;
        String name;
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT table_type, engine, table_rows, table_name FROM information_schema.tables WHERE " + at + " LIMIT 1");
                ResultSet row = select.executeQuery()) {
            if (!row.next()) {
                return Optional.empty();
            }
            if (!"BASE TABLE".equals(row.getString(1))) {
                throw new UnsuitableException(statement, statement.table() + " is a view, which has no key");
            }
            if (!"InnoDB".equalsIgnoreCase(row.getString(2))) {
                throw new UnsuitableException(statement, "%s has the engine %s, which cannot commit together with the journal"
                        .formatted(statement.table(), row.getString(2)));
            }
            rows = row.getLong(3);
            name = row.getString(4);
        }
        Surroundings surroundings = new Surroundings(connection, statement, schema);
        surroundings.require();
        String index = statement.index().orElse(PRIMARY);
        List<KeyColumn> columns = columns(connection, statement, at, index);
        Optional<String> refusal = statement.refusal(columns.stream().map(KeyColumn::name).toList());
        if (refusal.isPresent()) {
            throw new UnsuitableException(statement, refusal.get());
        }
        surroundings.requireJoined(columns.stream().map(KeyColumn::name).toList());
        String table = statement.schema().map(one -> Identifiers.quoted(one) + ".").orElse("") + Identifiers.quoted(name);
        return Optional.of(new BatchKey(table, statement.qualifier(), index, columns, rows));
    }

    private static List<KeyColumn> columns(Connection connection, BatchedStatement statement, String at, String index)
            throws SQLException, UnsuitableException {
        List<KeyColumn> columns = new ArrayList<>();
        boolean whole = true;
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT s.column_name, s.non_unique, s.sub_part, c.data_type, c.is_nullable, c.character_set_name, c.extra, s.is_visible FROM (SELECT * FROM information_schema.statistics WHERE "
                        + at + " AND index_name = " + SqlText.compared(index)
                        + ") s LEFT JOIN information_schema.columns c ON c.table_schema = s.table_schema AND c.table_name = s.table_name AND c.column_name = s.column_name ORDER BY s.seq_in_index LIMIT 100");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                if (row.getInt(2) != 0) {
                    throw new UnsuitableException(statement,
                            "%s of %s is not unique".formatted(Identifiers.plain(index), statement.table()));
                }
                if ("NO".equals(row.getString(8))) {
                    throw new UnsuitableException(statement, "%s of %s is invisible, so the server would not use it"
                            .formatted(Identifiers.plain(index), statement.table()));
                }
                if (row.getString(1) == null || row.getString(3) != null) {
                    throw new UnsuitableException(statement, "%s of %s contains a column prefix or an expression"
                            .formatted(Identifiers.plain(index), statement.table()));
                }
                if (!"NO".equals(row.getString(5))) {
                    throw new UnsuitableException(statement,
                            "%s of %s has %s, which may be NULL".formatted(Identifiers.plain(index), statement.table(),
                                    Identifiers.plain(row.getString(1))));
                }
                Optional<KeyColumn> column = whole
                        ? KeyColumn.of(row.getString(1), row.getString(4), row.getString(6), row.getString(7))
                        : Optional.empty();
                whole &= column.isPresent();
                column.ifPresent(columns::add);
                if (columns.isEmpty()) {
                    throw new UnsuitableException(statement,
                            "the key begins with %s, and %s; name another unique key if there is one: -- @batch by %s(KEY)"
                                    .formatted(Identifiers.plain(row.getString(1)),
                                            "enum".equals(row.getString(4)) ? "an ENUM is not sorted as it is compared"
                                                    : "an index on type %s does not follow its order in SQL"
                                                            .formatted(row.getString(4)),
                                            statement.table()));
                }
            }
        }
        if (columns.isEmpty()) {
            throw new UnsuitableException(statement, index.equals(PRIMARY)
                    ? "%s has no primary key; name another unique key: -- @batch by %s(KEY)".formatted(statement.table(),
                            statement.table())
                    : "%s has no unique key %s".formatted(statement.table(), Identifiers.plain(index)));
        }
        return columns;
    }

    private String list(String alias, String direction) {
        return columns.stream().map(column -> alias + "." + Identifiers.quoted(column.name()) + direction)
                .collect(Collectors.joining(", "));
    }

    private String literals(String alias) {
        return columns.stream().map(column -> column.read(alias + "." + Identifiers.quoted(column.name())))
                .collect(Collectors.joining(", "));
    }

    private String alias() {
        return qualifier.substring(0, qualifier.length() - 1); // without the point
    }

    private String from() {
        return "%s t FORCE INDEX (%s)".formatted(table, Identifiers.quoted(index));
    }

    /** The highest key that the table has now; empty where it has no row. */
    Optional<List<String>> highest(Connection connection) throws SQLException {
        return read(connection, "SELECT %s, 1 FROM %s ORDER BY %s LIMIT 1".formatted(literals("t"), from(), list("t", " DESC")))
                .map(Bound::key);
    }

    /** The lowest key that the table has now; empty where it has no row. */
    Optional<List<String>> lowest(Connection connection) throws SQLException {
        return read(connection, "SELECT %s, 1 FROM %s ORDER BY %s LIMIT 1".formatted(literals("t"), from(), list("t", "")))
                .map(Bound::key);
    }

    /** How many rows the table has up to a key. */
    long count(Connection connection, List<String> to) throws SQLException {
        try (java.sql.Statement select = connection.createStatement();
                ResultSet row = select
                        .executeQuery("SELECT COUNT(*) FROM %s WHERE %s LIMIT 1".formatted(from(), side("t.", "<", to)))) {
            row.next();
            return row.getLong(1);
        }
    }

    /**
     * A range.
     *
     * @param key the last one in it
     * @param rows how many are in it
     * @param matching the keys in it that met the condition of the statement; empty where it was not asked
     */
    record Bound(List<String> key, long rows, List<List<String>> matching) {
    }

    /**
     * The range of so many rows that comes next; empty where there is none.
     *
     * @param after its rows are after this key; empty at the beginning
     * @param to and not after this one
     */
    Optional<Bound> next(Connection connection, Optional<List<String>> after, List<String> to, long size) throws SQLException {
        String there = "FROM %s WHERE %s".formatted(from(), range("t.", after, to));
        Optional<Bound> whole = read(connection, "SELECT %s, %d %s ORDER BY %s LIMIT 1 OFFSET %d".formatted(literals("t"), size,
                there, list("t", ""), size - 1));
        return whole.isPresent() ? whole
                : read(connection, "SELECT %s, (SELECT COUNT(*) %s) %s ORDER BY %s LIMIT 1".formatted(literals("t"), there,
                        there, list("t", " DESC")));
    }

    /** As {@link #next}, of keys whose rows meet the statement's condition. */
    Optional<Bound> nextMatching(Connection connection, BatchedStatement statement, Optional<List<String>> after,
            List<String> to, long size) throws SQLException {
        Set<List<String>> found = new LinkedHashSet<>();
        try (java.sql.Statement select = connection.createStatement();
                ResultSet row = select.executeQuery("SELECT %s %s %s %s ORDER BY %s LIMIT %d".formatted(literals(alias()),
                        statement.matching(), statement.isConditional() ? "AND" : "WHERE", range(qualifier, after, to),
                        list(alias(), ""), size))) {
            while (row.next()) {
                found.add(key(row));
            }
        }
        List<List<String>> keys = List.copyOf(found);
        return keys.isEmpty() ? Optional.empty() : Optional.of(new Bound(keys.get(keys.size() - 1), keys.size(), keys));
    }

    /** Whether rows of the keys that were found meet the condition of the statement still. */
    boolean stillMatches(Connection connection, BatchedStatement statement, Bound bound) throws SQLException {
        try (java.sql.Statement select = connection.createStatement();
                ResultSet row = select.executeQuery("SELECT 1 %s %s %s LIMIT 1".formatted(statement.matching(),
                        statement.isConditional() ? "AND" : "WHERE", among(bound.matching())))) {
            return row.next();
        }
    }

    /** A condition for the rows of a range, or of the keys that were found in it. */
    String condition(Optional<List<String>> after, Bound bound) {
        return bound.matching().isEmpty() ? range(qualifier, after, bound.key()) : among(bound.matching());
    }

    private String among(List<List<String>> keys) {
        boolean one = columns.size() == 1;
        String names = columns.stream().map(column -> qualifier + Identifiers.quoted(column.name()))
                .collect(Collectors.joining(", "));
        return "(%s IN (%s))".formatted(one ? names : "(" + names + ")",
                keys.stream().map(key -> one ? key.get(0) : "(" + String.join(", ", key) + ")")
                        .collect(Collectors.joining(", ")));
    }

    private String range(String of, Optional<List<String>> after, List<String> to) {
        return "(" + after.map(key -> side(of, ">", key) + " AND ").orElse("") + side(of, "<", to) + ")";
    }

    /** In the order of the index, such that the server goes from one place of it to another. */
    private String side(String qualifier, String than, List<String> key) {
        List<String> ways = new ArrayList<>();
        StringBuilder equal = new StringBuilder();
        int last = columns.size() - 1;
        for (int i = 0; i <= last; i++) {
            String column = qualifier + Identifiers.quoted(columns.get(i).name());
            ways.add("%s%s %s%s %s".formatted(equal, column, than, i == last && than.equals("<") ? "=" : "", key.get(i)));
            equal.append("%s = %s AND ".formatted(column, key.get(i)));
        }
        return last == 0 ? ways.get(0)
                : "%s%s %s= %s AND (%s)".formatted(qualifier, Identifiers.quoted(columns.get(0).name()), than, key.get(0),
                        String.join(" OR ", ways));
    }

    private Optional<Bound> read(Connection connection, String select) throws SQLException {
        try (java.sql.Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(select)) {
            if (!row.next()) {
                return Optional.empty();
            }
            return Optional.of(new Bound(key(row), row.getLong(columns.size() + 1), List.of()));
        }
    }

    private List<String> key(ResultSet row) throws SQLException {
        List<String> key = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            key.add(columns.get(i).literal(row.getString(i + 1)));
        }
        return key;
    }

    /** The table, with what the statement calls it: a stored place has that of its time. */
    String walked() {
        return table + " " + qualifier;
    }

    /** Whether it is one number, so that the distance of two keys says something of how many are between them. */
    boolean isOneNumber() {
        return columns.size() == 1 && columns.get(0).kind() == KeyColumn.Kind.NUMBER;
    }

    /** Whether its values are numbers that the server has given, which say nothing of anybody. */
    boolean isNumbered() {
        return columns.size() == 1 && columns.get(0).numbered();
    }

    /** The names of the columns; a stored place has those of its time. */
    List<String> names() {
        return columns.stream().map(KeyColumn::name).toList();
    }
}
