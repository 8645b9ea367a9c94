package com.traveease.schema.takeover;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import com.traveease.schema.definition.ColumnType;
import com.traveease.schema.definition.SchemaDefinition.Column;
import com.traveease.schema.definition.SchemaDefinition.ForeignKey;
import com.traveease.schema.definition.SchemaDefinition.Table;
import com.traveease.schema.sql.Identifiers;

/** The columns that are to be corrected, and those that have to follow because a live foreign key ties them together. */
final class KeyedColumns {

    private record Place(String table, String column) {

        static Place of(String table, String column) {
            return new Place(table, column.toLowerCase(Locale.ROOT));
        }
    }

    private final Correction.Side expected;
    private final Correction.Side actual;
    private final Map<String, Map<String, String>> lines = new TreeMap<>();
    private final Set<String> comments = new LinkedHashSet<>();
    /** What a column is afterwards, of those that get another type. */
    private final Map<Place, Column> retyped = new HashMap<>();
    private final Set<Place> leftAlone = new HashSet<>();

    KeyedColumns(Correction.Side expected, Correction.Side actual) {
        this.expected = expected;
        this.actual = actual;
    }

    /** The definitions to come, by table and column. */
    Map<String, Map<String, String>> lines() {
        return lines;
    }

    Set<String> comments() {
        return comments;
    }

    void correct(Difference difference) {
        String table = difference.subject().table();
        String name = difference.subject().name();
        Optional<Column> should = column(expected, table, name);
        Optional<Column> is = column(actual, table, name);
        if (should.isEmpty() || is.isEmpty()) {
            return;
        }
        if (difference.property() == Property.GENERATION) {
            comments.add("-- %s is %s, not %s: MODIFY cannot change that in existing rows.".formatted(difference.object(),
                    difference.actual(), difference.expected()));
            leave(table, name);
        } else if (difference.property() == Property.NULLABILITY && !should.get().nullable()) {
            comments.add("-- %s becomes NOT NULL: rows with NULL in it need a value first.".formatted(difference.object()));
        }
        change(table, is.get(), should.get(), expectedLine(table, should.get()));
    }

    private static Optional<Column> column(Correction.Side side, String table, String column) {
        return side.schema().table(table).flatMap(one -> one.column(column));
    }

    private void leave(String table, String column) {
        leftAlone.add(Place.of(table, column));
        lines.computeIfAbsent(table, any -> new TreeMap<>()).remove(column.toLowerCase(Locale.ROOT));
        retyped.remove(Place.of(table, column));
    }

    private void change(String table, Column is, Column should, String line) {
        Place place = Place.of(table, is.name());
        if (leftAlone.contains(place)) {
            return;
        }
        if (!is.columnType().convertsTo(should.columnType())) {
            comments.add(
                    "-- %s.%s is %s and should be %s: its values are not converted by that. A new column has to be filled "
                            .formatted(table, is.name(), is.type(), should.type())
                            + "and take its place, here and where keys refer to it.");
            leave(table, is.name());
            return;
        }
        lines.computeIfAbsent(table, any -> new TreeMap<>()).put(place.column(), line);
        if (!is.columnType().equals(should.columnType())) {
            retyped.put(place, should);
        }
    }

    private String expectedLine(String table, Column should) {
        String line = expected.text(table).flatMap(text -> text.column(should.name())).orElseThrow();
        String beginning = Identifiers.quoted(should.name()) + " " + should.declared();
        if (should.collation().isEmpty() || line.contains(" COLLATE ") || !line.startsWith(beginning)) {
            return line;
        }
        // The server leaves out what is the table's default there; the live table may have another.
        return beginning + " COLLATE " + should.collation() + line.substring(beginning.length());
    }

    /** Adds the columns at the other end of live foreign keys, until both ends of each fit. */
    void close() {
        boolean goesOn = true;
        while (goesOn) {
            goesOn = false;
            for (Table table : actual.schema().tables().values()) {
                for (ForeignKey key : table.foreignKeys()) {
                    for (int i = 0; i < key.columns().size(); i++) {
                        goesOn |= follows(Place.of(table.name(), key.columns().get(i)),
                                Place.of(key.referencedTable(), key.referencedColumns().get(i)));
                    }
                }
            }
        }
    }

    private boolean follows(Place child, Place parent) {
        Optional<ColumnType> childType = future(child);
        Optional<ColumnType> parentType = future(parent);
        if (childType.isEmpty() || parentType.isEmpty() || childType.get().fits(parentType.get())) {
            return false;
        }
        return retyped.containsKey(parent) ? follow(child, retyped.get(parent))
                : retyped.containsKey(child) && follow(parent, retyped.get(child));
    }

    private Optional<ColumnType> future(Place place) {
        Column later = retyped.get(place);
        return later != null ? Optional.of(later.columnType())
                : column(actual, place.table(), place.column()).map(Column::columnType);
    }

    /** @return whether the place gets a new type by this */
    private boolean follow(Place place, Column leader) {
        Column is = column(actual, place.table(), place.column()).orElseThrow();
        Optional<Column> should = column(expected, place.table(), place.column())
                .filter(column -> column.columnType().fits(leader.columnType()));
        if (leftAlone.contains(place) || retyped.containsKey(place)) {
            return false;
        }
        if (should.isPresent()) {
            change(place.table(), is, should.get(), expectedLine(place.table(), should.get()));
        } else {
            Column like = new Column(is.name(), leader.declared(), leader.type(), is.nullable(), is.defaultValue(),
                    is.autoIncrement(), is.onUpdate(), is.visible(), is.generation(), leader.collation());
            change(place.table(), is, like, liveLineAs(place.table(), is, leader));
        }
        return retyped.containsKey(place);
    }

    /** The live definition with another type. */
    private String liveLineAs(String table, Column is, Column leader) {
        String line = actual.text(table).flatMap(text -> text.column(is.name())).orElseThrow();
        String name = Identifiers.quoted(is.name()) + " ";
        String rest = line.substring(Math.min(line.length(), name.length() + is.declared().length()))
                .replaceFirst("^ CHARACTER SET \\S+", "").replaceFirst("^ COLLATE \\S+", "");
        return name + leader.declared() + (leader.collation().isEmpty() ? "" : " COLLATE " + leader.collation()) + rest;
    }

    /** Whether a column at either end of the key gets another type. */
    boolean changesType(String table, ForeignKey key) {
        return key.columns().stream().anyMatch(column -> retyped.containsKey(Place.of(table, column)))
                || key.referencedColumns()
                        .stream().anyMatch(column -> retyped.containsKey(Place.of(key.referencedTable(), column)));
    }
}
