package com.traveease.schema.evidence;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import com.traveease.schema.sql.Token;
import com.traveease.schema.statement.Statement;
import com.traveease.schema.syntax.AlterTable;
import com.traveease.schema.syntax.TableElement;

/**
 * Whether the foreign, full-text and spatial keys of a statement are there. A temporary table cannot have them, so no trial
 * tells; the server may have chosen the name, so they are found by their columns.
 */
final class NamelessKeys {

    private NamelessKeys() {
    }

    /**
     * Whether the table has more keys of the same columns than it had before the statement; empty when the statement adds none.
     *
     * @param before the definition, as {@code SHOW CREATE TABLE} gave it
     */
    static Optional<Boolean> wereAdded(Statement statement, String before, String now) {
        List<Boolean> added = statement.alterTable().stream().flatMap(AlterTable::added).map(NamelessKeys::key)
                .flatMap(Optional::stream).map(key -> count(now, key) > count(before, key)).distinct().toList();
        return added.size() == 1 ? Optional.of(added.get(0)) : Optional.empty();
    }

    private static long count(String definition, String key) {
        return definition.lines().filter(line -> line.startsWith("  "))
                .filter(line -> key(TableElement.of(Token.of(line))).filter(key::equals).isPresent()).count();
    }

    private static Optional<String> key(TableElement element) {
        if (element instanceof TableElement.ForeignKey key) {
            return Optional.of("foreign " + names(key.columns()) + " " + key.referenced().name() + " "
                    + names(key.referencedColumns()));
        }
        return element instanceof TableElement.Key key
                && (key.kind() == TableElement.KeyKind.FULLTEXT || key.kind() == TableElement.KeyKind.SPATIAL)
                        ? Optional.of("key " + names(key.columns()))
                        : Optional.empty();
    }

    private static String names(List<String> columns) {
        return String.join(",", columns).toLowerCase(Locale.ROOT);
    }
}
