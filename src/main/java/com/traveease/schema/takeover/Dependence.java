package com.traveease.schema.takeover;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import com.traveease.schema.definition.ColumnType;
import com.traveease.schema.definition.ObjectKind;
import com.traveease.schema.definition.SchemaDefinition;
import com.traveease.schema.definition.SchemaDefinition.Column;
import com.traveease.schema.definition.SchemaDefinition.Index;
import com.traveease.schema.definition.SchemaDefinition.Table;

/**
 * Finds which differences later scripts stumble over. What it cannot be sure of it leaves to the rehearsal, which asks the
 * server itself; what only going back or a routine's body would meet is found here alone.
 */
final class Dependence {

    private final List<LaterStatement> later;
    private final SchemaDefinition expected;
    private final SchemaDefinition actual;

    Dependence(List<LaterStatement> later, SchemaDefinition expected, SchemaDefinition actual) {
        this.later = later;
        this.expected = expected;
        this.actual = actual;
    }

    /** The same differences; those that something later depends on say what. */
    List<Difference> judged(List<Difference> differences) {
        return differences.stream().map(difference -> reason(difference).map(difference::because).orElse(difference)).toList();
    }

    private Optional<String> reason(Difference difference) {
        if (difference.isNotExpected()) {
            return clash(difference.subject());
        }
        if (difference.isMissing()) {
            return missing(difference.subject());
        }
        return switch (difference.property()) {
            case NAME -> neededByName(difference.subject()).or(() -> clash(difference.subject()));
            case TYPE -> isText(difference.subject()) ? Optional.empty() : refusedKey(difference);
            case COLLATION -> difference.subject().kind() == ObjectKind.COLUMN ? refusedKey(difference) : Optional.empty();
            case ENGINE -> engine(difference.subject().table());
            case COLUMNS, METHOD -> unindexed(difference.subject());
            case PRESENCE, ORDER, NULLABILITY, DEFAULT, AUTO_INCREMENT, ON_UPDATE, GENERATION, VISIBILITY, UNIQUENESS, TARGET,
                    RULES, DEFINITION, ENFORCEMENT ->
                Optional.empty();
        };
    }

    private Optional<String> missing(Subject subject) {
        return switch (subject.kind()) {
            case TABLE, VIEW, TRIGGER, PROCEDURE, FUNCTION, EVENT ->
                first(statement -> statement.facts().mentions().mentions(subject.name()))
                        .map(statement -> "%s needs %s %s".formatted(statement.where(), subject.kind().words(),
                                subject.name()));
            case COLUMN -> first(statement -> statement.facts().mentions().mentionsColumn(subject.table(), subject.name()))
                    .map(statement -> "%s needs %s".formatted(statement.where(), subject));
            case INDEX -> neededByName(subject).or(() -> unindexed(subject));
            case FOREIGN_KEY, CHECK -> neededByName(subject);
        };
    }

    /** Something is there under a name that a later upgrade gives away. What it undoes and makes again is expected. */
    private Optional<String> clash(Subject subject) {
        String name = subject.name();
        if (isExpected(subject.kind(), subject.table(), name)) {
            return Optional.empty();
        }
        return first(statement -> statement.isUpgrade() && statement.facts().makes().stream()
                .anyMatch(made -> made.isSameName(subject.kind(), subject.table(), name)))
                .map(statement -> "%s makes a%s of that name".formatted(statement.where(), article(subject.kind())));
    }

    private static String article(ObjectKind kind) {
        return (kind == ObjectKind.INDEX || kind == ObjectKind.EVENT ? "n " : " ")
                + (kind == ObjectKind.VIEW || kind == ObjectKind.TABLE ? "table or view" : kind.words());
    }

    private boolean isExpected(ObjectKind kind, String table, String name) {
        return switch (kind) {
            case INDEX -> expected.table(table).stream().flatMap(one -> one.indexes().stream())
                    .anyMatch(index -> index.name().equalsIgnoreCase(name));
            case FOREIGN_KEY -> expected.tables().values().stream().flatMap(one -> one.foreignKeys().stream())
                    .anyMatch(key -> key.name().equalsIgnoreCase(name));
            case CHECK -> expected.tables().values().stream().flatMap(one -> one.checks().stream())
                    .anyMatch(check -> check.name().equalsIgnoreCase(name));
            case TABLE, COLUMN, VIEW, TRIGGER, PROCEDURE, FUNCTION, EVENT -> false;
        };
    }

    /** A later script drops or renames it under the name that it has in the scripts. */
    private Optional<String> neededByName(Subject subject) {
        return subject.expectedName().flatMap(name -> first(statement -> statement.facts().needs().stream()
                .anyMatch(need -> need.isSameName(subject.kind(), subject.table(), name)
                        && need.table().equalsIgnoreCase(subject.table())))
                .map(statement -> "%s names %s %s".formatted(statement.where(), subject.kind().words(), name)));
    }

    /** Whether it is text on both sides; then the collation decides, and has a difference of its own. */
    private boolean isText(Subject column) {
        return column(expected, column.table(), column.name()).filter(ColumnType::isText).isPresent()
                && column(actual, column.table(), column.name()).filter(ColumnType::isText).isPresent();
    }

    /** The column is on one side of a later foreign key, and the two sides will not fit. */
    private Optional<String> refusedKey(Difference difference) {
        Subject subject = difference.subject();
        String column = subject.name();
        List<LaterStatement> before = new ArrayList<>();
        for (LaterStatement statement : later) {
            for (NewForeignKey reference : statement.facts().references()) {
                boolean parent = reference.refersTo(subject.table(), column);
                boolean child = reference.table().equalsIgnoreCase(subject.table())
                        && reference.columns().stream().anyMatch(column::equalsIgnoreCase);
                if ((parent || child) && before.stream().noneMatch(one -> redefines(one, subject))
                        && isRefused(reference, parent,
                                column)) {
                    return Optional.of(words(statement, reference, subject));
                }
            }
            before.add(statement);
        }
        return Optional.empty();
    }

    private static boolean redefines(LaterStatement statement, Subject column) {
        return statement.facts().redefined().stream()
                .anyMatch(redefined -> redefined.isSameName(ObjectKind.COLUMN, column.table(), column.name())
                        || redefined.isSameName(ObjectKind.TABLE, "", column.table()));
    }

    private boolean isRefused(NewForeignKey reference, boolean parent, String column) {
        int place = indexOf(parent ? reference.referencedColumns() : reference.columns(), column);
        if (place >= reference.columns().size() || place >= reference.referencedColumns().size()) {
            return false;
        }
        Optional<ColumnType> referenced = type(reference.referencedTable(), reference.referencedColumns().get(place));
        Optional<ColumnType> referencing = type(reference.table(), reference.columns().get(place));
        return referenced.isPresent() && referencing.isPresent() && !referenced.get().fits(referencing.get());
    }

    private static int indexOf(List<String> names, String name) {
        int i = 0;
        while (i < names.size() && !names.get(i).equalsIgnoreCase(name)) {
            i++;
        }
        return i;
    }

    /**
     * As it will be when the key is made: as it is now, or, when a later script makes it, of the type that fits what we expect.
     */
    private Optional<ColumnType> type(String table, String column) {
        Optional<ColumnType> now = column(actual, table, column);
        return now.isPresent() ? now : partnerType(table, column);
    }

    /** The scripts fit together, so a column that is still to come has the type of the expected one it refers to. */
    private Optional<ColumnType> partnerType(String table, String column) {
        for (LaterStatement statement : later) {
            for (NewForeignKey reference : statement.facts().references()) {
                int place = indexOf(reference.columns(), column);
                if (reference.table().equalsIgnoreCase(table) && place < reference.referencedColumns().size()) {
                    Optional<ColumnType> partner = column(expected, reference.referencedTable(),
                            reference.referencedColumns().get(place));
                    if (partner.isPresent()) {
                        return partner;
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<ColumnType> column(SchemaDefinition schema, String table, String column) {
        return schema.table(table).flatMap(one -> one.column(column)).map(Column::columnType);
    }

    private String words(LaterStatement statement, NewForeignKey reference, Subject subject) {
        Optional<Column> wanted = expected.table(subject.table()).flatMap(table -> table.column(subject.name()));
        String with = wanted
                .map(column -> column.collation().isEmpty() ? column.type() : column.type() + " " + column.collation())
                .orElse("another type");
        return "%s references %s (%s) with %s %s".formatted(statement.where(), reference.referencedTable(),
                String.join(", ", reference.referencedColumns()), with.startsWith("int") ? "an" : "a", with);
    }

    private Optional<String> engine(String table) {
        return actual.table(table).filter(one -> !one.engine().equalsIgnoreCase("InnoDB"))
                .flatMap(one -> first(statement -> statement.facts().references().stream()
                        .anyMatch(reference -> reference.refersTo(table) || reference.table().equalsIgnoreCase(table))))
                .map(statement -> "%s adds a foreign key to %s, which needs InnoDB".formatted(statement.where(), table));
    }

    /** A later foreign key refers to columns with which this index should begin, and none does. */
    private Optional<String> unindexed(Subject subject) {
        Optional<Table> there = actual.table(subject.table());
        Optional<Index> wanted = expected.table(subject.table()).flatMap(table -> table.indexes().stream()
                .filter(index -> subject.expectedName().filter(index.name()::equalsIgnoreCase).isPresent()).findFirst());
        if (there.isEmpty() || wanted.isEmpty()) {
            return Optional.empty();
        }
        for (LaterStatement statement : later) {
            for (NewForeignKey reference : statement.facts().references()) {
                if (reference.refersTo(subject.table()) && wanted.get().beginsWith(reference.referencedColumns())
                        && !there.get().hasIndexOn(reference.referencedColumns())) {
                    return Optional.of("%s references %s (%s), which needs an index that begins with these columns".formatted(
                            statement.where(),
                            reference.referencedTable(), String.join(", ", reference.referencedColumns())));
                }
            }
        }
        return Optional.empty();
    }

    private Optional<LaterStatement> first(Predicate<LaterStatement> condition) {
        return later.stream().filter(condition).findFirst();
    }
}
