package com.traveease.schema.batch;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.traveease.schema.sql.Identifiers;
import com.traveease.schema.sql.SqlText;
import com.traveease.schema.sql.Token;

/**
 * What the server has beside the tables of a statement: views, functions and triggers, foreign keys, and non-transactional
 * tables. Because of them a batch could read what another batch changes, or make changes that cannot be rolled back.
 *
 * @param schema of its tables, as an expression
 */
record Surroundings(Connection connection, BatchedStatement statement, String schema) {

    /** @throws UnsuitableException with the reason, where one of them is in the way */
    void require() throws SQLException, UnsuitableException {
        requireNoProgram();
        requireTransactions();
        requireNoCascade();
    }

    /** A view or a function may read what other batches change. */
    private void requireNoProgram() throws SQLException, UnsuitableException {
        String select = "SELECT 'the view', table_name FROM information_schema.views WHERE table_schema IN (DATABASE(), %1$s) AND table_name IN (%2$s)";
        List<String> called = statement.called();
        if (!called.isEmpty()) {
            select += " UNION ALL SELECT 'the function', routine_name FROM information_schema.routines WHERE routine_type = 'FUNCTION' AND routine_schema IN (DATABASE(), %1$s) AND routine_name IN (%3$s)";
        }
        try (java.sql.Statement asking = connection.createStatement();
                ResultSet row = asking.executeQuery(
                        (select + " LIMIT 1").formatted(schema, listed(statement.tables()), listed(called)))) {
            if (row.next()) {
                throw new UnsuitableException(statement, "%s %s, which it uses, may read what other batches change"
                        .formatted(row.getString(1), Identifiers.plain(row.getString(2))));
            }
        }
    }

    /** A write to a non-transactional table is not rolled back, and would be repeated after an interruption. */
    private void requireTransactions() throws SQLException, UnsuitableException {
        String home = values("SELECT LOWER(%s)".formatted(schema)).iterator().next();
        Set<Named> written = new LinkedHashSet<>(
                statement.written().stream().map(name -> new Named(home, BatchedStatement.lower(name))).toList());
        boolean calls = false;
        int before = 0;
        while (written.size() > before) {
            before = written.size();
            try (java.sql.Statement select = connection.createStatement();
                    ResultSet row = select.executeQuery(
                            "SELECT LOWER(trigger_schema), action_statement FROM information_schema.triggers WHERE (event_object_schema, event_object_table) IN (%s) LIMIT 1000"
                                    .formatted(pairs(written)))) {
                while (row.next()) {
                    List<Token> body = Token.of(row.getString(2));
                    written.addAll(Named.in(body, row.getString(1)));
                    calls |= body.stream().anyMatch(token -> token.is("CALL"));
                }
            }
        }
        String lasting = "SELECT table_name FROM information_schema.tables WHERE table_type = 'BASE TABLE' AND engine NOT IN ('InnoDB', 'ndbcluster') AND ";
        Set<String> found = values(lasting + "(table_schema, table_name) IN (%s) LIMIT 1".formatted(pairs(written)));
        if (!found.isEmpty()) {
            throw new UnsuitableException(statement,
                    "it may write to %s, which is not transactional, so after an interruption it could write twice"
                            .formatted(Identifiers.plain(found.iterator().next())));
        }
        Set<String> any = calls
                ? values(lasting + "table_schema NOT IN ('mysql', 'sys', 'performance_schema', 'information_schema') LIMIT 3")
                : Set.of();
        if (!any.isEmpty()) {
            throw new UnsuitableException(statement,
                    ("a trigger of its table calls a procedure, which may write to a non-transactional table (%s), so after "
                            + "an interruption it could write twice")
                            .formatted(BatchedStatement.listed(List.copyOf(any))));
        }
    }

    /**
     * Of two types or collations, several values of the key can be equal to one of the other table.
     *
     * @param key its columns
     * @throws UnsuitableException where a column of the table that is written is of another type than the one that joins it
     */
    void requireJoined(List<String> key) throws SQLException, UnsuitableException {
        if (statement.joined().isEmpty()) {
            return;
        }
        JoinedKey joined = statement.joined().get();
        String type = "SELECT CONCAT(IF(data_type IN ('tinyint', 'smallint', 'mediumint', 'int', 'bigint'), 'integer', data_type), ' ', IFNULL(collation_name, '')) FROM information_schema.columns WHERE table_schema = %s AND table_name = %s AND column_name = %s LIMIT 1";
        String other = joined.written().schema().map(SqlText::compared).orElse("DATABASE()");
        for (String column : key) {
            Set<String> own = values(
                    type.formatted(schema, SqlText.compared(statement.tableName()), SqlText.compared(column)));
            if (!own.equals(values(type.formatted(other, SqlText.compared(joined.written().name()),
                    SqlText.compared(joined.columns().get(BatchedStatement.lower(column))))))) {
                throw new UnsuitableException(statement, joined.refusal());
            }
        }
    }

    /** In lower case. */
    private record Named(String schema, String name) {

        /** Every name in a text that may be one of a table. */
        static List<Named> in(List<Token> tokens, String home) {
            return IntStream.range(0, tokens.size()).filter(i -> tokens.get(i).isName()).mapToObj(i -> {
                boolean qualified = i > 1 && tokens.get(i - 1).isSymbol('.') && tokens.get(i - 2).isName();
                return new Named(qualified ? BatchedStatement.lower(tokens.get(i - 2).text()) : home,
                        BatchedStatement.lower(tokens.get(i).text()));
            }).distinct().toList();
        }
    }

    private static String pairs(Collection<Named> tables) {
        return tables.stream().map(one -> "(%s, %s)".formatted(SqlText.compared(one.schema()), SqlText.compared(one.name())))
                .collect(Collectors.joining(", "));
    }

    private static String listed(Collection<String> names) {
        return names.stream().map(SqlText::compared).collect(Collectors.joining(", "));
    }

    private Set<String> values(String query) throws SQLException {
        try (java.sql.Statement select = connection.createStatement(); ResultSet row = select.executeQuery(query)) {
            Set<String> values = new LinkedHashSet<>();
            while (row.next()) {
                values.add(row.getString(1));
            }
            return values;
        }
    }

    /** What a foreign key changes with a row may be read by other batches. */
    private void requireNoCascade() throws SQLException, UnsuitableException {
        String rule = statement.cascade();
        if (rule.isEmpty()) {
            return;
        }
        Set<String> named = statement.tables().stream().map(BatchedStatement::lower).collect(Collectors.toSet());
        Set<String> written = new LinkedHashSet<>(statement.written().stream().map(BatchedStatement::lower).toList());
        named.removeAll(written);
        String ofColumns = rule.equals("update_rule")
                ? " AND (k.referenced_column_name IN (%s) OR c.extra NOT IN ('', 'auto_increment'))"
                        .formatted(listed(set(written)))
                : "";
        Set<String> changed = referring(rule, written, ofColumns);
        int before = -1;
        while (changed.size() > before) {
            before = changed.size();
            changed.addAll(referring(rule, changed, ""));
        }
        Optional<String> read = changed.stream().filter(named::contains).findFirst();
        if (read.isPresent()) {
            throw new UnsuitableException(statement,
                    "it reads %s, where other batches change rows through a foreign key"
                            .formatted(Identifiers.plain(read.get())));
        }
    }

    /** Every column that the statement may set in tables that it writes, itself or by a trigger. */
    private Set<String> set(Set<String> written) throws SQLException {
        Set<String> columns = new LinkedHashSet<>(statement.set());
        values("SELECT action_statement FROM information_schema.triggers WHERE event_object_schema IN (DATABASE(), %s) AND event_object_table IN (%s) AND event_manipulation = 'UPDATE' AND action_timing = 'BEFORE' LIMIT 1000"
                .formatted(schema, listed(written)))
                .forEach(body -> Token.of(body).stream().filter(Token::isName).map(Token::text).forEach(columns::add));
        return columns;
    }

    /** @param ofColumns which columns have to be referred to, as the end of a condition */
    private Set<String> referring(String rule, Set<String> tables, String ofColumns) throws SQLException {
        return tables.isEmpty() ? Set.of()
                : values(
                        "SELECT DISTINCT LOWER(r.table_name) FROM information_schema.referential_constraints r JOIN information_schema.key_column_usage k ON k.constraint_schema = r.constraint_schema AND k.table_name = r.table_name AND k.constraint_name = r.constraint_name JOIN information_schema.columns c ON c.table_schema = k.referenced_table_schema AND c.table_name = k.referenced_table_name AND c.column_name = k.referenced_column_name WHERE r.constraint_schema IN (DATABASE(), %s) AND r.%s IN ('CASCADE', 'SET NULL') AND r.referenced_table_name IN (%s)%s LIMIT 1000"
                                .formatted(schema, rule, listed(tables), ofColumns));
    }
}
