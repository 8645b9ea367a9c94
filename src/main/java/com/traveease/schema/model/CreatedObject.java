package com.traveease.schema.model;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import com.traveease.schema.definition.ObjectKind;
import com.traveease.schema.sql.Token;
import com.traveease.schema.sql.TokenReader;
import com.traveease.schema.statement.DefinitionChange;
import com.traveease.schema.statement.StoredProgramHead;
import com.traveease.schema.syntax.QualifiedName;

/** What a CREATE statement of a model creates. */
record CreatedObject(ObjectKind kind, String name) {

    private static final int WORDS_QUOTED = 3;

    /** Empty when {@link #objection} has something to say. */
    static Optional<CreatedObject> of(String sql) {
        return read(sql).filter(found -> found.schema().isEmpty() && !DefinitionChange.isCreateSelect(sql))
                .map(found -> new CreatedObject(found.kind(), found.name()));
    }

    /** Why the statement cannot be in a model, as a sentence. */
    static String objection(String sql) {
        Optional<Found> found = read(sql);
        if (found.isEmpty()) {
            return ("%s … cannot be in a model. A model consists of CREATE statements for tables, indexes, views, "
                    + "procedures, functions, triggers and events, each of which defines a whole object")
                    .formatted(beginning(sql));
        }
        return found.get().schema().map(("%s names the schema %s. A model declares the objects of one schema, whatever its "
                + "name is: leave the schema out").formatted(beginning(sql), "%s")::formatted)
                .orElseGet(() -> ("%s … takes its columns or rows from a query. A model declares tables, not rows: name the "
                        + "columns").formatted(beginning(sql)));
    }

    private static String beginning(String sql) {
        List<Token> tokens = Token.of(sql);
        return tokens.isEmpty() ? sql
                : sql.substring(tokens.get(0).start(), tokens.get(Math.min(WORDS_QUOTED, tokens.size()) - 1).end());
    }

    private record Found(ObjectKind kind, Optional<String> schema, String name) {
    }

    private static Optional<Found> read(String sql) {
        TokenReader reader = new TokenReader(Token.of(sql));
        if (!reader.accept("CREATE")) {
            return Optional.empty();
        }
        if (reader.accept("TABLE")) {
            reader.accept("IF", "NOT", "EXISTS");
            return QualifiedName.read(reader).map(name -> new Found(ObjectKind.TABLE, name.schema(), name.name()));
        }
        reader.acceptAny("UNIQUE", "FULLTEXT", "SPATIAL");
        if (reader.accept("INDEX")) {
            Optional<String> index = reader.name();
            if (index.isEmpty() || !reader.skipPast("ON")) {
                return Optional.empty();
            }
            return QualifiedName.read(reader)
                    .map(table -> new Found(ObjectKind.INDEX, table.schema(), table.name() + "." + index.get()));
        }
        return StoredProgramHead.read(reader).flatMap(head -> program(head, reader));
    }

    private static Optional<Found> program(StoredProgramHead head, TokenReader reader) {
        boolean isLoaded = head.kind().equals("FUNCTION") && reader.rest().stream().anyMatch(token -> token.is("SONAME"));
        List<String> name = head.name();
        if (isLoaded || name.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Found(ObjectKind.valueOf(head.kind().toUpperCase(Locale.ROOT)),
                name.size() > 1 ? Optional.of(name.get(0)) : Optional.empty(), name.get(name.size() - 1)));
    }
}
