package com.traveease.schema.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import com.traveease.schema.sql.Token;
import com.traveease.schema.sql.TokenReader;

/** Reads the tables of a FROM clause; subqueries in it are left out. */
final class TableReferences {

    /** They stand where an alias could. */
    private static final Set<String> NO_ALIAS = Set.of("ON", "USING", "USE", "IGNORE", "FORCE", "JOIN", "INNER", "CROSS",
            "LEFT",
            "RIGHT", "NATURAL", "STRAIGHT_JOIN", "SET", "WHERE", "PARTITION", "TABLESAMPLE");
    private static final Set<String> QUERIES = Set.of("SELECT", "WITH", "VALUES", "TABLE");

    private final List<TableReference> found = new ArrayList<>();

    private TableReferences() {
    }

    static List<TableReference> of(List<Token> tokens) {
        TableReferences references = new TableReferences();
        references.read(new TokenReader(tokens));
        return List.copyOf(references.found);
    }

    /** Tables between two commas are joined with each other. */
    private void read(TokenReader reader) {
        for (TokenReader joined : reader.clauses()) {
            joined(joined);
        }
    }

    private void joined(TokenReader reader) {
        int first = found.size();
        boolean outer = false;
        while (reader.hasNext()) {
            int before = found.size();
            factor(reader);
            if (outer) {
                markOuter(before);
            }
            outer = false;
            boolean joins = false;
            while (reader.hasNext() && !joins) {
                boolean isFunction = reader.peek(1).isSymbol('(');
                if (reader.peek().is("LEFT") && !isFunction) {
                    outer = true;
                } else if (reader.peek().is("RIGHT") && !isFunction) {
                    markOuter(first);
                }
                joins = reader.peek().is("JOIN") || reader.peek().is("STRAIGHT_JOIN");
                reader.skip();
            }
        }
    }

    private void markOuter(int from) {
        for (int i = from; i < found.size(); i++) {
            found.set(i, found.get(i).inOuterJoin());
        }
    }

    private void factor(TokenReader reader) {
        reader.accept("LATERAL");
        if (reader.peek().isSymbol('(')) {
            boolean query = isQuery(reader);
            TokenReader inside = reader.parenthesized();
            if (!query) {
                read(inside);
            }
            return;
        }
        List<String> table = reader.dottedName();
        if (table.isEmpty() || reader.peek().isSymbol('(')) {
            return; // JSON_TABLE(…)
        }
        if (reader.accept("PARTITION")) {
            reader.skip();
        }
        Optional<String> alias = reader.accept("AS") || reader.peek().isName() && !isNoAlias(reader.peek()) ? reader.name()
                : Optional.empty();
        found.add(new TableReference(table, alias, false));
    }

    private static boolean isQuery(TokenReader reader) {
        int i = 0;
        while (reader.peek(i).isSymbol('(')) {
            i++;
        }
        return beginsQuery(reader.peek(i));
    }

    /** Whether parentheses with this word first are a query. */
    static boolean beginsQuery(Token token) {
        return QUERIES.stream().anyMatch(token::is);
    }

    private static boolean isNoAlias(Token token) {
        return token.kind() == Token.Kind.WORD && NO_ALIAS.stream().anyMatch(token::is);
    }

    static String listed(List<TableReference> references) {
        return references.stream().map(TableReference::qualifier).collect(Collectors.joining(", "));
    }
}
