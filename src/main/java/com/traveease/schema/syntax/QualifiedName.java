package com.traveease.schema.syntax;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import com.traveease.schema.sql.Identifiers;
import com.traveease.schema.sql.TokenReader;

/**
 * The name of a table as a statement writes it.
 *
 * @param schema empty for the default one
 */
public record QualifiedName(Optional<String> schema, String name) {

    private static final int WITH_SCHEMA = 2;

    public QualifiedName {
        Objects.requireNonNull(schema);
        Objects.requireNonNull(name);
    }

    /** Passes a name; empty when none comes next, or one with more parts than a table's name has. */
    public static Optional<QualifiedName> read(TokenReader reader) {
        List<String> parts = reader.dottedName();
        return switch (parts.size()) {
            case 1 -> Optional.of(new QualifiedName(Optional.empty(), parts.get(0)));
            case WITH_SCHEMA -> Optional.of(new QualifiedName(Optional.of(parts.get(0)), parts.get(1)));
            default -> Optional.empty();
        };
    }

    public List<String> parts() {
        return schema.map(first -> List.of(first, name)).orElseGet(() -> List.of(name));
    }

    /** As a person writes it in a script, in backquotes only where it is no name without them. */
    public String inSql() {
        return schema.map(first -> Identifiers.plain(first) + ".").orElse("") + Identifiers.plain(name);
    }

    @Override
    public String toString() {
        return schema.map(first -> first + "." + name).orElse(name);
    }
}
