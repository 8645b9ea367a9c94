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
import com.traveease.schema.syntax.QualifiedName;

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
        KeyPlan keys = keys(changed, order, effort, dropFirst);
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
            parents(child).filter(parent -> !parent.equals(child.name())).forEach(parent -> children.getOrDefault(parent,
                    new LinkedHashSet<>()).add(child.name()));
        }
        for (String name : Ordering.of(children)) {
            statements.add(new DiffStatement("DROP TABLE " + Identifiers.plain(Renames.real(name)),
                    List.of("Drops %s and its rows.".formatted(Renames.real(name)))));
        }
    }

    private static Stream<String> parents(TableShape table) {
        return table.parts(ObjectKind.FOREIGN_KEY).stream().flatMap(key -> key.referenced().stream())
                .filter(referenced -> referenced.schema().isEmpty()).map(QualifiedName::name);
    }

    /** New and changed tables, those that others refer to first. */
    private List<String> order(Set<String> changed) {
        Map<String, Set<String>> parents = new TreeMap<>();
        changed.forEach(name -> parents.put(name, new LinkedHashSet<>()));
        added.forEach(table -> parents.put(table.name(), new LinkedHashSet<>()));
        parents.forEach((name, before) -> parents(to.table(name).orElseThrow()).filter(parents::containsKey)
                .filter(parent -> !parent.equals(name)).forEach(before::add));
        return Ordering.of(parents);
    }

    private KeyPlan keys(Map<String, TableComparison> changed, List<String> order, Effort effort, Set<TableShape> dropFirst) {
        KeyPlan keys = KeyPlan.empty();
        Map<String, Set<String>> redefined = new HashMap<>();
        changed.forEach((name, table) -> redefined.put(name.toLowerCase(Locale.ROOT), redefined(table)));
        Set<String> gone = removed.stream().map(table -> table.name().toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
        for (TableComparison table : both.values()) {
            String name = table.to().name();
            for (PartShape key : table.keptParts()) {
                if (key.kind() == ObjectKind.FOREIGN_KEY && (isTouched(name, key, redefined)
                        || effort != Effort.JOINED && (changed.containsKey(name) || isOn(key, changed.keySet())))) {
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
                    boolean parent = isOn(key, changed.keySet()) && !isSelf(name, key) || isOn(key, gone);
                    if (effort != Effort.JOINED || again || parent || isTouched(name, key, redefined)) {
                        keys.dropEarly(name, key);
                    }
                });
                pair.after().filter(key -> key.kind() == ObjectKind.FOREIGN_KEY)
                        .filter(key -> effort != Effort.JOINED || comesLater(name, key, order))
                        .ifPresent(key -> keys.addLate(name, key));
            }
        }
        for (TableShape table : added) {
            table.parts(ObjectKind.FOREIGN_KEY).stream().filter(key -> comesLater(table.name(), key, order))
                    .forEach(key -> keys.addLate(table.name(), key));
        }
        for (TableShape table : removed) {
            // A circle among tables that go, or a table that is changed and still referred to.
            table.parts(ObjectKind.FOREIGN_KEY).stream().filter(key -> !isSelf(table.name(), key))
                    .filter(key -> isTouched(table.name(), key, redefined) || isInCircle(table)
                            || effort != Effort.JOINED && isOn(key, changed.keySet()))
                    .filter(key -> !dropFirst.contains(table)).forEach(key -> keys.dropEarly(table.name(), key));
        }
        return keys;
    }

    /** Whether the name of a foreign key or check is to be one in another table: a schema has each only once. */
    private boolean isElsewhere(String table, PartShape part) {
        return to.tables().values().stream().filter(other -> !other.name().equals(table))
                .anyMatch(other -> other.part(part.kind(), part.name()).isPresent());
    }

    private boolean isInCircle(TableShape table) {
        Set<String> seen = new HashSet<>();
        List<String> next = new ArrayList<>(parents(table).filter(parent -> !parent.equals(table.name())).toList());
        while (!next.isEmpty()) {
            String name = next.remove(0);
            if (name.equals(table.name())) {
                return true;
            }
            if (seen.add(name)) {
                from.table(name).ifPresent(parent -> parents(parent).forEach(next::add));
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

    private boolean comesLater(String table, PartShape key, List<String> order) {
        int parent = key.referenced().map(referenced -> order.indexOf(referenced.name())).orElse(-1);
        return parent > order.indexOf(table);
    }

    /** Columns, in lower case, whose type or collation is another afterwards, or which are made anew. */
    private static Set<String> redefined(TableComparison table) {
        Set<String> redefined = new HashSet<>(new Alteration(table, KeyPlan.empty(), false).replacedColumns());
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
