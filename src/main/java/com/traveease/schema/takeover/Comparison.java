package com.traveease.schema.takeover;

import static com.traveease.schema.takeover.Difference.MISSING;
import static com.traveease.schema.takeover.Difference.NOT_EXPECTED;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import com.traveease.schema.definition.ObjectKind;
import com.traveease.schema.definition.SchemaDefinition;
import com.traveease.schema.definition.SchemaDefinition.Column;
import com.traveease.schema.definition.SchemaDefinition.Stored;
import com.traveease.schema.definition.SchemaDefinition.Table;

/** Finds in what a schema is not as it should be. Pure: it knows two definitions and nothing else. */
final class Comparison {

    private final SchemaDefinition expected;
    private final SchemaDefinition actual;
    private final List<Difference> differences = new ArrayList<>();

    private Comparison(SchemaDefinition expected, SchemaDefinition actual) {
        this.expected = expected;
        this.actual = actual;
    }

    /** One for each property that differs, sorted. */
    static List<Difference> of(SchemaDefinition expected, SchemaDefinition actual) {
        Comparison comparison = new Comparison(expected, actual);
        comparison.tables();
        comparison.stored();
        Collections.sort(comparison.differences);
        return List.copyOf(comparison.differences);
    }

    private void tables() {
        Pairs<Table> pairs = new Pairs<>(List.copyOf(expected.tables().values()), List.copyOf(actual.tables().values()))
                .by((one, other) -> one.name().equals(other.name()));
        pairs.missing().forEach(table -> add(subject(ObjectKind.TABLE, table.name(), table.name(), null, table.name()),
                Property.PRESENCE, "a table", MISSING));
        pairs.notExpected().forEach(table -> add(subject(ObjectKind.TABLE, table.name(), null, table.name(), table.name()),
                Property.PRESENCE, NOT_EXPECTED, "a table"));
        for (Pairs.Pair<Table> pair : pairs.pairs()) {
            Subject table = subject(ObjectKind.TABLE, pair.actual().name(), pair.expected().name(), pair.actual().name(),
                    pair.actual().name());
            compare(table, Property.ENGINE, pair.expected().engine(), pair.actual().engine());
            compare(table, Property.COLLATION, pair.expected().collation(), pair.actual().collation());
            columns(table, pair.expected(), pair.actual());
            differences.addAll(KeyComparison.of(pair.expected(), pair.actual()));
        }
    }

    private void columns(Subject table, Table expectedTable, Table actualTable) {
        Pairs<Column> pairs = new Pairs<>(expectedTable.columns(), actualTable.columns())
                .by((one, other) -> one.name().equalsIgnoreCase(other.name()));
        String prefix = table.name() + ".";
        pairs.missing().forEach(column -> add(
                subject(ObjectKind.COLUMN, table.name(), column.name(), null, prefix + column.name()), Property.PRESENCE,
                column.type(), MISSING));
        pairs.notExpected().forEach(column -> add(
                subject(ObjectKind.COLUMN, table.name(), null, column.name(), prefix + column.name()), Property.PRESENCE,
                NOT_EXPECTED, column.type()));
        int before = -1;
        boolean inOrder = true;
        for (Pairs.Pair<Column> pair : pairs.pairs()) {
            column(subject(ObjectKind.COLUMN, table.name(), pair.expected().name(), pair.actual().name(),
                    prefix + pair.actual().name()), pair.expected(), pair.actual());
            int place = actualTable.columns().indexOf(pair.actual());
            inOrder &= place > before;
            before = place;
        }
        if (!inOrder) {
            add(table, Property.ORDER, "the order of the scripts", "columns in another order");
        }
    }

    private void column(Subject subject, Column one, Column other) {
        compare(subject, Property.TYPE, one.type(), other.type());
        compare(subject, Property.NULLABILITY, one.nullable() ? "nullable" : "not null",
                other.nullable() ? "nullable" : "not null");
        if (!sameNumber(one.defaultValue(), other.defaultValue())) {
            compare(subject, Property.DEFAULT, defaultWords(one), defaultWords(other));
        }
        compare(subject, Property.AUTO_INCREMENT, one.autoIncrement() ? "auto_increment" : "not auto_increment",
                other.autoIncrement() ? "auto_increment" : "not auto_increment");
        compare(subject, Property.ON_UPDATE, onUpdateWords(one), onUpdateWords(other));
        compare(subject, Property.VISIBILITY, one.visible() ? "visible" : "invisible",
                other.visible() ? "visible" : "invisible");
        compare(subject, Property.GENERATION, Words.orElse(one.generation(), "not generated"),
                Words.orElse(other.generation(), "not generated"));
        // Where one side is no text, the type says so already.
        if (!one.collation().isEmpty() && !other.collation().isEmpty()) {
            compare(subject, Property.COLLATION, one.collation(), other.collation());
        }
    }

    /** The server writes a default with the digits of the type: {@code 0.0000}. */
    private static boolean sameNumber(String one, String other) {
        Optional<BigDecimal> number = Words.number(one);
        return number.isPresent() && Words.number(other).filter(value -> value.compareTo(number.get()) == 0).isPresent();
    }

    private static String defaultWords(Column column) {
        return column.defaultValue().isEmpty() ? "without default" : "default " + column.defaultValue();
    }

    private static String onUpdateWords(Column column) {
        return column.onUpdate().isEmpty() ? "without on update" : "on update " + column.onUpdate();
    }

    private void stored() {
        Pairs<Stored> pairs = new Pairs<>(expected.stored(), actual.stored())
                .by((one, other) -> one.kind() == other.kind() && one.name().equalsIgnoreCase(other.name()));
        pairs.missing().forEach(one -> add(subject(one.kind(), one.name(), one.name(), null, words(one)), Property.PRESENCE,
                "a " + one.kind().words(), MISSING));
        pairs.notExpected().forEach(one -> add(subject(one.kind(), one.name(), null, one.name(), words(one)), Property.PRESENCE,
                NOT_EXPECTED, "a " + one.kind().words()));
        for (Pairs.Pair<Stored> pair : pairs.pairs()) {
            Subject subject = subject(pair.actual().kind(), pair.actual().name(), pair.expected().name(), pair.actual().name(),
                    words(pair.actual()));
            if (pair.actual().definition().isEmpty()) {
                add(subject, Property.DEFINITION, "the definition of the scripts", "not readable with this account");
            } else if (!pair.expected().definition().equals(pair.actual().definition())) {
                add(subject, Property.DEFINITION, "the definition of the scripts", "defined otherwise");
            }
        }
    }

    private static String words(Stored stored) {
        return stored.kind().words() + " " + stored.name();
    }

    private static Subject subject(ObjectKind kind, String table, String expectedName, String actualName, String words) {
        return new Subject(kind, table, Optional.ofNullable(expectedName), Optional.ofNullable(actualName), words);
    }

    private void compare(Subject subject, Property property, String one, String other) {
        if (!one.equals(other)) {
            add(subject, property, one, other);
        }
    }

    private void add(Subject subject, Property property, String one, String other) {
        differences.add(new Difference(subject, property, Words.few(one), Words.few(other)));
    }
}
