package com.traveease.schema.rows;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import com.traveease.schema.sql.Identifiers;
import com.traveease.schema.sql.Token;
import com.traveease.schema.sql.TokenReader;
import com.traveease.schema.syntax.TableElement;

/** What a key or a check asks of rows, as SQL. */
public final class RowQueries {

    private RowQueries() {
    }

    /**
     * The parts of a key, as expressions of a row: {@code LEFT(number, 10)}, {@code (UPPER(number))}; none where they cannot be
     * read.
     *
     * @param sql that the key was read from
     */
    public static List<String> values(TableElement.Key key, String sql) {
        TokenReader reader = new TokenReader(key.tokens());
        while (reader.hasNext() && !reader.peek().isSymbol('(')) {
            reader.next();
        }
        return reader.hasNext()
                ? reader.parenthesized().clauses().stream().map(part -> value(part, sql)).toList()
                : List.of();
    }

    /** Of a part of a key: {@code number(10) DESC}, {@code (UPPER(number))}. */
    private static String value(TokenReader part, String sql) {
        List<Token> tokens = part.rest();
        if (tokens.get(0).isSymbol('(')) {
            return text(tokens, sql);
        }
        String name = Identifiers.plain(tokens.get(0).text());
        boolean prefix = tokens.size() > 2 && tokens.get(1).isSymbol('(');
        return prefix ? "LEFT(%s, %s)".formatted(name, tokens.get(2).text()) : name;
    }

    /** {@code FROM …} with what follows, for the values that rows have more than once. */
    public static String duplicates(String from, List<String> values) {
        String notNull = values.stream().map(value -> value + " IS NOT NULL").collect(Collectors.joining(" AND "));
        return "FROM %s WHERE %s GROUP BY %s HAVING COUNT(*) > 1".formatted(from, notNull, String.join(", ", values));
    }

    /** The condition of a check, in parentheses; empty where it cannot be read. */
    public static Optional<String> condition(List<Token> check, String sql) {
        int open = 0;
        while (open < check.size() && !check.get(open).isSymbol('(')) {
            open++;
        }
        return open == check.size() ? Optional.empty() : Optional.of(text(check.subList(open, check.size()), sql));
    }

    /**
     * {@code FROM …} with what follows, for rows that refer to no other.
     *
     * @param rows with {@code c} for an alias
     * @param parents quoted, with schema where it is another one; all of them are looked in
     */
    public static String orphans(String rows, List<String> columns, List<String> parents, List<String> referenced) {
        List<String> equal = new ArrayList<>();
        for (int i = 0; i < referenced.size(); i++) {
            equal.add("p.%s = c.%s".formatted(Identifiers.plain(referenced.get(i)), Identifiers.plain(columns.get(i))));
        }
        return "FROM %s WHERE %s".formatted(rows, columns.stream()
                .map(name -> "c.%s IS NOT NULL".formatted(Identifiers.plain(name))).collect(Collectors.joining(" AND ")))
                + parents.stream().map(parent -> " AND NOT EXISTS (SELECT 1 FROM %s p WHERE %s)".formatted(parent,
                        String.join(" AND ", equal))).collect(Collectors.joining());
    }

    /** From the first parenthesis to the one that closes it. */
    private static String text(List<Token> tokens, String sql) {
        int depth = 0;
        for (Token token : tokens) {
            depth += token.isSymbol('(') ? 1 : token.isSymbol(')') ? -1 : 0;
            if (depth == 0) {
                return sql.substring(tokens.get(0).start(), token.end());
            }
        }
        return sql.substring(tokens.get(0).start(), tokens.get(tokens.size() - 1).end());
    }
}
