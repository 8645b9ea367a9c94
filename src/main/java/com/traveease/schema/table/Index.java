package com.traveease.schema.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import com.traveease.schema.sql.Token;
import com.traveease.schema.sql.TokenReader;
import com.traveease.schema.syntax.TableElement;
import com.traveease.schema.syntax.TableElement.KeyKind;

/**
 * An index of a table.
 *
 * @param name in lower case; empty when the server generates one
 * @param parts the columns in lower case, with a prefix or DESC behind them; an expression begins with a parenthesis
 * @param implicit whether the server makes it for a foreign key that has none, and drops it when there is another one
 * @param origin where it is declared
 */
public record Index(Optional<String> name, KeyKind kind, List<String> parts, boolean implicit, ScriptPosition origin) {

    /** Of a part. */
    private static final Pattern AFTER_NAME = Pattern.compile("(\\(\\d+\\))?( desc)?$");

    public static Index of(TableElement.Key key, ScriptPosition origin) {
        return new Index(key.name().map(name -> name.toLowerCase(Locale.ROOT)), key.kind(), parts(key.tokens()), false, origin);
    }

    private static List<String> parts(List<Token> tokens) {
        TokenReader reader = new TokenReader(tokens);
        while (reader.hasNext() && !reader.peek().isSymbol('(')) {
            reader.next();
        }
        List<String> parts = new ArrayList<>();
        for (TokenReader part : reader.parenthesized().clauses()) {
            List<Token> written = part.rest();
            part.skip();
            boolean prefix = part.peek().isSymbol('(');
            if (prefix) {
                part.skip();
            }
            List<Token> column = written.subList(0, written.size() - part.rest().size());
            parts.add(Column.text(written(column)).toLowerCase(Locale.ROOT) + (part.peek().is("DESC") ? " desc" : ""));
        }
        return parts;
    }

    /** An expression has any number of parentheses around it: one pair of them. */
    private static List<Token> written(List<Token> part) {
        TokenReader inside = new TokenReader(part);
        if (part.size() > 2 && part.get(0).isSymbol('(') && part.get(1).isSymbol('(')) {
            inside.next();
            inside.skip();
            if (inside.rest().size() == 1) {
                return written(part.subList(1, part.size() - 1));
            }
        }
        return part;
    }

    public boolean isUnique() {
        return kind == KeyKind.UNIQUE || kind == KeyKind.PRIMARY;
    }

    /** Whether it is a tree, which serves for its first columns too. */
    public boolean isOrdered() {
        return isUnique() || kind == KeyKind.PLAIN;
    }

    public boolean hasExpression() {
        return parts.stream().anyMatch(part -> part.startsWith("("));
    }

    /** Whether its first parts are these. */
    public boolean beginsWith(List<String> columns) {
        return parts.size() >= columns.size() && parts.subList(0, columns.size()).equals(columns);
    }

    /** Its columns without prefix and direction. */
    public List<String> columns() {
        return parts.stream().filter(part -> !part.startsWith("(")).map(Index::column)
                .toList();
    }

    private static String column(String part) {
        return AFTER_NAME.matcher(part).replaceFirst("");
    }

    /** For people. */
    public String called() {
        return name.map(known -> known.equals("primary") ? "the primary key" : "the index " + known)
                .orElseGet(() -> "the index on (%s)".formatted(String.join(", ", parts)));
    }

    public Index renamed(String other) {
        return new Index(Optional.of(other), kind, parts, implicit, origin);
    }

    /** With other names of columns, by the present ones. */
    Index withColumns(Map<String, String> renames) {
        return new Index(name, kind, parts.stream().map(part -> {
            String to = renames.get(column(part));
            return to == null ? part : to.toLowerCase(Locale.ROOT) + part.substring(column(part).length());
        }).toList(), implicit, origin);
    }
}
