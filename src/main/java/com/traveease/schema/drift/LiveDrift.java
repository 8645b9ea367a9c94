package com.traveease.schema.drift;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import com.traveease.schema.alteration.DiffScript;
import com.traveease.schema.alteration.DiffStatement;
import com.traveease.schema.definition.ObjectKind;
import com.traveease.schema.definition.SchemaText;
import com.traveease.schema.definition.StoredText;
import com.traveease.schema.definition.TableText;
import com.traveease.schema.diff.Change;
import com.traveease.schema.diff.Diff;
import com.traveease.schema.diff.Renames;

/**
 * What was changed by hand since the last run.
 *
 * @param objects that differ
 * @param unreadable whose definition this account may not read, or the one that recorded it might not: nothing is known of them
 * @param recorded what the run left, without what is ignored
 * @param live what is there now, without what is ignored
 */
public record LiveDrift(List<DriftedObject> objects, List<ObjectName> unreadable, SchemaText recorded, SchemaText live) {

    public LiveDrift {
        objects = List.copyOf(objects);
        unreadable = List.copyOf(unreadable);
    }

    /** @param hidden objects of the record that the account may not see, so that it is not known whether they are there */
    static LiveDrift between(SchemaText recorded, SchemaText live, Set<ObjectName> hidden, Ignored ignored) {
        Set<String> known = new HashSet<>();
        recorded.tables().keySet().forEach(name -> known.add(key(ObjectKind.TABLE, name)));
        recorded.stored().forEach(one -> known.add(key(one.kind(), one.name())));
        SchemaText before = without(recorded, ignored, known);
        SchemaText after = without(live, ignored, known);
        Map<String, TableText> tables = new TreeMap<>(after.tables());
        List<StoredText> stored = new ArrayList<>(after.stored());
        List<ObjectName> unreadable = new ArrayList<>();
        Map<String, StoredText> there = new HashMap<>();
        stored.forEach(one -> there.put(key(one.kind(), one.name()), one));
        for (StoredText one : before.stored()) {
            ObjectName name = new ObjectName(one.kind(), one.name());
            StoredText now = there.get(key(one.kind(), one.name()));
            if (now == null && hidden.contains(name) || now != null && !(one.isReadable() && now.isReadable())) {
                // Taken to be as it was: nothing else is known.
                stored.remove(now);
                stored.add(one);
                unreadable.add(name);
            }
        }
        before.tables().forEach((name, table) -> {
            ObjectName object = new ObjectName(ObjectKind.TABLE, name);
            if (!tables.containsKey(name) && hidden.contains(object)) {
                tables.put(name, table);
                unreadable.add(object);
            }
        });
        SchemaText assumed = new SchemaText(after.session(), after.collation(), tables, stored);
        return new LiveDrift(objects(before, assumed), unreadable, before, assumed);
    }

    private static String key(ObjectKind kind, String name) {
        return new ObjectName(kind, name).key();
    }

    private static SchemaText without(SchemaText text, Ignored ignored, Set<String> known) {
        Map<String, TableText> tables = new TreeMap<>(text.tables());
        tables.keySet().removeIf(name -> ignored.covers(name, known.contains(key(ObjectKind.TABLE, name))));
        List<StoredText> stored = text.stored().stream().filter(one -> !ignored.covers(one,
                known.contains(key(one.kind(), one.name())), known.contains(key(ObjectKind.TABLE, one.table())))).toList();
        return new SchemaText(text.session(), text.collation(), tables, stored);
    }

    private static List<DriftedObject> objects(SchemaText recorded, SchemaText live) {
        Map<ObjectName, List<Change>> changes = new TreeMap<>();
        for (Change change : Diff.between(different(recorded, live), different(live, recorded), Renames.NONE).changes()) {
            changes.computeIfAbsent(name(change), any -> new ArrayList<>()).add(change);
        }
        List<DriftedObject> objects = new ArrayList<>();
        changes.forEach((name, made) -> objects.add(new DriftedObject(name, made)));
        return objects;
    }

    private static ObjectName name(Change change) {
        return switch (change.kind()) {
            case TABLE, COLUMN, INDEX, FOREIGN_KEY, CHECK -> new ObjectName(ObjectKind.TABLE, change.table());
            case VIEW, TRIGGER, PROCEDURE, FUNCTION, EVENT -> new ObjectName(change.kind(), change.object());
        };
    }

    /** Without tables and programs of which the other has the same text: most are, and need not be taken apart. */
    private static SchemaText different(SchemaText one, SchemaText other) {
        Map<String, TableText> tables = new TreeMap<>(one.tables());
        tables.entrySet().removeIf(table -> table.getValue().equals(other.tables().get(table.getKey())));
        Set<StoredText> same = new HashSet<>(other.stored());
        List<StoredText> stored = one.stored().stream()
                .filter(text -> text.kind() == ObjectKind.TRIGGER || !same.contains(text)).toList();
        return new SchemaText(one.session(), one.collation(), tables, stored);
    }

    public boolean isNone() {
        return objects.isEmpty();
    }

    /** That make the schema what the last run left. */
    public List<DiffStatement> puttingRight() {
        return DiffScript.of(Diff.between(live, recorded, Renames.NONE));
    }

    /** That make of what the last run left what is there: the script of a revision that adopts it. */
    public List<DiffStatement> revising() {
        return DiffScript.of(Diff.between(recorded, live, Renames.NONE));
    }

    /** {@code table users, view daily and 3 more}. */
    public String summary(int most) {
        List<String> names = objects.stream().map(object -> object.name().words()).toList();
        return String.join(", ", names.subList(0, Math.min(most, names.size())))
                + (names.size() > most ? " and %d more".formatted(names.size() - most) : "");
    }

}
