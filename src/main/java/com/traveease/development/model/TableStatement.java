package com.traveease.development.model;

import java.util.ArrayList;
import java.util.List;

import com.traveease.schema.sql.InvalidScriptException;
import com.traveease.schema.sql.Token;
import com.traveease.schema.sql.TokenReader;

/**
 * One CREATE TABLE of what Hibernate says in several statements: it creates the table with its columns and checks, and adds
 * indexes and foreign keys afterwards.
 */
final class TableStatement {

    private final String table;
    private String beginning = "";
    private final List<String> elements = new ArrayList<>();
    private String options = "";

    TableStatement(String table) {
        this.table = table;
    }

    /** {@code create table t (…) …} */
    void create(String sql) {
        TokenReader reader = new TokenReader(Token.of(sql));
        if (!beginning.isEmpty() || !reader.accept("CREATE", "TABLE")) {
            throw notUnderstood(sql);
        }
        while (reader.hasNext() && !reader.peek().isSymbol('(')) {
            reader.next();
        }
        beginning = sql.substring(0, reader.peek().start()).strip();
        reader.parenthesized().clauses().forEach(clause -> elements.add(text(sql, clause)));
        options = text(sql, reader);
    }

    /** {@code create index i on t (…)}, {@code alter table t add constraint c …} */
    void add(String sql) {
        TokenReader reader = new TokenReader(Token.of(sql));
        if (reader.accept("ALTER", "TABLE") && reader.lastName().equals(table) && reader.accept("ADD")) {
            elements.add(text(sql, reader));
            return;
        }
        if (!reader.accept("CREATE")) {
            throw notUnderstood(sql);
        }
        String kind = reader.accept("UNIQUE") ? "unique index " : "index ";
        reader.accept("INDEX");
        Token name = reader.next();
        if (!reader.accept("ON") || !reader.lastName().equals(table)) {
            throw notUnderstood(sql);
        }
        elements.add(kind + sql.substring(name.start(), name.end()) + " " + text(sql, reader));
    }

    private static String text(String sql, TokenReader reader) {
        List<Token> tokens = reader.rest();
        return tokens.isEmpty() ? "" : sql.substring(tokens.get(0).start(), tokens.get(tokens.size() - 1).end());
    }

    private InvalidScriptException notUnderstood(String sql) {
        return new InvalidScriptException("Hibernate makes the table %s with a statement that is not understood here: %s"
                .formatted(table, sql));
    }

    /** One column, key or constraint a line. */
    @Override
    public String toString() {
        return beginning + " (\n    " + String.join(",\n    ", elements) + "\n) " + options;
    }
}
