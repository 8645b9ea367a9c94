package com.traveease.schema.diff;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import com.traveease.schema.definition.ObjectKind;
import com.traveease.schema.definition.StoredText;

/** The views, triggers, routines and events of both sides. */
public final class StoredComparison {

    private final List<StoredText> from;
    private final List<StoredText> to;
    private final Set<String> droppedTables;
    private final List<Change> changes = new ArrayList<>();
    private final List<StoredText> gone = new ArrayList<>();
    private final List<StoredText> made = new ArrayList<>();
    private final Set<StoredText> replacing = new LinkedHashSet<>();

    /** @param droppedTables in lower case; their triggers go with them */
    public StoredComparison(List<StoredText> from, List<StoredText> to, Set<String> droppedTables) {
        this.from = from;
        this.to = to;
        this.droppedTables = droppedTables;
        for (ObjectKind kind : List.of(ObjectKind.PROCEDURE, ObjectKind.FUNCTION, ObjectKind.VIEW, ObjectKind.EVENT)) {
            compare(kind);
        }
        triggers();
    }

    List<Change> changes() {
        return changes;
    }

    private static String key(StoredText one) {
        return one.name().toLowerCase(Locale.ROOT);
    }

    private void compare(ObjectKind kind) {
        Map<String, StoredText> before = of(kind, from);
        Map<String, StoredText> after = of(kind, to);
        before.forEach((name, one) -> {
            if (!after.containsKey(name)) {
                gone.add(one);
                changes.add(Change.removed(kind, one.name(), one.name()));
            }
        });
        after.forEach((name, one) -> {
            StoredText old = before.get(name);
            if (old == null) {
                made.add(one);
                changes.add(Change.added(kind, one.name(), one.name()));
                return;
            }
            List<Change> differing = StoredShape.changes(old, one, one.name());
            if (!differing.isEmpty()) {
                changes.addAll(differing);
                made.add(one);
                replacing.add(one);
            }
        });
    }

    private static Map<String, StoredText> of(ObjectKind kind, List<StoredText> all) {
        Map<String, StoredText> some = new LinkedHashMap<>();
        all.stream().filter(one -> one.kind() == kind).forEach(one -> some.put(key(one), one));
        return some;
    }

    /** Their order counts among those of one moment; a new one comes last. */
    private void triggers() {
        Map<String, StoredText> before = of(ObjectKind.TRIGGER, from);
        Map<String, StoredText> after = of(ObjectKind.TRIGGER, to);
        Set<String> same = new LinkedHashSet<>();
        before.forEach((name, one) -> {
            if (!after.containsKey(name)) {
                changes.add(Change.removed(ObjectKind.TRIGGER, one.table(), one.name()));
            }
        });
        after.forEach((name, one) -> {
            StoredText old = before.get(name);
            if (old == null) {
                changes.add(Change.added(ObjectKind.TRIGGER, one.table(), one.name()));
            } else {
                List<Change> differing = StoredShape.changes(old, one, one.table());
                changes.addAll(differing);
                if (differing.isEmpty()) {
                    same.add(name);
                }
            }
        });
        Set<String> kept = new LinkedHashSet<>();
        moments(after).forEach((moment, wanted) -> {
            List<String> there = moments(before).getOrDefault(moment, List.of()).stream().filter(same::contains).toList();
            int common = 0;
            while (common < Math.min(there.size(), wanted.size()) && there.get(common).equals(wanted.get(common))) {
                common++;
            }
            kept.addAll(wanted.subList(0, common));
            // That another comes or goes before it is told of the other.
            List<String> ordered = wanted.stream().filter(there::contains).toList();
            for (int i = 0; i < there.size(); i++) {
                StoredText trigger = after.get(there.get(i));
                if (!there.get(i).equals(ordered.get(i))) {
                    changes.add(Change.changed(ObjectKind.TRIGGER, trigger.table(), trigger.name(), "position",
                            place(before.get(there.get(i))), place(trigger)));
                }
            }
        });
        before.forEach((name, one) -> {
            if (!kept.contains(name)) {
                gone.add(one);
            }
        });
        after.forEach((name, one) -> {
            if (!kept.contains(name)) {
                made.add(one);
            }
        });
    }

    private static String place(StoredText trigger) {
        return "%d of %s".formatted(trigger.place(), trigger.moment());
    }

    private static Map<String, List<String>> moments(Map<String, StoredText> triggers) {
        Map<String, List<String>> moments = new LinkedHashMap<>();
        triggers.values().stream().sorted((one, other) -> Integer.compare(one.place(), other.place()))
                .forEach(one -> moments.computeIfAbsent(one.table().toLowerCase(Locale.ROOT) + " " + one.moment(),
                        any -> new ArrayList<>()).add(key(one)));
        return moments;
    }

    /** On the first side only, or to be dropped before tables are changed; triggers of dropped tables go with them. */
    public List<StoredText> gone() {
        return gone.stream().filter(one -> one.kind() != ObjectKind.TRIGGER
                || !droppedTables.contains(one.table().toLowerCase(Locale.ROOT))).toList();
    }

    /** New, or to be made again. */
    public List<StoredText> made() {
        return List.copyOf(made);
    }

    /** Whether it is there under the same name with another definition. */
    public boolean isReplacing(StoredText one) {
        return replacing.contains(one);
    }
}
