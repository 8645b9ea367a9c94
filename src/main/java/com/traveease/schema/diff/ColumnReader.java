package com.traveease.schema.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import com.traveease.schema.sql.ServerSql;
import com.traveease.schema.sql.Token;
import com.traveease.schema.sql.TokenReader;

/** Reads a column from its line of SHOW CREATE TABLE. */
final class ColumnReader {

    private final String line;
    private final String name;
    private final String collation;
    private final TokenReader reader;
    private final List<String> other = new ArrayList<>();
    private String generation = "";
    private boolean stored;
    private boolean nullable = true;
    private String defaultValue = "";
    private String onUpdate = "";
    private boolean autoIncrement;
    private boolean visible = true;
    private String comment = "";
    private final Set<String> mentioned = new TreeSet<>();

    ColumnReader(String name, String line, String collation) {
        this.name = name;
        this.line = line;
        this.collation = collation;
        List<Token> tokens = Token.of(line);
        this.reader = new TokenReader(tokens.subList(1, tokens.size()));
    }

    ColumnShape read() {
        String type = type();
        while (reader.hasNext()) {
            attribute();
        }
        return new ColumnShape(name, type, collation, generation, stored, nullable, defaultValue, onUpdate, autoIncrement,
                visible, comment, other, mentioned);
    }

    private String type() {
        List<Token> from = reader.rest();
        reader.next();
        if (reader.peek().isSymbol('(')) {
            reader.skip();
        }
        while (reader.acceptAny("UNSIGNED", "ZEROFILL")) {
            // the type goes on
        }
        return readable(since(from)).replaceAll("(\\d), (\\d)", "$1,$2");
    }

    /** The server quotes the names of columns, and nothing else. */
    private static Stream<Token> names(List<Token> tokens) {
        return tokens.stream().filter(token -> token.kind() == Token.Kind.QUOTED_NAME);
    }

    private List<Token> since(List<Token> from) {
        return from.subList(0, from.size() - reader.rest().size());
    }

    private String readable(List<Token> tokens) {
        return ServerSql.readable(line, tokens);
    }

    private void attribute() {
        List<Token> from = reader.rest();
        if (reader.accept("NOT", "NULL")) {
            nullable = false;
        } else if (reader.accept("NULL")) {
            nullable = true;
        } else if (reader.accept("CHARACTER", "SET")) {
            reader.next(); // the collation says more
        } else if (reader.accept("COLLATE")) {
            reader.next();
        } else if (reader.accept("DEFAULT")) {
            defaultValue = value();
        } else if (reader.accept("ON", "UPDATE")) {
            onUpdate = value();
        } else if (reader.accept("GENERATED", "ALWAYS", "AS")) {
            List<Token> expression = reader.rest();
            reader.skip();
            generation = ServerSql.inOnePair(readable(since(expression)));
            names(since(expression))
                    .forEach(token -> mentioned.add(token.text().toLowerCase(Locale.ROOT)));
            stored = reader.accept("STORED");
            reader.accept("VIRTUAL");
        } else if (reader.accept("AUTO_INCREMENT")) {
            autoIncrement = true;
        } else if (reader.accept("INVISIBLE")) {
            visible = false;
        } else if (reader.accept("COMMENT")) {
            comment = line.substring(reader.peek().start(), reader.peek().end());
            reader.next();
        } else {
            other(from);
        }
    }

    /** A word and its value: {@code SRID 4326}. */
    private void other(List<Token> from) {
        reader.next();
        if (reader.hasNext()) {
            reader.skip();
        }
        other.add(readable(since(from)));
    }

    /** A literal with what belongs to it, a function with its arguments, or an expression in parentheses. */
    private String value() {
        List<Token> from = reader.rest();
        boolean literal = reader.peek().kind() == Token.Kind.WORD && reader.peek(1).kind() == Token.Kind.STRING;
        if (reader.peek().isSymbol('-')) {
            reader.next();
        }
        boolean expression = reader.peek().isSymbol('(');
        reader.skip();
        if (literal || !expression && reader.peek().isSymbol('(')) {
            reader.skip();
        }
        List<Token> value = since(from);
        if (expression) {
            names(value).forEach(token -> mentioned.add(token.text().toLowerCase(Locale.ROOT)));
        }
        // In a default _binary means something, and so does b'0'.
        return expression ? ServerSql.inOnePair(readable(value)) : readable(value);
    }
}
