package com.traveease.schema.lint;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import com.traveease.schema.rule.Rule;
import com.traveease.schema.sql.Token;
import com.traveease.schema.sql.TokenReader;
import com.traveease.schema.statement.DeleteStatement;

/** A statement that changes rows. */
final class DataReview {

    private static final Set<String> RANDOM = Set.of("UUID", "UUID_SHORT", "RAND", "SYSDATE", "RANDOM_BYTES", "CONNECTION_ID",
            "SLEEP", "GET_LOCK", "FOUND_ROWS", "ROW_COUNT", "USER", "SESSION_USER", "SYSTEM_USER", "CURRENT_USER", "VERSION",
            "LOAD_FILE");
    private static final Set<String> END_OF_WHERE = Set.of("ORDER", "LIMIT", "GROUP", "HAVING", "ON");

    private final Reviewed script;
    private final List<Token> tokens;
    /** Whether it changes a number of rows that nobody knows. */
    private boolean large;
    private final boolean batched;

    /** @param batched whether it is run in batches, none of which is large */
    DataReview(Reviewed script, boolean batched) {
        this.batched = batched;
        this.script = script;
        this.tokens = script.tokens();
    }

    /** @return whether it changes a number of rows that nobody knows */
    boolean review() {
        TokenReader reader = new TokenReader(tokens);
        if (reader.accept("WITH") && !reader.skipPastAny("UPDATE", "DELETE", "INSERT", "REPLACE", "SELECT")) {
            return false;
        }
        List<Token> from = reader.rest().size() < tokens.size()
                ? tokens.subList(tokens.size() - reader.rest().size() - 1, tokens.size())
                : tokens;
        TokenReader body = new TokenReader(from);
        if (body.acceptAny("INSERT", "REPLACE")) {
            insert(body, from.get(0).is("REPLACE"));
        } else if (body.accept("UPDATE")) {
            update(body);
        } else if (body.accept("DELETE")) {
            delete(body);
        } else {
            return false;
        }
        random();
        return large && !batched;
    }

    private void unbatched(String what, Object... names) {
        if (!batched) {
            script.found(Rule.UNBATCHED_DML, what, names);
        }
    }

    private void insert(TokenReader reader, boolean replace) {
        while (reader.acceptAny("LOW_PRIORITY", "DELAYED", "HIGH_PRIORITY")) {
            // They change when it is done, not what.
        }
        if (reader.accept("IGNORE")) {
            script.found(Rule.ERRORS_IGNORED, "INSERT IGNORE is used.");
        }
        reader.accept("INTO");
        String table = key(reader.dottedName());
        if (replace && !script.isOwn(table)) {
            script.found(Rule.REPLACE_INTO, "REPLACE writes to %s.", table);
        }
        while (reader.hasNext() && !isAny(reader.peek(), "SELECT", "VALUES", "VALUE", "SET", "WITH", "TABLE")) {
            if (reader.peek().isSymbol('(') && isAny(reader.peek(1), "SELECT", "WITH")) {
                reader.next();
            } else {
                reader.skip();
            }
        }
        if (isAny(reader.peek(), "SELECT", "WITH", "TABLE")) {
            query(reader.rest(), table);
        }
    }

    /** Of an INSERT. */
    private void query(List<Token> query, String into) {
        List<String> sources = sources(query);
        List<String> used = sources.stream().filter(source -> !script.isOwn(source)).toList();
        if (!used.isEmpty() && !isLimited(query) && !isOneRow(where(query), used)) {
            large = true;
            unbatched("INSERT … SELECT copies rows of %s into %s.", String.join(", ", used), into);
        }
    }

    /** The tables behind FROM and JOIN. */
    private static List<String> sources(List<Token> query) {
        Set<String> sources = new HashSet<>();
        List<String> ordered = new ArrayList<>();
        Set<String> named = new HashSet<>();
        for (int i = 0; i < query.size(); i++) {
            Token token = query.get(i);
            if (i + 2 < query.size() && token.isName() && query.get(i + 1).is("AS") && query.get(i + 2).isSymbol('(')) {
                named.add(token.text().toLowerCase(Locale.ROOT)); // a common table expression
            }
            if ((token.is("FROM") || token.is("JOIN") || token.is("STRAIGHT_JOIN") || i == 0 && token.is("TABLE"))
                    && i + 1 < query.size() && query.get(i + 1).isName()) {
                TokenReader reader = new TokenReader(query.subList(i + 1, query.size()));
                String source = key(reader.dottedName());
                if (!source.equals("dual") && sources.add(source)) {
                    ordered.add(source);
                }
            }
        }
        ordered.removeAll(named);
        return ordered;
    }

    private void update(TokenReader reader) {
        reader.accept("LOW_PRIORITY");
        if (reader.accept("IGNORE")) {
            script.found(Rule.ERRORS_IGNORED, "UPDATE IGNORE is used.");
        }
        List<Token> rest = reader.rest();
        String table = key(reader.dottedName());
        TokenReader target = new TokenReader(rest);
        if (!target.skipPast("SET")) {
            return;
        }
        List<Token> assignments = target.rest();
        boolean own = script.isOwn(table);
        Optional<List<Token>> where = where(rest);
        boolean joined = rest.size() - assignments.size() > 1 && rest.subList(0, rest.size() - assignments.size()).stream()
                .anyMatch(token -> token.is("JOIN") || token.isSymbol(','));
        if (own || isLimited(rest)) {
            return;
        }
        if (where.isEmpty() && !joined) {
            boolean fills = assigned(assignments).stream().allMatch(column -> script.isAddedColumn(table, column));
            if (!fills) {
                script.found(Rule.UPDATE_WITHOUT_WHERE, "UPDATE changes all rows of %s.", table);
            }
        }
        if (where.isEmpty() || !isOneRow(where, List.of(table))) {
            large = true;
            unbatched("UPDATE changes rows of %s without a bound.", table);
        }
    }

    private static List<String> assigned(List<Token> assignments) {
        List<String> columns = new ArrayList<>();
        for (TokenReader assignment : new TokenReader(assignments).clauses()) {
            String column = assignment.lastName();
            boolean itself = assignment.acceptSymbol('=') && assignment.lastName().equalsIgnoreCase(column)
                    && !assignment.hasNext();
            if (!itself) {
                columns.add(column);
            }
        }
        return columns;
    }

    private void delete(TokenReader reader) {
        List<Token> rest = reader.rest();
        if (reader.peek().is("IGNORE") || reader.peek(1).is("IGNORE")) {
            script.found(Rule.ERRORS_IGNORED, "DELETE IGNORE is used.");
        }
        DeleteStatement statement = DeleteStatement.parse(reader);
        List<String> targets = statement.targets().stream().map(DataReview::key).filter(table -> !script.isOwn(table)).toList();
        if (targets.isEmpty()) {
            return;
        }
        if (!statement.conditional()) {
            script.found(Rule.DELETE_WITHOUT_WHERE, "DELETE removes all rows of %s.", String.join(", ", targets));
        }
        if (!isLimited(rest) && !isOneRow(where(rest), targets)) {
            large = true;
            unbatched("DELETE removes rows of %s without a bound.", String.join(", ", targets));
        }
    }

    private void random() {
        boolean limited = false;
        boolean ordered = false;
        String called = "";
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            limited |= token.is("LIMIT");
            ordered |= token.is("ORDER");
            if (called.isEmpty() && i + 1 < tokens.size() && tokens.get(i + 1).isSymbol('(') && token.kind() == Token.Kind.WORD
                    && RANDOM.contains(token.text().toUpperCase(Locale.ROOT))) {
                called = token.text().toUpperCase(Locale.ROOT);
            }
        }
        if (!called.isEmpty()) {
            script.found(Rule.NON_DETERMINISTIC_DML, "%s() gives a different value each time.", called);
        } else if (limited && !ordered) {
            script.found(Rule.NON_DETERMINISTIC_DML, "LIMIT without ORDER BY takes any rows.");
        }
    }

    private static boolean isLimited(List<Token> statement) {
        TokenReader reader = new TokenReader(statement);
        return reader.skipPast("LIMIT");
    }

    /** What stands behind WHERE; empty when there is none outside of parentheses. */
    private static Optional<List<Token>> where(List<Token> statement) {
        TokenReader reader = new TokenReader(statement);
        if (!reader.skipPast("WHERE")) {
            return Optional.empty();
        }
        List<Token> rest = reader.rest();
        int end = 0;
        TokenReader condition = new TokenReader(rest);
        while (condition.hasNext() && END_OF_WHERE.stream().noneMatch(condition.peek()::is)) {
            condition.skip();
            end = rest.size() - condition.rest().size();
        }
        return Optional.of(rest.subList(0, end));
    }

    /** Whether all columns of a unique key of one of the tables are compared with values. */
    private boolean isOneRow(Optional<List<Token>> where, List<String> tables) {
        if (where.isEmpty()) {
            return false;
        }
        Set<String> compared = compared(where.get());
        return tables.stream().map(script.schema()::table).flatMap(Optional::stream)
                .anyMatch(table -> table.indexes().stream()
                        .anyMatch(index -> index.isUnique() && compared.containsAll(index.parts())));
    }

    /** The columns that a literal or a list is compared with, in a condition whose parts all have to hold. */
    private static Set<String> compared(List<Token> where) {
        Set<String> columns = new HashSet<>();
        TokenReader reader = new TokenReader(where);
        while (reader.hasNext()) {
            if (reader.peek().is("OR") || reader.peek().isSymbol('|')) {
                return Set.of();
            }
            if (!reader.peek().isName()) {
                reader.skip();
                continue;
            }
            String column = reader.lastName().toLowerCase(Locale.ROOT);
            if (reader.acceptSymbol('=')) {
                Token value = reader.peek();
                boolean literal = value.kind() == Token.Kind.STRING || value.kind() == Token.Kind.NUMBER
                        || value.isSymbol('@') || value.isSymbol('-') && reader.peek(1).kind() == Token.Kind.NUMBER;
                if (literal) {
                    columns.add(column);
                }
            } else if (reader.accept("IN")) {
                boolean list = reader.peek().isSymbol('(') && !isAny(reader.peek(1), "SELECT", "WITH", "TABLE");
                if (list) {
                    columns.add(column);
                }
            } else if (reader.accept("BETWEEN")) {
                columns.add(column); // a range, which is how batches are written
            }
        }
        return columns;
    }

    private static boolean isAny(Token token, String... words) {
        for (String word : words) {
            if (token.is(word)) {
                return true;
            }
        }
        return false;
    }

    private static String key(List<String> name) {
        return String.join(".", name).toLowerCase(Locale.ROOT);
    }
}
