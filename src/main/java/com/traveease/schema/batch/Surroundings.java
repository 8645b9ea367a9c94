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

import com.traveease.schema.sql.Identifiers;
import com.traveease.schema.sql.SqlText;
import com.traveease.schema.sql.Token;

/**
 * What the server has beside the tables of a statement: programs, foreign keys, and tables without transactions, by which a
 * batch
 * could read what another one changes, or write what nothing takes back.
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
                throw new UnsuitableException(statement, "%s %s, which it names, may read what other batches change"
                        .formatted(row.getString(1), Identifiers.plain(row.getString(2))));
            }
        }
    }

    /** What takes nothing back would be written again after an interruption, by a trigger too. */
    private void requireTransactions() throws SQLException, UnsuitableException {
        Set<String> lasting = names(
                "SELECT table_name FROM information_schema.tables WHERE table_type = 'BASE TABLE' AND engine NOT IN ('InnoDB', 'ndbcluster') AND table_schema NOT IN ('mysql', 'sys', 'performance_schema', 'information_schema') LIMIT 100000");
        if (lasting.isEmpty()) {
            return;
        }
        Set<String> written = new LinkedHashSet<>(statement.written().stream().map(BatchedStatement::lower).toList());
        for (String body : names(
                "SELECT action_statement FROM information_schema.triggers WHERE event_object_schema IN (DATABASE(), %s) AND event_object_table IN (%s) LIMIT 1000"
                        .formatted(schema, listed(written)))) {
            if (Token.of(body).stream().anyMatch(token -> token.is("CALL"))) {
                throw new UnsuitableException(statement,
                        "a trigger of its table calls a procedure, which may write to a table whose "
                                + "engine takes nothing back (%s), so that an interruption could have it written twice"
                                        .formatted(
                                                String.join(", ", lasting.stream().limit(3).map(Identifiers::plain).toList())));
            }
            Token.of(body).stream().filter(Token::isName).map(token -> BatchedStatement.lower(token.text()))
                    .forEach(written::add);
        }
        Optional<String> found = written.stream().filter(lasting::contains).findFirst();
        if (found.isPresent()) {
            throw new UnsuitableException(statement,
                    "it may write to %s, whose engine takes nothing back, so that an interruption could have it written twice"
                            .formatted(Identifiers.plain(found.get())));
        }
    }

    private static String listed(Collection<String> names) {
        return names.stream().map(SqlText::compared).collect(Collectors.joining(", "));
    }

    /** In lower case. */
    private Set<String> names(String query) throws SQLException {
        try (java.sql.Statement select = connection.createStatement(); ResultSet row = select.executeQuery(query)) {
            Set<String> names = new LinkedHashSet<>();
            while (row.next()) {
                names.add(BatchedStatement.lower(row.getString(1)));
            }
            return names;
        }
    }

    /** What a foreign key changes with a row may be read by other batches. */
    private void requireNoCascade() throws SQLException, UnsuitableException {
        String rule = statement.cascade();
        if (rule.isEmpty()) {
            return;
        }
        Set<String> named = statement.tables().stream().map(BatchedStatement::lower).collect(Collectors.toSet());
        Set<String> changed = new LinkedHashSet<>(statement.written().stream().map(BatchedStatement::lower).toList());
        named.removeAll(changed);
        int before = 0;
        while (changed.size() > before) {
            before = changed.size();
            changed.addAll(names(
                    "SELECT table_name FROM information_schema.referential_constraints WHERE constraint_schema IN (DATABASE(), %s) AND %s IN ('CASCADE', 'SET NULL') AND referenced_table_name IN (%s) LIMIT 1000"
                            .formatted(schema, rule, listed(changed))));
        }
        Optional<String> read = changed.stream().filter(named::contains).findFirst();
        if (read.isPresent()) {
            throw new UnsuitableException(statement,
                    "it reads %s, of which other batches change rows by a foreign key"
                            .formatted(Identifiers.plain(read.get())));
        }
    }
}
