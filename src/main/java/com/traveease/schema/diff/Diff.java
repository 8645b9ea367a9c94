package com.traveease.schema.diff;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import com.traveease.schema.definition.ObjectKind;
import com.traveease.schema.definition.SchemaText;

/**
 * What differs between two schemas. Pure: it knows two definitions and what their author says of names.
 */
public final class Diff {

    private final SchemaShape from;
    private final SchemaShape to;
    private final SchemaText.Session session;
    private final Renames renames;
    private final Map<String, TableComparison> both = new TreeMap<>();
    private final List<TableShape> removed = new ArrayList<>();
    private final List<TableShape> added = new ArrayList<>();
    private final StoredComparison stored;
    private final List<Change> changes = new ArrayList<>();

    private Diff(SchemaText from, SchemaText to, Renames renames) {
        SchemaShape before = SchemaShape.of(from);
        this.to = SchemaShape.of(to);
        List<String> misses = renames.misses(before, this.to);
        if (!misses.isEmpty()) {
            throw new IllegalArgumentException(String.join(" ", misses));
        }
        this.from = before.renamed(renames);
        this.session = to.session();
        this.renames = renames;
        renames.tables().forEach((old, now) -> changes.add(Change.renamed(ObjectKind.TABLE, now, old, now)));
        tables();
        this.stored = new StoredComparison(this.from.stored(), this.to.stored(),
                removed.stream().map(table -> table.name().toLowerCase(Locale.ROOT)).collect(Collectors.toSet()));
        changes.addAll(stored.changes());
    }

    /** @throws IllegalArgumentException when something is told of names that are not there; the message is for the user */
    public static Diff between(SchemaText from, SchemaText to, Renames renames) {
        return new Diff(from, to, renames);
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

    /** The first side as it is when what was renamed has its new name. */
    public SchemaShape from() {
        return from;
    }

    public SchemaShape to() {
        return to;
    }

    public Renames renames() {
        return renames;
    }

    /** With what programs of the second side are stored, unless a statement says otherwise. */
    public SchemaText.Session session() {
        return session;
    }

    /** Tables on both sides, the same ones too, by name. */
    public Map<String, TableComparison> both() {
        return Collections.unmodifiableMap(both);
    }

    public List<TableShape> removed() {
        return List.copyOf(removed);
    }

    public List<TableShape> added() {
        return List.copyOf(added);
    }

    public StoredComparison stored() {
        return stored;
    }
}
