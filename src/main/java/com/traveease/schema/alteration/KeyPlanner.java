package com.traveease.schema.alteration;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import com.traveease.schema.definition.ObjectKind;
import com.traveease.schema.diff.ColumnShape;
import com.traveease.schema.diff.Diff;
import com.traveease.schema.diff.PartShape;
import com.traveease.schema.diff.TableComparison;
import com.traveease.schema.diff.TableShape;
import com.traveease.schema.syntax.QualifiedName;

/** Decides which foreign keys, and which checks, cannot be dropped or added with the rest of their table. */
final class KeyPlanner {

    private final Diff diff;
    private final Set<String> changed;
    private final List<String> order;
    private final StatementGrouping grouping;

    /**
     * @param changed the names of the tables on both sides that differ
     * @param order in which new and changed tables are made
     */
    KeyPlanner(Diff diff, Set<String> changed, List<String> order, StatementGrouping grouping) {
        this.diff = diff;
        this.changed = changed;
        this.order = order;
        this.grouping = grouping;
    }

    /** @param dropFirst tables that are gone before any other is changed */
    KeyPlan plan(Set<TableShape> dropFirst) {
        KeyPlan keys = KeyPlan.empty();
        Map<String, Set<String>> redefined = new HashMap<>();
        diff.both().values().stream().filter(table -> !table.isSame())
                .forEach(table -> redefined.put(table.to().name().toLowerCase(Locale.ROOT), redefined(table)));
        Set<String> gone = diff.removed().stream().map(table -> table.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        for (TableComparison table : diff.both().values()) {
            String name = table.to().name();
            for (PartShape key : table.keptParts()) {
                if (key.kind() == ObjectKind.FOREIGN_KEY && (isTouched(name, key, redefined)
                        || grouping != StatementGrouping.JOINED && (changed.contains(name) || isOn(key, changed)))) {
                    PartShape old = table.from().parts(ObjectKind.FOREIGN_KEY).stream()
                            .filter(one -> one.canonical().equals(key.canonical())
                                    && (one.name().equalsIgnoreCase(key.name()) || !one.named()))
                            .findFirst().orElse(key);
                    keys.dropEarly(name, old);
                    keys.addLate(name, key);
                }
            }
            for (TableComparison.Pair pair : table.changedParts()) {
                pair.before().filter(part -> part.kind() != ObjectKind.INDEX && isElsewhere(name, part))
                        .ifPresent(part -> keys.dropEarly(name, part));
                pair.before().filter(key -> key.kind() == ObjectKind.FOREIGN_KEY).ifPresent(key -> {
                    boolean again = pair.after().filter(after -> after.name().equalsIgnoreCase(key.name())).isPresent();
                    boolean parent = isOn(key, changed) && !isSelf(name, key) || isOn(key, gone);
                    if (grouping != StatementGrouping.JOINED || again || parent || isTouched(name, key, redefined)) {
                        keys.dropEarly(name, key);
                    }
                });
                pair.after().filter(key -> key.kind() == ObjectKind.FOREIGN_KEY)
                        .filter(key -> grouping != StatementGrouping.JOINED || comesLater(name, key))
                        .ifPresent(key -> keys.addLate(name, key));
            }
        }
        for (TableShape table : diff.added()) {
            table.parts(ObjectKind.FOREIGN_KEY).stream().filter(key -> comesLater(table.name(), key))
                    .forEach(key -> keys.addLate(table.name(), key));
        }
        for (TableShape table : diff.removed()) {
            // A circle among tables that go, or a table that is changed and still referred to.
            table.parts(ObjectKind.FOREIGN_KEY).stream().filter(key -> !isSelf(table.name(), key))
                    .filter(key -> isTouched(table.name(), key, redefined) || isInCircle(table)
                            || grouping != StatementGrouping.JOINED && isOn(key, changed))
                    .filter(key -> !dropFirst.contains(table)).forEach(key -> keys.dropEarly(table.name(), key));
        }
        return keys;
    }

    /** Whether the name of a foreign key or check is to be one in another table: a schema has each only once. */
    private boolean isElsewhere(String table, PartShape part) {
        return diff.to().tables().values().stream().filter(other -> !other.name().equals(table))
                .anyMatch(other -> other.part(part.kind(), part.name()).isPresent());
    }

    private boolean isInCircle(TableShape table) {
        Set<String> seen = new HashSet<>();
        List<String> next = new ArrayList<>(table.parents().filter(parent -> !parent.equals(table.name())).toList());
        while (!next.isEmpty()) {
            String name = next.remove(0);
            if (name.equals(table.name())) {
                return true;
            }
            if (seen.add(name)) {
                diff.from().table(name).ifPresent(parent -> parent.parents().forEach(next::add));
            }
        }
        return false;
    }

    private static boolean isSelf(String table, PartShape key) {
        return key.referenced().filter(referenced -> referenced.schema().isEmpty() && referenced.name().equals(table))
                .isPresent();
    }

    private static boolean isOn(PartShape key, Set<String> tables) {
        return key.referenced().filter(referenced -> referenced.schema().isEmpty()
                && tables.stream().anyMatch(referenced.name()::equalsIgnoreCase)).isPresent();
    }

    private boolean comesLater(String table, PartShape key) {
        int parent = key.referenced().map(referenced -> order.indexOf(referenced.name())).orElse(-1);
        return parent > order.indexOf(table);
    }

    /** Columns, in lower case, whose type or collation is another afterwards, or which are made anew. */
    private static Set<String> redefined(TableComparison table) {
        Set<String> redefined = new HashSet<>(Redefinition.replaced(table));
        for (ColumnShape column : table.to().columns()) {
            table.from().column(column.name()).filter(before -> !ColumnShape.canonical(before.type())
                    .equals(ColumnShape.canonical(column.type())) || !before.collation().equals(column.collation())
                    || before.autoIncrement() != column.autoIncrement() || before.nullable() != column.nullable()
                    || before.isGenerated() != column.isGenerated())
                    .ifPresent(before -> redefined.add(column.name().toLowerCase(Locale.ROOT)));
        }
        return redefined;
    }

    /** The server refuses to change a column that a foreign key is on, on either side. */
    private static boolean isTouched(String table, PartShape key, Map<String, Set<String>> redefined) {
        if (key.mentions(redefined.getOrDefault(table.toLowerCase(Locale.ROOT), Set.of()))) {
            return true;
        }
        String parent = key.referenced().filter(referenced -> referenced.schema().isEmpty()).map(QualifiedName::name)
                .orElse("");
        return key.referencedColumns().stream()
                .anyMatch(redefined.getOrDefault(parent.toLowerCase(Locale.ROOT), Set.of())::contains);
    }
}
