package com.traveease.schema.table;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import com.traveease.schema.syntax.TableElement;

/**
 * A foreign key of a table; names of columns in lower case.
 *
 * @param name in lower case; empty when the server generates one
 * @param parent as {@link Schema} keys tables
 */
public record ForeignKey(Optional<String> name, List<String> columns, String parent, List<String> referenced,
        ScriptPosition origin) {

    static ForeignKey of(TableElement.ForeignKey key, ScriptPosition origin) {
        return new ForeignKey(key.constraint().or(key::index).map(ForeignKey::lower),
                key.columns().stream().map(ForeignKey::lower).toList(), Schema.key(key.referenced()),
                key.referencedColumns().stream().map(ForeignKey::lower).toList(), origin);
    }

    /** For people. */
    public String called() {
        return name.map(known -> "the foreign key " + known)
                .orElseGet(() -> "the foreign key on (%s)".formatted(String.join(", ", columns)));
    }

    ForeignKey named(String other) {
        return new ForeignKey(Optional.of(other), columns, parent, referenced, origin);
    }

    /** With other names of columns, by the present ones. */
    ForeignKey withColumns(Map<String, String> renames) {
        return new ForeignKey(name, columns.stream().map(column -> lower(renames.getOrDefault(column, column))).toList(),
                parent,
                referenced, origin);
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
