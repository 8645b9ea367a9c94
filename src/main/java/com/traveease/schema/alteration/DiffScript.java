package com.traveease.schema.alteration;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.traveease.schema.definition.ObjectKind;
import com.traveease.schema.definition.StoredText;
import com.traveease.schema.diff.Diff;
import com.traveease.schema.diff.PartShape;
import com.traveease.schema.diff.Renames;
import com.traveease.schema.diff.TableComparison;
import com.traveease.schema.diff.TableShape;
import com.traveease.schema.sql.Identifiers;
import com.traveease.schema.sql.SqlText;

/**
 * The statements that lead from the first side of a comparison to the second, in an order that the server accepts. Whether it
 * does, and whether they lead there, has to be tried.
 */
public final class DiffScript {

    private static final Pattern ZERO_DATE = Pattern.compile("'(0000-|\\d{4}-00|\\d{4}-\\d\\d-00)");

    private final Diff diff;
    private final StoredStatements stored;

    private DiffScript(Diff diff) {
        this.diff = diff;
        this.stored = new StoredStatements(diff.stored(), diff.session());
    }

    /** As few statements as there can be. */
    public static List<DiffStatement> of(Diff diff) {
        return of(diff, StatementGrouping.JOINED, Declared.NOTHING);
    }

    /** @param declared texts of the second side as their authors wrote them */
    public static List<DiffStatement> of(Diff diff, StatementGrouping grouping, Declared declared) {
        return new DiffScript(diff).statements(grouping, declared);
    }

    private List<DiffStatement> statements(StatementGrouping grouping, Declared declared) {
        List<DiffStatement> statements = new ArrayList<>();
        boolean zeroDates = hasZeroDates();
        if (zeroDates) {
            statements.add(DiffStatement.of("SET SESSION sql_mode = " + SqlText.readable(diff.session().sqlMode()
                    .replaceAll("NO_ZERO_IN_DATE,?|NO_ZERO_DATE,?|TRADITIONAL,?", "").replaceAll(",$", ""))));
        }
        statements.addAll(stored.drops());
        Set<TableShape> dropFirst = inTheWay();
        dropTables(dropFirst, statements);
        renameTables(statements);
        Map<String, TableComparison> changed = new TreeMap<>();
        diff.both().values().stream().filter(table -> !table.isSame()).forEach(table -> changed.put(table.to().name(), table));
        List<String> order = order(changed.keySet());
        KeyPlan keys = new KeyPlanner(diff, changed.keySet(), order, grouping).plan(dropFirst);
        for (TableComparison table : diff.both().values()) {
            List<PartShape> early = keys.early(table.to().name(), table.from().parts());
            alter(table.to().name(), early.stream().map(PartShape::dropSql).toList(), statements);
        }
        for (TableShape table : diff.removed()) {
            if (!dropFirst.contains(table)) {
                alter(table.name(), keys.early(table.name(), table.parts(ObjectKind.FOREIGN_KEY)).stream()
                        .map(PartShape::dropSql).toList(), statements);
            }
        }
        for (String name : order) {
            if (changed.containsKey(name)) {
                new Alteration(changed.get(name), keys, grouping == StatementGrouping.SPLIT).statements()
                        .forEach(statement -> statements.add(besideTriggers(statement, changed.get(name))));
            } else {
                TableShape table = diff.to().table(name).orElseThrow();
                statements.addAll(CreateTableSql.of(table, key -> !keys.isLate(name, key)));
            }
        }
        for (TableShape table : diff.to().tables().values()) {
            List<PartShape> late = keys.late(table.name(), table.parts(ObjectKind.FOREIGN_KEY));
            alter(table.name(), late.stream().map(key -> "ADD " + key.sql()).toList(), statements);
        }
        dropTables(new LinkedHashSet<>(diff.removed().stream().filter(table -> !dropFirst.contains(table)).toList()),
                statements);
        if (zeroDates) {
            statements.add(DiffStatement.of("SET SESSION sql_mode = DEFAULT"));
        }
        statements.addAll(stored.creates(declared));
        return statements;
    }

    /** Triggers that stay as they are do their work for an UPDATE of ours too. */
    private DiffStatement besideTriggers(DiffStatement statement, TableComparison table) {
        if (!statement.sql().startsWith("UPDATE ")) {
            return statement;
        }
        List<String> fired = diff.to().stored().stream().filter(one -> one.kind() == ObjectKind.TRIGGER
                && one.table().equals(table.to().name()) && one.moment().endsWith("UPDATE")
                && diff.from().stored().contains(one))
                .map(StoredText::name).toList();
        return fired.isEmpty() ? statement
                : statement
                        .withRemark("The %s %s %s for each of these rows.".formatted(fired.size() == 1 ? "trigger" : "triggers",
                                String.join(", ", fired),
                                fired.size() == 1 ? "runs" : "run"));
    }

    /** The server refuses to touch a table with such a default unless the SQL mode allows it. */
    private boolean hasZeroDates() {
        return Stream
                .concat(diff.added().stream(),
                        diff.both().values().stream().filter(table -> !table.isSame()).map(TableComparison::to))
                .flatMap(table -> table.columns().stream())
                .anyMatch(column -> ZERO_DATE.matcher(column.defaultValue()).lookingAt())
                || diff.both().values().stream().filter(table -> !table.isSame())
                        .flatMap(table -> table.from().columns().stream())
                        .anyMatch(column -> ZERO_DATE.matcher(column.defaultValue()).lookingAt());
    }

    private static void alter(String table, List<String> clauses, List<DiffStatement> statements) {
        if (!clauses.isEmpty()) {
            statements.add(DiffStatement.of("ALTER TABLE %s\n    %s".formatted(Identifiers.plain(table),
                    String.join(",\n    ", clauses))));
        }
    }

    private void renameTables(List<DiffStatement> statements) {
        if (!diff.renames().tables().isEmpty()) {
            statements.add(DiffStatement.of("RENAME TABLE " + String.join(", ", diff.renames().inOrder().stream()
                    .map(entry -> Identifiers.plain(entry.getKey()) + " TO " + Identifiers.plain(entry.getValue())).toList())));
        }
    }

    /** Tables that go, and whose name, or the name of whose foreign key or check, is to be another's. */
    private Set<TableShape> inTheWay() {
        Set<String> wanted = new HashSet<>();
        diff.added().forEach(table -> table.parts().stream().filter(part -> part.kind() != ObjectKind.INDEX)
                .forEach(part -> wanted.add(part.name().toLowerCase(Locale.ROOT))));
        diff.both().values().forEach(table -> table.changedParts().stream().flatMap(pair -> pair.after().stream())
                .filter(part -> part.kind() != ObjectKind.INDEX)
                .forEach(part -> wanted.add(part.name().toLowerCase(Locale.ROOT))));
        Set<TableShape> inTheWay = new LinkedHashSet<>();
        for (TableShape table : diff.removed()) {
            boolean named = Renames.isDisplaced(table.name());
            boolean constraint = table.parts().stream().anyMatch(part -> part.kind() != ObjectKind.INDEX
                    && wanted.contains(part.name().toLowerCase(Locale.ROOT)));
            if (named || constraint) {
                inTheWay.add(table);
            }
        }
        return inTheWay;
    }

    /** Children before their parents. */
    private void dropTables(Set<TableShape> tables, List<DiffStatement> statements) {
        Map<String, Set<String>> children = new LinkedHashMap<>();
        tables.forEach(table -> children.put(table.name(), new LinkedHashSet<>()));
        for (TableShape child : tables) {
            child.parents().filter(parent -> !parent.equals(child.name())).forEach(parent -> children.getOrDefault(parent,
                    new LinkedHashSet<>()).add(child.name()));
        }
        for (String name : Ordering.of(children)) {
            statements.add(new DiffStatement("DROP TABLE " + Identifiers.plain(Renames.real(name)),
                    List.of("Drops %s and its rows.".formatted(Renames.real(name)))));
        }
    }

    /** New and changed tables, those that others refer to first. */
    private List<String> order(Set<String> changed) {
        Map<String, Set<String>> parents = new TreeMap<>();
        changed.forEach(name -> parents.put(name, new LinkedHashSet<>()));
        diff.added().forEach(table -> parents.put(table.name(), new LinkedHashSet<>()));
        parents.forEach((name, before) -> diff.to().table(name).orElseThrow().parents().filter(parents::containsKey)
                .filter(parent -> !parent.equals(name)).forEach(before::add));
        return Ordering.of(parents);
    }
}
