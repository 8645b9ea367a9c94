package com.traveease.schema.takeover;

import static com.traveease.schema.takeover.Difference.MISSING;
import static com.traveease.schema.takeover.Difference.NOT_EXPECTED;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

import com.traveease.schema.definition.ObjectKind;
import com.traveease.schema.definition.SchemaDefinition.Check;
import com.traveease.schema.definition.SchemaDefinition.ForeignKey;
import com.traveease.schema.definition.SchemaDefinition.Index;
import com.traveease.schema.definition.SchemaDefinition.Table;

/** Finds in what the indexes, foreign keys and checks of a table differ: by what they do first, by their names second. */
final class KeyComparison {

    private final Table expected;
    private final Table actual;
    private final List<Difference> differences = new ArrayList<>();

    private KeyComparison(Table expected, Table actual) {
        this.expected = expected;
        this.actual = actual;
    }

    static List<Difference> of(Table expected, Table actual) {
        KeyComparison comparison = new KeyComparison(expected, actual);
        comparison.indexes();
        comparison.foreignKeys();
        comparison.checks();
        return comparison.differences;
    }

    static Pairs<Index> pairs(List<Index> expected, List<Index> actual) {
        return new Pairs<>(expected, actual)
                .by((one, other) -> sameName(one.name(), other.name()) && same(one.parts(), other.parts()))
                .by((one, other) -> same(one.parts(), other.parts()) && one.unique() == other.unique()
                        && one.method().equals(other.method()) && one.isPrimary() == other.isPrimary())
                .by((one, other) -> sameName(one.name(), other.name()))
                .by((one, other) -> same(one.parts(), other.parts()) && one.isPrimary() == other.isPrimary());
    }

    private void indexes() {
        Pairs<Index> pairs = pairs(expected.indexes(), actual.indexes());
        presence(ObjectKind.INDEX, pairs, Index::name, KeyComparison::about, KeyComparison::kind);
        for (Pairs.Pair<Index> pair : pairs.pairs()) {
            Index one = pair.expected();
            Index other = pair.actual();
            Subject subject = subject(ObjectKind.INDEX, one.name(), other.name(), about(other));
            name(subject, isImplicit(expected, one) && isImplicit(actual, other));
            compareNames(subject, Property.COLUMNS, String.join(", ", one.parts()), String.join(", ", other.parts()));
            compare(subject, Property.UNIQUENESS, one.unique() ? "unique" : "not unique",
                    other.unique() ? "unique" : "not unique");
            compare(subject, Property.METHOD, one.method(), other.method());
            compare(subject, Property.VISIBILITY, one.visible() ? "visible" : "invisible",
                    other.visible() ? "visible" : "invisible");
        }
    }

    private static String about(Index index) {
        return index.isPrimary() ? "primary key" : "index on " + String.join(", ", index.parts());
    }

    private static String kind(Index index) {
        return index.isPrimary() ? "a primary key" : index.unique() ? "a unique index" : "an index";
    }

    /** Whether MySQL may have thought of the name: after the foreign key that needed the index, or its first column. */
    private static boolean isImplicit(Table table, Index index) {
        String first = index.parts().get(0).toLowerCase(Locale.ROOT);
        String name = index.name().toLowerCase(Locale.ROOT);
        return name.equals(first) || name.startsWith(first + "_") && isNumber(name.substring(first.length() + 1))
                || table.foreignKeys().stream().anyMatch(key -> sameName(key.name(), index.name()));
    }

    private void foreignKeys() {
        Pairs<ForeignKey> pairs = foreignKeyPairs(expected, actual);
        presence(ObjectKind.FOREIGN_KEY, pairs, ForeignKey::name, key -> "foreign key on " + String.join(", ", key.columns()),
                KeyComparison::target);
        for (Pairs.Pair<ForeignKey> pair : pairs.pairs()) {
            ForeignKey one = pair.expected();
            ForeignKey other = pair.actual();
            Subject subject = subject(ObjectKind.FOREIGN_KEY, one.name(), other.name(),
                    "foreign key on " + String.join(", ", other.columns()));
            name(subject, isImplicit(one.name(), "_ibfk_") && isImplicit(other.name(), "_ibfk_"));
            compareNames(subject, Property.COLUMNS, String.join(", ", one.columns()), String.join(", ", other.columns()));
            compareNames(subject, Property.TARGET, target(one), target(other));
            compare(subject, Property.RULES, rules(one), rules(other));
        }
    }

    static Pairs<ForeignKey> foreignKeyPairs(Table expected, Table actual) {
        return new Pairs<>(expected.foreignKeys(), actual.foreignKeys())
                .by((one, other) -> sameName(one.name(), other.name()) && same(one.columns(), other.columns()))
                .by((one, other) -> same(one.columns(), other.columns()) && target(one).equalsIgnoreCase(target(other)))
                .by((one, other) -> same(one.columns(), other.columns()))
                .by((one, other) -> sameName(one.name(), other.name()));
    }

    private static String target(ForeignKey key) {
        return "references %s (%s)".formatted(key.referencedTable(), String.join(", ", key.referencedColumns()));
    }

    private static String rules(ForeignKey key) {
        return "on delete " + key.onDelete() + (key.onUpdate().equals("restrict") ? "" : " on update " + key.onUpdate());
    }

    private void checks() {
        Pairs<Check> pairs = new Pairs<>(expected.checks(), actual.checks())
                .by((one, other) -> sameName(one.name(), other.name()) && one.clause().equals(other.clause()))
                .by((one, other) -> one.clause().equals(other.clause()))
                .by((one, other) -> sameName(one.name(), other.name()) && !isImplicit(one.name(), "_chk_"));
        presence(ObjectKind.CHECK, pairs, Check::name, check -> "check " + check.name(), Check::clause);
        for (Pairs.Pair<Check> pair : pairs.pairs()) {
            Subject subject = subject(ObjectKind.CHECK, pair.expected().name(), pair.actual().name(),
                    "check " + pair.expected().name());
            name(subject, isImplicit(pair.expected().name(), "_chk_") && isImplicit(pair.actual().name(), "_chk_"));
            compare(subject, Property.DEFINITION, pair.expected().clause(), pair.actual().clause());
            compare(subject, Property.ENFORCEMENT, pair.expected().enforced() ? "enforced" : "not enforced",
                    pair.actual().enforced() ? "enforced" : "not enforced");
        }
    }

    /** Whether MySQL thought of the name: the table's, the mark and a number. */
    private boolean isImplicit(String name, String mark) {
        String prefix = actual.name() + mark;
        return name.startsWith(prefix) && isNumber(name.substring(prefix.length()));
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.chars().allMatch(Character::isDigit);
    }

    private static boolean sameName(String one, String other) {
        return one.equalsIgnoreCase(other);
    }

    private static boolean same(List<String> one, List<String> other) {
        return String.join("\0", one).equalsIgnoreCase(String.join("\0", other));
    }

    private <T> void presence(ObjectKind kind, Pairs<T> pairs, Function<T, String> name, Function<T, String> about,
            Function<T, String> words) {
        pairs.missing().forEach(
                one -> add(subject(kind, name.apply(one), null, about.apply(one)), Property.PRESENCE, words.apply(one),
                        MISSING));
        pairs.notExpected().forEach(one -> add(subject(kind, null, name.apply(one), about.apply(one)), Property.PRESENCE,
                NOT_EXPECTED, words.apply(one)));
    }

    private Subject subject(ObjectKind kind, String expectedName, String actualName, String about) {
        return new Subject(kind, actual.name(), Optional.ofNullable(expectedName), Optional.ofNullable(actualName),
                "%s (%s)".formatted(actual.name(), about));
    }

    private void name(Subject subject, boolean implicit) {
        if (!implicit) {
            compareNames(subject, Property.NAME, subject.expectedName().orElseThrow(), subject.actualName().orElseThrow());
        }
    }

    private void compareNames(Subject subject, Property property, String one, String other) {
        if (!sameName(one, other)) {
            add(subject, property, one, other);
        }
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
