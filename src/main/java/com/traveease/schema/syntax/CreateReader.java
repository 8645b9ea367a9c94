package com.traveease.schema.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.traveease.schema.sql.Token;
import com.traveease.schema.sql.TokenReader;

/** Reads a {@code CREATE TABLE}. */
final class CreateReader {

    /** What a query begins with. */
    private static final Set<String> QUERY = Set.of("SELECT", "TABLE", "VALUES");

    private final TokenReader reader;
    private final boolean temporary;

    private CreateReader(TokenReader reader, boolean temporary) {
        this.reader = reader;
        this.temporary = temporary;
    }

    static Optional<CreateTable> read(List<Token> statement) {
        TokenReader reader = new TokenReader(statement);
        if (!reader.accept("CREATE")) {
            return Optional.empty();
        }
        boolean temporary = reader.accept("TEMPORARY");
        return reader.accept("TABLE") ? new CreateReader(reader, temporary).table() : Optional.empty();
    }

    private Optional<CreateTable> table() {
        boolean unlessThere = reader.accept("IF", "NOT", "EXISTS");
        Optional<QualifiedName> name = QualifiedName.read(reader);
        if (name.isEmpty()) {
            return Optional.empty();
        }
        boolean inParentheses = reader.peek().isSymbol('(') && !beginsQuery(0);
        TokenReader definition = inParentheses ? reader.parenthesized() : reader;
        Optional<QualifiedName> like = definition.accept("LIKE") ? QualifiedName.read(definition) : Optional.empty();
        List<TableElement> elements = inParentheses && like.isEmpty()
                ? definition.clauses().stream().map(ElementReader::read).toList()
                : List.of();
        List<TableOption> options = options();
        List<Token> partitioning = partitioning();
        List<Token> query = query();
        return Optional.of(new CreateTable(temporary, unlessThere, name.get(), like, elements, options, partitioning, query,
                query.isEmpty() ? reader.rest() : List.of()));
    }

    private List<TableOption> options() {
        List<TableOption> options = new ArrayList<>();
        Optional<TableOption> option = TableOption.read(reader);
        while (option.isPresent()) {
            options.add(option.get());
            reader.acceptSymbol(',');
            option = TableOption.read(reader);
        }
        return options;
    }

    private List<Token> partitioning() {
        if (!reader.peek().is("PARTITION") || !reader.peek(1).is("BY")) {
            return List.of();
        }
        List<Token> from = reader.rest();
        while (reader.hasNext() && !beginsQuery(0) && !isBeforeQuery()) {
            reader.skip();
        }
        return from.subList(0, from.size() - reader.rest().size());
    }

    private boolean isBeforeQuery() {
        return reader.peek().is("IGNORE") || reader.peek().is("REPLACE") || reader.peek().is("AS");
    }

    /** Whether one comes after that many other pieces, in parentheses or without. */
    private boolean beginsQuery(int ahead) {
        int first = ahead;
        while (reader.peek(first).isSymbol('(')) {
            first++;
        }
        boolean named = reader.peek(first).is("WITH") && (reader.peek(first + 1).is("RECURSIVE")
                || reader.peek(first + 2).is("AS") || reader.peek(first + 2).isSymbol('('));
        return named || QUERY.stream().anyMatch(reader.peek(first)::is);
    }

    private List<Token> query() {
        int before = 0;
        while (reader.peek(before).is("IGNORE") || reader.peek(before).is("REPLACE") || reader.peek(before).is("AS")) {
            before++;
        }
        if (!beginsQuery(before)) {
            return List.of();
        }
        return reader.rest().subList(before, reader.rest().size());
    }
}
