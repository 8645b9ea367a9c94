package com.traveease.schema.diff;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.traveease.schema.definition.ObjectKind;

/** One table on both sides, after renaming: which of its parts are the same, and what the others have become. */
public final class TableComparison {

    /** @param before empty for a new one @param after empty for one that goes */
    public record Pair(Optional<PartShape> before, Optional<PartShape> after) {

        public boolean isSame() {
            return before.isPresent() && after.isPresent();
        }
    }

    private final TableShape from;
    private final TableShape to;
    private final Map<String, String> oldNames;
    private final List<Change> changes = new ArrayList<>();
    private final List<Pair> changed = new ArrayList<>();
    private final List<PartShape> kept = new ArrayList<>();
    private final Set<String> moved;

    /** @param oldNames of renamed columns, by the new name in lower case */
    TableComparison(TableShape from, TableShape to, Map<String, String> oldNames) {
        this.from = from;
        this.to = to;
        this.oldNames = oldNames;
        this.moved = ColumnOrder.moved(from, to);
        columns();
        parts(ObjectKind.INDEX);
        parts(ObjectKind.FOREIGN_KEY);
        parts(ObjectKind.CHECK);
        table();
    }

    public TableShape from() {
        return from;
    }

    public TableShape to() {
        return to;
    }

    List<Change> changes() {
        return changes;
    }

    /** Indexes, foreign keys and checks that are not the same on both sides. */
    public List<Pair> changedParts() {
        return changed;
    }

    /** Those of the second side that are on the first as well. */
    public List<PartShape> keptParts() {
        return kept;
    }

    /** Empty when the column keeps its name. */
    public Optional<String> oldName(String column) {
        return Optional.ofNullable(oldNames.get(column.toLowerCase(Locale.ROOT)));
    }

    /** The new names of renamed columns, in lower case. */
    public Set<String> renamedColumns() {
        return oldNames.keySet();
    }

    /** Columns, in lower case, that are on both sides and stand elsewhere. */
    public Set<String> movedColumns() {
        return moved;
    }

    public boolean isSame() {
        return changes.isEmpty();
    }

    private void columns() {
        for (ColumnShape column : from.columns()) {
            if (to.column(column.name()).isEmpty()) {
                changes.add(Change.removed(ObjectKind.COLUMN, to.name(), words(Renames.real(column.name()))));
            }
        }
        for (ColumnShape column : to.columns()) {
            Optional<ColumnShape> before = from.column(column.name());
            oldName(column.name()).ifPresent(old -> changes
                    .add(Change.renamed(ObjectKind.COLUMN, to.name(), words(old), words(column.name()))));
            if (before.isEmpty()) {
                changes.add(Change.added(ObjectKind.COLUMN, to.name(), words(column.name())));
            } else {
                column(before.get(), column);
            }
        }
    }

    private String words(String column) {
        return to.name() + "." + column;
    }

    private void column(ColumnShape before, ColumnShape after) {
        Differences column = new Differences(ObjectKind.COLUMN, words(after.name()));
        column.of("name", before.name(), after.name());
        column.of("type", ColumnShape.canonical(before.type()), ColumnShape.canonical(after.type()), before.readableType(),
                after.readableType());
        if (!before.collation().isEmpty() && !after.collation().isEmpty()) {
            column.of("collation", before.collation(), after.collation());
        }
        if (before.nullable() != after.nullable()) {
            column.of("nullability", nullability(before), nullability(after));
        }
        if (!isImpliedDefault(before, after)) {
            column.of("server default", ColumnShape.canonical(before.defaultValue()),
                    ColumnShape.canonical(after.defaultValue()), orNone(before.defaultValue()), orNone(after.defaultValue()));
        }
        column.of("on update", ColumnShape.canonical(before.onUpdate()), ColumnShape.canonical(after.onUpdate()),
                orNone(before.onUpdate()), orNone(after.onUpdate()));
        column.of("generation", generation(before, true), generation(after, true), generation(before, false),
                generation(after, false));
        column.of("auto_increment", before.autoIncrement() ? "on" : "off", after.autoIncrement() ? "on" : "off");
        column.of("visibility", before.visible() ? "visible" : "invisible", after.visible() ? "visible" : "invisible");
        column.of("comment", ColumnShape.canonical(before.comment()), ColumnShape.canonical(after.comment()),
                orNone(before.comment()), orNone(after.comment()));
        column.of("attribute", String.join(" ", before.other()).toLowerCase(Locale.ROOT),
                String.join(" ", after.other()).toLowerCase(Locale.ROOT), orNone(String.join(" ", before.other())),
                orNone(String.join(" ", after.other())));
        if (moved.contains(after.name().toLowerCase(Locale.ROOT))) {
            changes.add(Change.changed(ObjectKind.COLUMN, to.name(), words(after.name()), "position", place(from, before),
                    place(to, after)));
        }
    }

    /** NULL comes and goes as a default with NOT NULL, with an expression, and with types that the server shows none of. */
    private static boolean isImpliedDefault(ColumnShape before, ColumnShape after) {
        boolean otherwise = before.nullable() != after.nullable() || before.isGenerated() != after.isGenerated()
                || !before.typeWord().equals(after.typeWord());
        return otherwise && isNoneOrNull(before) && isNoneOrNull(after);
    }

    private static boolean isNoneOrNull(ColumnShape column) {
        return column.defaultValue().isEmpty() || column.defaultValue().equals("NULL");
    }

    private static String place(TableShape table, ColumnShape column) {
        int at = table.columns().indexOf(column);
        return at == 0 ? "first" : "after " + table.columns().get(at - 1).name();
    }

    private static String nullability(ColumnShape column) {
        return column.nullable() ? "NULL" : "NOT NULL";
    }

    private static String generation(ColumnShape column, boolean canonical) {
        if (!column.isGenerated()) {
            return "none";
        }
        return (canonical ? ColumnShape.canonical(column.generation()) : column.generation())
                + (column.stored() ? " STORED" : " VIRTUAL");
    }

    private static String orNone(String text) {
        return text.isEmpty() ? "none" : text;
    }

    /** Collects what differs in one object. */
    private final class Differences {

        private final ObjectKind kind;
        private final String object;

        Differences(ObjectKind kind, String object) {
            this.kind = kind;
            this.object = object;
        }

        void of(String property, String before, String after) {
            of(property, before, after, before, after);
        }

        void of(String property, String before, String after, String beforeInWords, String afterInWords) {
            if (!before.equals(after)) {
                changes.add(Change.changed(kind, to.name(), object, property, beforeInWords, afterInWords));
            }
        }
    }

    private void parts(ObjectKind kind) {
        List<PartShape> before = new ArrayList<>(from.parts(kind));
        List<PartShape> after = new ArrayList<>(to.parts(kind));
        // By name and content; then by content, where the name says nothing; then by name; then by content alone.
        pair(before, after, (one, other) -> one.name().equals(other.name())
                && one.canonical().equals(other.canonical()));
        pair(before, after, (one, other) -> !one.named() && !other.named() && one.canonical().equals(other.canonical()));
        for (PartShape part : List.copyOf(after)) {
            before.stream().filter(one -> one.name().equalsIgnoreCase(part.name())
                    && !one.canonical().equals(part.canonical())).findFirst().ifPresent(one -> {
                        before.remove(one);
                        after.remove(part);
                        changed.add(new Pair(Optional.of(one), Optional.of(part)));
                        changes.add(
                                Change.changed(kind, to.name(), partWords(part), differing(one, part), body(one), body(part)));
                    });
        }
        for (PartShape part : List.copyOf(after)) {
            before.stream().filter(one -> one.canonical().equals(part.canonical())).findFirst().ifPresent(one -> {
                before.remove(one);
                after.remove(part);
                changed.add(new Pair(Optional.of(one), Optional.of(part)));
                changes.add(Change.renamed(kind, to.name(), partWords(one), partWords(part)));
            });
        }
        before.forEach(part -> {
            changed.add(new Pair(Optional.of(part), Optional.empty()));
            changes.add(Change.removed(kind, to.name(), partWords(part)));
        });
        after.forEach(part -> {
            changed.add(new Pair(Optional.empty(), Optional.of(part)));
            changes.add(Change.added(kind, to.name(), partWords(part)));
        });
    }

    private interface Match {
        boolean of(PartShape before, PartShape after);
    }

    private void pair(List<PartShape> before, List<PartShape> after, Match match) {
        for (PartShape part : List.copyOf(after)) {
            before.stream().filter(one -> match.of(one, part)).findFirst().ifPresent(one -> {
                before.remove(one);
                after.remove(part);
                kept.add(part);
            });
        }
    }

    private static String differing(PartShape before, PartShape after) {
        return before.canonicalBarVisibility().equals(after.canonicalBarVisibility()) ? "visibility" : "definition";
    }

    private static String body(PartShape part) {
        return part.lead().replace("CONSTRAINT", "").strip() + (part.kind() == ObjectKind.INDEX ? " " : "") + part.body();
    }

    private String partWords(PartShape part) {
        return part.isPrimary() ? to.name() + ".PRIMARY KEY"
                : part.kind() == ObjectKind.INDEX ? to.name() + "." + part.name() : to.name() + "." + part.name();
    }

    private void table() {
        Differences table = new Differences(ObjectKind.TABLE, to.name());
        Set<String> names = new LinkedHashSet<>(from.options().keySet());
        names.addAll(to.options().keySet());
        Map<String, String> words = new LinkedHashMap<>();
        names.forEach(name -> words.put(name, name.toLowerCase(Locale.ROOT).replace('_', ' ')));
        words.forEach((name, word) -> {
            String before = from.options().getOrDefault(name, "");
            String after = to.options().getOrDefault(name, "");
            table.of(word, ColumnShape.canonical(before), ColumnShape.canonical(after), orNone(before), orNone(after));
        });
        table.of("default collation", from.collation(), to.collation());
        if (!from.canonicalPartitioning().equals(to.canonicalPartitioning())) {
            changes.add(Change.changed(ObjectKind.TABLE, to.name(), to.name(), "partitioning",
                    orNone(oneLine(from.partitioning())), orNone(oneLine(to.partitioning()))));
        }
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").replaceAll(" ENGINE = \\w+", "");
    }
}
