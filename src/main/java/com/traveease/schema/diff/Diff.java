package com.traveease.schema.diff;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.traveease.schema.definition.ObjectKind;
import com.traveease.schema.definition.SchemaText;
import com.traveease.schema.sql.Identifiers;
import com.traveease.schema.sql.SqlText;

/**
 * What leads from one schema to another, in words and as SQL. Pure: it knows two definitions and what their author says of
 * names. Whether the server accepts the statements, and whether they lead there, has to be tried.
 */
public final class Diff {

    private static final Pattern ZERO_DATE = Pattern.compile("'(0000-|\\d{4}-00|\\d{4}-\\d\\d-00)");

    private final SchemaShape from;
    private final SchemaShape to;
    private final SchemaText.Session session;
    private final Renames renames;
    private final Map<String, TableComparison> both = new TreeMap<>();
    private final List<TableShape> removed = new ArrayList<>();
    private final List<TableShape> added = new ArrayList<>();
    private final StoredComparison stored;
    private final List<Change> changes = new ArrayList<>();
    private final Declared declared;

    private Diff(SchemaText from, SchemaText to, Renames renames, Declared declared) {
        SchemaShape before = SchemaShape.of(from);
        this.to = SchemaShape.of(to);
        List<String> misses = renames.misses(before, this.to);
        if (!misses.isEmpty()) {
            throw new IllegalArgumentException(String.join(" ", misses));
        }
        this.from = before.renamed(renames);
        this.session = to.session();
        this.renames = renames;
        this.declared = declared;
        renames.tables().forEach((old, now) -> changes.add(Change.renamed(ObjectKind.TABLE, now, old, now)));
        tables();
        this.stored = new StoredComparison(this.from.stored(), this.to.stored(),
                removed.stream().map(table -> table.name().toLowerCase(Locale.ROOT)).collect(Collectors.toSet()));
        changes.addAll(stored.changes());
    }

    /** @throws IllegalArgumentException when something is told of names that are not there; the message is for the user */
    public static Diff between(SchemaText from, SchemaText to, Renames renames) {
        return new Diff(from, to, renames, Declared.NOTHING);
    }

    /** @param declared texts of the second side as their authors wrote them */
    public static Diff between(SchemaText from, SchemaText to, Renames renames, Declared declared) {
        return new Diff(from, to, renames, declared);
    }

    public List<Change> changes() {
        return List.copyOf(changes);
    }

    public boolean isEmpty() {
        return changes.isEmpty();
    }

    private void tables() {
        from.tables().values().stream().filter(table -> to.table(table.name()).isEmpty()).forEach(removed::add);
        removed.forEach(table -> changes.add(Change.removed(ObjectKind.TABLE, Renames.real(table.name()),
                Renames.real(table.name()))));
        for (TableShape table : to.tables().values()) {
            Optional<TableShape> before = from.table(table.name());
            if (before.isEmpty()) {
                added.add(table);
                changes.add(Change.added(ObjectKind.TABLE, table.name(), table.name()));
                table.parts(ObjectKind.INDEX).stream().filter(part -> !part.isPrimary()).forEach(part -> changes
                        .add(Change.added(ObjectKind.INDEX, table.name(), table.name() + "." + part.name())));
                continue;
            }
            String oldTable = renames.inverse().newName(table.name());
            Map<String, String> oldNames = new HashMap<>();
            renames.ofTable(oldTable).forEach((old, now) -> oldNames.put(now.toLowerCase(Locale.ROOT), old));
            TableComparison comparison = new TableComparison(before.get(), table, oldNames);
            both.put(table.name(), comparison);
            changes.addAll(comparison.changes());
        }
    }

    /** The statements in their order, as few as there can be. */
    public List<DiffStatement> statements() {
        return statements(Effort.JOINED);
    }

    /** The statements in their order. */
    public List<DiffStatement> statements(Effort effort) {
        List<DiffStatement> statements = new ArrayList<>();
        boolean zeroDates = hasZeroDates();
        if (zeroDates) {
            statements.add(DiffStatement.of("SET SESSION sql_mode = " + SqlText.readable(session.sqlMode()
                    .replaceAll("NO_ZERO_IN_DATE,?|NO_ZERO_DATE,?|TRADITIONAL,?", "").replaceAll(",$", ""))));
        }
        statements.addAll(stored.drops());
        Set<TableShape> dropFirst = inTheWay();
        dropTables(dropFirst, statements);
        renameTables(statements);
        Map<String, TableComparison> changed = new TreeMap<>();
        both.values().stream().filter(table -> !table.isSame()).forEach(table -> changed.put(table.to().name(), table));
        List<String> order = order(changed.keySet());
        KeyPlan keys = new KeyPlanner(from, to, both.values(), removed, added, changed.keySet(), order, effort).plan(dropFirst);
        for (TableComparison table : both.values()) {
            List<PartShape> early = keys.early(table.to().name(), table.from().parts());
            alter(table.to().name(), early.stream().map(PartShape::dropSql).toList(), statements);
        }
        for (TableShape table : removed) {
            if (!dropFirst.contains(table)) {
                alter(table.name(), keys.early(table.name(), table.parts(ObjectKind.FOREIGN_KEY)).stream()
                        .map(PartShape::dropSql).toList(), statements);
            }
        }
        for (String name : order) {
            if (changed.containsKey(name)) {
                statements.addAll(new Alteration(changed.get(name), keys, effort == Effort.SPLIT).statements());
            } else {
                TableShape table = to.table(name).orElseThrow();
                statements.addAll(CreateTableSql.of(table, key -> !keys.isLate(name, key)));
            }
        }
        for (TableShape table : to.tables().values()) {
            List<PartShape> late = keys.late(table.name(), table.parts(ObjectKind.FOREIGN_KEY));
            alter(table.name(), late.stream().map(key -> "ADD " + key.sql()).toList(), statements);
        }
        dropTables(new LinkedHashSet<>(removed.stream().filter(table -> !dropFirst.contains(table)).toList()), statements);
        if (zeroDates) {
            statements.add(DiffStatement.of("SET SESSION sql_mode = DEFAULT"));
        }
        statements.addAll(stored.creates(session, declared));
        return statements;
    }

    /** The server refuses to touch a table with such a default unless the SQL mode allows it. */
    private boolean hasZeroDates() {
        return Stream.concat(added.stream(), both.values().stream().filter(table -> !table.isSame()).map(TableComparison::to))
                .flatMap(table -> table.columns().stream())
                .anyMatch(column -> ZERO_DATE.matcher(column.defaultValue()).lookingAt())
                || both.values().stream().filter(table -> !table.isSame()).flatMap(table -> table.from().columns().stream())
                        .anyMatch(column -> ZERO_DATE.matcher(column.defaultValue()).lookingAt());
    }

    private static void alter(String table, List<String> clauses, List<DiffStatement> statements) {
        if (!clauses.isEmpty()) {
            statements.add(DiffStatement.of("ALTER TABLE %s\n    %s".formatted(Identifiers.plain(table),
                    String.join(",\n    ", clauses))));
        }
    }

    private void renameTables(List<DiffStatement> statements) {
        if (!renames.tables().isEmpty()) {
            statements.add(DiffStatement.of("RENAME TABLE " + String.join(", ", renames.inOrder().stream()
                    .map(entry -> Identifiers.plain(entry.getKey()) + " TO " + Identifiers.plain(entry.getValue())).toList())));
        }
    }

    /** Tables that go, and whose name, or the name of whose foreign key or check, is to be another's. */
    private Set<TableShape> inTheWay() {
        Set<String> wanted = new HashSet<>();
        added.forEach(table -> table.parts().stream().filter(part -> part.kind() != ObjectKind.INDEX)
                .forEach(part -> wanted.add(part.name().toLowerCase(Locale.ROOT))));
        both.values().forEach(table -> table.changedParts().stream().flatMap(pair -> pair.after().stream())
                .filter(part -> part.kind() != ObjectKind.INDEX)
                .forEach(part -> wanted.add(part.name().toLowerCase(Locale.ROOT))));
        Set<TableShape> inTheWay = new LinkedHashSet<>();
        for (TableShape table : removed) {
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
        added.forEach(table -> parents.put(table.name(), new LinkedHashSet<>()));
        parents.forEach((name, before) -> to.table(name).orElseThrow().parents().filter(parents::containsKey)
                .filter(parent -> !parent.equals(name)).forEach(before::add));
        return Ordering.of(parents);
    }
}
