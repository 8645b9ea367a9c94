package com.traveease.schema.statement;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

import com.traveease.schema.syntax.AlterClause;
import com.traveease.schema.syntax.AlterTable;
import com.traveease.schema.syntax.TableElement;

/**
 * The names of columns that the clauses of one {@code ALTER TABLE} give away and take. When one is among both, the table may
 * look the same afterwards and hold other values: two columns have changed places, or one is new and empty. A key or a
 * constraint that is dropped and added again loses nothing.
 */
final class ColumnNames {

    private final Set<String> given = new HashSet<>();
    private final Set<String> taken = new HashSet<>();

    ColumnNames(AlterTable statement) {
        statement.clauses().forEach(this::add);
    }

    boolean areReused() {
        return given.stream().anyMatch(taken::contains);
    }

    private void add(AlterClause clause) {
        if (clause instanceof AlterClause.Change change && change.renames()) {
            given.add(key(change.from()));
            taken.add(key(change.to().name()));
        } else if (clause instanceof AlterClause.Rename rename && rename.part() == AlterClause.Part.COLUMN) {
            given.add(key(rename.from()));
            taken.add(key(rename.to()));
        } else if (clause instanceof AlterClause.Drop drop && drop.part() == AlterClause.Part.COLUMN) {
            given.add(key(drop.name()));
        } else if (clause instanceof AlterClause.Add add) {
            add.elements().stream().filter(TableElement.Column.class::isInstance).map(TableElement.Column.class::cast)
                    .forEach(column -> taken.add(key(column.name())));
        }
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
