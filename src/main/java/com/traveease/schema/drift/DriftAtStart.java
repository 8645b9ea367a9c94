package com.traveease.schema.drift;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

import com.traveease.schema.definition.ObjectKind;
import com.traveease.schema.definition.SchemaText;
import com.traveease.schema.definition.StoredText;
import com.traveease.schema.definition.TableText;

/**
 * What had been changed by hand when a run began, kept so that the run does not adopt it, however often it is interrupted.
 *
 * @param objects that differed from the record
 * @param found what they were then; one that was not there is in {@code objects} only
 */
record DriftAtStart(List<ObjectName> objects, SchemaText found) {

    static final DriftAtStart NONE = new DriftAtStart(List.of(),
            new SchemaText(new SchemaText.Session("", "", "", ""), "", new TreeMap<>(), List.of()));

    DriftAtStart {
        objects = List.copyOf(objects);
    }

    static DriftAtStart of(LiveDrift drift) {
        List<ObjectName> objects = drift.objects().stream().map(DriftedObject::name).toList();
        SchemaText none = new SchemaText(drift.live().session(), drift.live().collation(), new TreeMap<>(), List.of());
        return new DriftAtStart(objects, with(none, drift.live(), objects));
    }

    boolean isEmpty() {
        return objects.isEmpty();
    }

    /**
     * What the schema should be after a run: as the run left it, except that an object which somebody had changed before, and
     * which the run left alone, is still expected to be as it was recorded.
     */
    SchemaText expected(SchemaText recorded, SchemaText after) {
        List<ObjectName> untouched = objects.stream().filter(object -> isSame(found, after, object)).toList();
        return untouched.isEmpty() ? after : with(after, recorded, untouched);
    }

    /** Without the objects that have changed since: they were corrected by hand, or changed by the interrupted run. */
    DriftAtStart stillIn(SchemaText live) {
        return new DriftAtStart(objects.stream().filter(object -> isSame(found, live, object)).toList(), found);
    }

    private static boolean isSame(SchemaText one, SchemaText other, ObjectName object) {
        if (object.kind() == ObjectKind.TABLE) {
            return Optional.ofNullable(one.tables().get(object.name()))
                    .equals(Optional.ofNullable(other.tables().get(object.name())));
        }
        // Its place among other triggers is theirs to change.
        return stored(one, object).map(DriftAtStart::withoutPlace)
                .equals(stored(other, object).map(DriftAtStart::withoutPlace));
    }

    private static StoredText withoutPlace(StoredText one) {
        return new StoredText(one.kind(), one.name(), one.table(), one.sql(), one.definer(), one.sqlMode(), one.characterSet(),
                one.collation(), one.moment(), 0);
    }

    private static Optional<StoredText> stored(SchemaText text, ObjectName object) {
        return text.stored().stream().filter(one -> one.kind() == object.kind() && one.name().equals(object.name()))
                .findFirst();
    }

    /** The text, with these objects as they are in another; without those that are not there. */
    private static SchemaText with(SchemaText text, SchemaText source, List<ObjectName> objects) {
        TreeMap<String, TableText> tables = new TreeMap<>(text.tables());
        List<StoredText> stored = new java.util.ArrayList<>(text.stored());
        for (ObjectName object : objects) {
            if (object.kind() == ObjectKind.TABLE) {
                tables.remove(object.name());
                Optional.ofNullable(source.tables().get(object.name())).ifPresent(table -> tables.put(table.name(), table));
            } else {
                stored.removeIf(one -> one.kind() == object.kind() && one.name().equals(object.name()));
                stored(source, object).ifPresent(stored::add);
            }
        }
        return new SchemaText(text.session(), text.collation(), tables, stored);
    }
}
