package com.traveease.schema.batch;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import com.traveease.schema.sql.Identifiers;
import com.traveease.schema.sql.SqlText;

/**
 * The key by which a statement is run in batches, as the server has it.
 *
 * @param table with its schema where the statement has that, quoted
 * @param index its name
 * @param columns from the first on, as far as they can be compared in SQL
 * @param rows that the table has, about
 */
public record BatchKey(String table, String index, List<KeyColumn> columns, long rows) {

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
                throw new UnsuitableException(statement, "%s is a table of %s, which commits nothing together with the journal"
                        .formatted(statement.table(), row.getString(2)));
            }
            rows = row.getLong(3);
            name = row.getString(4);
        }
        new Surroundings(connection, statement, schema).require();
        String index = statement.index().orElse(PRIMARY);
        List<KeyColumn> columns = columns(connection, statement, at, index);
        Optional<String> refusal = statement.refusal(columns.stream().map(KeyColumn::name).toList());
        if (refusal.isPresent()) {
            throw new UnsuitableException(statement, refusal.get());
        }
        String table = statement.schema().map(one -> Identifiers.quoted(one) + ".").orElse("") + Identifiers.quoted(name);
        return Optional.of(new BatchKey(table, index, columns, rows));
    }

    private static List<KeyColumn> columns(Connection connection, BatchedStatement statement, String at, String index)
            throws SQLException, UnsuitableException {
        List<KeyColumn> columns = new ArrayList<>();
        boolean whole = true;
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT s.column_name, s.non_unique, s.sub_part, c.data_type, c.is_nullable, c.character_set_name, c.extra FROM (SELECT * FROM information_schema.statistics WHERE "
                        + at + " AND index_name = " + SqlText.compared(index)
                        + ") s LEFT JOIN information_schema.columns c ON c.table_schema = s.table_schema AND c.table_name = s.table_name AND c.column_name = s.column_name ORDER BY s.seq_in_index LIMIT 100");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                if (row.getInt(2) != 0) {
                    throw new UnsuitableException(statement,
                            "%s of %s is not unique".formatted(Identifiers.plain(index), statement.table()));
                }
                if (row.getString(1) == null || row.getString(3) != null) {
                    throw new UnsuitableException(statement, "%s of %s has a part of a column or an expression in it"
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
                            "the key begins with %s, of the type %s, whose values have no order in SQL that an index follows; name another unique key: -- @batch by %s(KEY)"
                                    .formatted(Identifiers.plain(row.getString(1)), row.getString(4), statement.table()));
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

    private String from() {
        return "%s t FORCE INDEX (%s)".formatted(table, Identifiers.quoted(index));
    }

    /** The highest key that the table has now; empty where it has no row. */
    Optional<List<String>> highest(Connection connection) throws SQLException {
        return read(connection, "SELECT %s, 1 FROM %s ORDER BY %s LIMIT 1".formatted(literals("t"), from(), list("t", " DESC")))
                .map(Bound::key);
    }

    /** The last key of a range, and how many rows are in it. */
    record Bound(List<String> key, long rows) {
    }

    /**
     * The range of so many rows that comes next; empty where there is none.
     *
     * @param after its rows are behind this key; empty at the beginning
     * @param to and not behind this one
     */
    Optional<Bound> next(Connection connection, Optional<List<String>> after, List<String> to, long size) throws SQLException {
        String there = range("t.", after, to);
        return read(connection,
                "SELECT %s, n FROM (SELECT %s, COUNT(*) OVER () AS n FROM (SELECT %s FROM %s WHERE %s ORDER BY %s LIMIT %d) l) l ORDER BY %s LIMIT 1"
                        .formatted(literals("l"), list("l", ""), list("t", ""), from(), there, list("t", ""), size,
                                list("l", " DESC")));
    }

    /** As {@link #next}, of rows that the statement's condition is met by. */
    Optional<Bound> nextMatching(Connection connection, BatchedStatement statement, Optional<List<String>> after,
            List<String> to,
            long size) throws SQLException {
        String columnsOf = columns.stream().map(column -> statement.column(column.name())).collect(Collectors.joining(", "));
        return read(connection,
                "SELECT %s, n FROM (SELECT l.*, COUNT(*) OVER () AS n FROM (SELECT DISTINCT %s %s %s %s ORDER BY %s LIMIT %d) l) l ORDER BY %s LIMIT 1"
                        .formatted(literals("l"), columnsOf, statement.matching(), statement.isConditional() ? "AND" : "WHERE",
                                range(statement, after, to), columnsOf, size, list("l", " DESC")));
    }

    /** Whether a row of the range meets the condition of the statement. */
    boolean hasMatching(Connection connection, BatchedStatement statement, Optional<List<String>> after, List<String> to)
            throws SQLException {
        try (java.sql.Statement select = connection.createStatement();
                ResultSet row = select.executeQuery("SELECT 1 %s %s %s LIMIT 1".formatted(statement.matching(),
                        statement.isConditional() ? "AND" : "WHERE", range(statement, after, to)))) {
            return row.next();
        }
    }

    /** A condition for the rows of a statement that are in a range. */
    String range(BatchedStatement statement, Optional<List<String>> after, List<String> to) {
        return range(statement.qualifier(), after, to);
    }

    private String range(String qualifier, Optional<List<String>> after, List<String> to) {
        return "(" + after.map(key -> side(qualifier, ">", key) + " AND ").orElse("") + side(qualifier, "<", to) + ")";
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
            List<String> key = new ArrayList<>();
            for (int i = 0; i < columns.size(); i++) {
                key.add(columns.get(i).literal(row.getString(i + 1)));
            }
            return Optional.of(new Bound(key, row.getLong(columns.size() + 1)));
        }
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
