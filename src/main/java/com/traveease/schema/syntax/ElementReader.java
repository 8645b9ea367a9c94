package com.traveease.schema.syntax;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.traveease.schema.sql.Token;
import com.traveease.schema.sql.TokenReader;
import com.traveease.schema.syntax.TableElement.KeyKind;

/** Reads one element of a table's definition. */
final class ElementReader {

    /** What a key or a constraint begins with: reserved words all, so that none of them is a column. */
    private static final Set<String> KEYS = Set.of("PRIMARY", "UNIQUE", "FULLTEXT", "SPATIAL", "INDEX", "KEY", "FOREIGN",
            "CHECK", "CONSTRAINT");
    /** Other reserved words that stand where a column might. */
    private static final Set<String> NO_COLUMN = Set.of("COLUMN", "IF", "PARTITION", "LIKE", "SELECT");

    private final List<Token> tokens;
    private final TokenReader reader;
    private Optional<String> constraint = Optional.empty();

    private ElementReader(List<Token> tokens) {
        this.tokens = tokens;
        this.reader = new TokenReader(tokens);
    }

    static TableElement read(TokenReader element) {
        List<Token> tokens = element.rest();
        return new ElementReader(tokens).element().orElseGet(() -> new TableElement.Unread(tokens));
    }

    /** Passes the name of a column; empty when something else comes next. */
    static Optional<String> columnName(TokenReader reader) {
        return NO_COLUMN.stream().anyMatch(reader.peek()::is) || beginsKey(reader) ? Optional.empty() : reader.name();
    }

    private static boolean beginsKey(TokenReader reader) {
        return KEYS.stream().anyMatch(reader.peek()::is);
    }

    private Optional<TableElement> element() {
        if (!beginsKey(reader)) {
            return columnName(reader).map(name -> new TableElement.Column(name, reader.rest(), tokens));
        }
        boolean isConstraint = reader.accept("CONSTRAINT");
        if (isConstraint && !beginsKey(reader)) {
            constraint = reader.name();
        }
        if (reader.accept("FOREIGN", "KEY")) {
            return foreignKey();
        }
        if (reader.accept("CHECK")) {
            return check();
        }
        if (reader.accept("PRIMARY", "KEY")) {
            return key(KeyKind.PRIMARY);
        }
        if (reader.accept("UNIQUE")) {
            reader.acceptAny("INDEX", "KEY");
            return key(KeyKind.UNIQUE);
        }
        if (isConstraint) {
            return Optional.empty();
        }
        if (reader.acceptAny("INDEX", "KEY")) {
            return key(KeyKind.PLAIN);
        }
        KeyKind kind = reader.accept("FULLTEXT") ? KeyKind.FULLTEXT : KeyKind.SPATIAL;
        reader.accept("SPATIAL");
        reader.acceptAny("INDEX", "KEY");
        return key(kind);
    }

    private Optional<TableElement> key(KeyKind kind) {
        Optional<String> name = indexName();
        if (reader.acceptAny("USING", "TYPE")) {
            reader.next();
        }
        if (!reader.peek().isSymbol('(')) {
            return Optional.empty();
        }
        boolean primary = kind == KeyKind.PRIMARY; // a name of it means nothing
        return Optional.of(new TableElement.Key(kind, primary ? Optional.empty() : constraint,
                primary ? Optional.empty() : name, columns(reader), tokens));
    }

    private Optional<String> indexName() {
        return reader.peek().is("USING") ? Optional.empty() : reader.name();
    }

    private Optional<TableElement> foreignKey() {
        Optional<String> name = reader.name();
        List<String> columns = columns(reader);
        if (columns.isEmpty() || !reader.accept("REFERENCES")) {
            return Optional.empty();
        }
        return QualifiedName.read(reader).map(
                referenced -> new TableElement.ForeignKey(constraint, name, columns, referenced, columns(reader), tokens));
    }

    private Optional<TableElement> check() {
        if (!reader.peek().isSymbol('(')) {
            return Optional.empty();
        }
        reader.skip();
        boolean enforced = !reader.accept("NOT", "ENFORCED");
        return Optional.of(new TableElement.Check(constraint, enforced, tokens));
    }

    /** The names in parentheses. */
    static List<String> columns(TokenReader reader) {
        return reader.parenthesized().clauses().stream().map(TokenReader::name).flatMap(Optional::stream).toList();
    }
}
