package com.traveease.schema.alteration;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import com.traveease.schema.definition.ObjectKind;
import com.traveease.schema.diff.ColumnShape;
import com.traveease.schema.diff.PartShape;
import com.traveease.schema.diff.Renames;
import com.traveease.schema.diff.TableComparison;
import com.traveease.schema.diff.TableShape;
import com.traveease.schema.sql.Identifiers;

/** The clauses for the columns of a table, and what fills them. */
final class ColumnClauses {

    private final TableComparison table;
    private final Set<String> replaced;
    private final boolean namesApart;
    private final AlterDraft draft;

    /**
     * @param replaced columns, in lower case, that are dropped and added again under the same name
     * @param namesApart whether renaming is a statement before the others
     */
    ColumnClauses(TableComparison table, Set<String> replaced, boolean namesApart, AlterDraft draft) {
        this.table = table;
        this.replaced = replaced;
        this.namesApart = namesApart;
        this.draft = draft;
        table.to().columns().stream().filter(this::isStaged).forEach(column -> draft.staged.add(lower(column.name())));
    }

    void write() {
        for (ColumnShape column : table.from().columns()) {
            boolean gone = table.to().column(column.name()).isEmpty();
            if (gone || replaced.contains(lower(column.name()))) {
                // One that was renamed too has its old name still; one whose name another gets goes before.
                (Renames.isDisplaced(column.name()) ? draft.drops : draft.columns).add("DROP COLUMN "
                        + Identifiers.plain(Renames.real(table.oldName(column.name()).orElse(column.name()))));
            }
            if (gone && !column.isGenerated()) {
                draft.remarks.add("Drops %s.%s and its values.".formatted(table.to().name(), Renames.real(column.name())));
            }
        }
        List<ColumnShape> all = table.to().columns();
        int lastOld = all.size() - 1;
        while (lastOld >= 0 && isAdded(all.get(lastOld))) {
            lastOld--;
        }
        for (int i = 0; i < all.size(); i++) {
            ColumnShape column = all.get(i);
            String position = i == 0 ? " FIRST" : " AFTER " + Identifiers.plain(all.get(i - 1).name());
            if (isAdded(column)) {
                addColumn(column, i > lastOld && lastOld >= 0 ? "" : position);
            } else {
                change(table.from().column(column.name()).orElseThrow(), column,
                        table.movedColumns().contains(lower(column.name())) ? position : "");
            }
        }
    }

    /** Added, or given another type, as a column that may be NULL; filled; and then what it is to be. */
    private boolean isStaged(ColumnShape column) {
        Optional<ColumnShape> old = table.from().column(column.name());
        if (column.isGenerated() || !isInNoPrimaryKey(column)) {
            return false;
        }
        if (old.isEmpty()) {
            return !column.nullable() && Redefinition.placeholder(column).isPresent();
        }
        if (replaced.contains(lower(column.name()))) {
            return isRecoverable(old.get(), column);
        }
        return isTightened(old.get(), column) && !ColumnShape.canonical(old.get().type()).equals(
                ColumnShape.canonical(column.type())) && Redefinition.filling(column, column).isPresent();
    }

    private static boolean isTightened(ColumnShape old, ColumnShape column) {
        return old.nullable() && !column.nullable() && !column.isGenerated();
    }

    private boolean isRecoverable(ColumnShape old, ColumnShape column) {
        return Redefinition.recovered(old, column).isPresent()
                && old.mentioned().stream().allMatch(name -> table.to().column(name).isPresent());
    }

    private boolean isStaged(String column) {
        return draft.staged.contains(lower(column));
    }

    private void remarkOnce(String words, Object... values) {
        String remark = words.formatted(values);
        if (!draft.remarks.contains(remark)) {
            draft.remarks.add(remark);
        }
    }

    private boolean isAdded(ColumnShape column) {
        return table.from().column(column.name()).isEmpty() || replaced.contains(lower(column.name()));
    }

    private void addColumn(ColumnShape column, String position) {
        column.lostCharacters(table.to().name()).ifPresent(draft.remarks::add);
        boolean isNew = table.from().column(column.name()).isEmpty();
        if (isStaged(column.name())) {
            draft.columns.add("ADD COLUMN " + sql(column.nullable() ? column : column.nullable("NULL")) + position);
            if (isNew) {
                draft.after.add(fill(column, Redefinition.placeholder(column).orElseThrow(), false,
                        "%s.%s is new and NOT NULL without a default".formatted(table.to().name(), column.name()),
                        keptTimes(table.to(), column)));
            }
            if (!column.nullable()) {
                draft.tighten.add("MODIFY COLUMN " + sql(column));
            }
        } else {
            draft.columns.add("ADD COLUMN " + sql(column) + position);
        }
        if (isNew && !column.nullable() && !isInNoPrimaryKey(column) && !column.autoIncrement()
                && !column.isGenerated() && column.defaultValue().isEmpty()) {
            draft.remarks.add("Existing rows get 0 or an empty value in %s.%s, which is in the primary key.".formatted(
                    table.to().name(), column.name()));
        }
        if (!isNew) {
            replacedValues(table.from().column(column.name()).orElseThrow(), column);
            recover(table.from().column(column.name()).orElseThrow(), column);
        }
        dropDefault(column);
    }

    private void replacedValues(ColumnShape old, ColumnShape column) {
        if (!old.isGenerated() && column.isGenerated()) {
            draft.remarks
                    .add("The values of %s.%s are replaced by those of its expression; they cannot be restored.".formatted(
                            table.to().name(), column.name()));
        }
    }

    /** A generated column that becomes an ordinary one gets its values from the expression that it had. */
    private void recover(ColumnShape old, ColumnShape column) {
        Optional<String> expression = Redefinition.recovered(old, column);
        if (expression.isEmpty()) {
            return;
        }
        Optional<String> gone = old.mentioned().stream().filter(name -> table.to().column(name).isEmpty()).findFirst();
        if (gone.isPresent()) {
            draft.remarks.add("%s.%s was computed from %s, which is dropped: its values are lost.".formatted(table.to().name(),
                    column.name(), Renames.real(gone.get())));
            return;
        }
        draft.after.add(new DiffStatement("UPDATE %s\nSET %s = %s%s".formatted(Identifiers.plain(table.to().name()),
                Identifiers.plain(column.name()), expression.get(), keptTimes(table.to(), column)),
                List.of((isRedefined(old.mentioned()) ? "Computes %s.%s again, from columns that this changes."
                        : "Keeps the values that %s.%s had as a generated column.")
                        .formatted(table.to().name(), column.name()))));
    }

    /** Whether the type of one of these columns changes. */
    private boolean isRedefined(Set<String> names) {
        return names.stream().anyMatch(name -> table.from().column(name).isPresent() && table.to().column(name)
                .filter(now -> !ColumnShape.canonical(now.type()).equals(ColumnShape.canonical(
                        table.from().column(name).orElseThrow().type())))
                .isPresent());
    }

    private boolean isInNoPrimaryKey(ColumnShape column) {
        return table.to().part(ObjectKind.INDEX, PartShape.PRIMARY)
                .filter(key -> key.mentioned().contains(lower(column.name()))).isEmpty();
    }

    /** The time of the last update of a row is not the time of this one: what is assigned is not set by ON UPDATE. */
    private String keptTimes(TableShape there, ColumnShape but) {
        return there.columns().stream().filter(column -> !column.onUpdate().isEmpty() && !column.name().equals(but.name()))
                .map(column -> Identifiers.plain(there == table.to() ? column.name()
                        : Renames.real(table.oldName(column.name()).orElse(column.name()))))
                .map(name -> ",\n    %s = %s".formatted(name, name)).collect(Collectors.joining());
    }

    private DiffStatement fill(ColumnShape column, String value, boolean byDefault, String why, String kept) {
        String name = Identifiers.plain(column.name());
        return new DiffStatement("UPDATE %s\nSET %s = %s%s\nWHERE %s IS NULL".formatted(Identifiers.plain(
                table.to().name()), name, value, kept, name),
                List.of(byDefault ? why + ": existing rows without a value get the default."
                        : why + ": existing rows need a value. Replace the placeholder %s.".formatted(value)));
    }

    private void dropDefault(ColumnShape column) {
        if (column.lacksDefault()) {
            draft.after.add(DiffStatement.of(draft.alter(List.of("ALTER COLUMN %s DROP DEFAULT".formatted(
                    Identifiers.plain(column.name()))))));
        }
    }

    private void change(ColumnShape old, ColumnShape column, String position) {
        Optional<String> oldName = table.oldName(column.name());
        boolean same = old.canonical().equals(column.canonical()) && position.isEmpty();
        if (same && oldName.isPresent()) {
            draft.names.add(
                    "RENAME COLUMN %s TO %s".formatted(Identifiers.plain(oldName.get()), Identifiers.plain(column.name())));
            return;
        }
        if (same) {
            return;
        }
        if (oldName.isEmpty() && position.isEmpty() && old.name().equals(column.name()) && onlyDefaultDiffers(old, column)) {
            return;
        }
        boolean inStages = isStaged(column.name());
        if (inStages) {
            String value = Redefinition.filling(column, column).orElseThrow();
            draft.after.add(fill(column, value, value.equals(column.defaultValue()), "%s.%s becomes NOT NULL".formatted(
                    table.to().name(), column.name()), keptTimes(table.to(), column)));
            draft.tighten.add("MODIFY COLUMN " + sql(column));
        } else if (isTightened(old, column)) {
            Redefinition.filling(old, column).ifPresent(value -> draft.before.add(fill(
                    oldName.isPresent() ? old.named(oldName.get()) : old, value, value.equals(column.defaultValue()),
                    "%s.%s becomes NOT NULL".formatted(table.to().name(), column.name()), keptTimes(table.from(), old))));
        }
        column.lostCharacters(table.to().name()).ifPresent(draft.remarks::add);
        replacedValues(old, column);
        Redefinition.narrowing(old, column).ifPresent(
                words -> draft.remarks.add("%s.%s changes from %s to %s: %s".formatted(table.to().name(), column.name(),
                        old.readableType(), column.readableType(), words)));
        if (isRedefined(Set.of(lower(column.name())))) {
            table.keptParts().stream().filter(part -> part.kind() == ObjectKind.FOREIGN_KEY
                    && part.mentions(Set.of(lower(column.name()))))
                    .forEach(key -> remarkOnce(
                            "The foreign key %s is dropped and added again, as the type of its column changes. Rows are not "
                                    + "checked against it meanwhile.",
                            key.name()));
        }
        String first = sql(inStages ? column.nullable("NULL") : column);
        boolean renamedToo = oldName.isPresent() || !old.name().equals(column.name());
        if (renamedToo && !namesApart) {
            draft.columns.add(
                    "CHANGE COLUMN %s %s%s".formatted(Identifiers.plain(oldName.orElse(old.name())), first, position));
        } else {
            if (renamedToo) {
                draft.names.add("RENAME COLUMN %s TO %s".formatted(Identifiers.plain(oldName.orElse(old.name())),
                        Identifiers.plain(column.name())));
            }
            draft.columns.add("MODIFY COLUMN " + first + position);
        }
        dropDefault(column);
    }

    /** A new default alone touches no row and needs no type said again. */
    private boolean onlyDefaultDiffers(ColumnShape old, ColumnShape column) {
        ColumnShape equal = new ColumnShape(old.name(), old.type(), old.collation(), old.generation(), old.stored(),
                old.nullable(), column.defaultValue(), old.onUpdate(), old.autoIncrement(), old.visible(), old.comment(),
                old.other(), old.mentioned());
        // Measured: SET DEFAULT ('x') makes a literal of the expression; CURRENT_TIMESTAMP is refused, and NULL for some types.
        boolean literal = !column.defaultValue().startsWith("(") && !column.defaultValue().startsWith("CURRENT_TIMESTAMP")
                && !old.defaultValue().startsWith("CURRENT_TIMESTAMP")
                && !(column.defaultValue().equals("NULL") && column.hasExpressionDefaultsOnly());
        if (!equal.canonical().equals(column.canonical()) || !literal) {
            return false;
        }
        draft.columns.add("ALTER COLUMN %s %s".formatted(Identifiers.plain(column.name()),
                column.defaultValue().isEmpty() ? "DROP DEFAULT" : "SET DEFAULT " + column.defaultValue()));
        return true;
    }

    /** A column takes the collation that the table had before, when the same statement changes it. */
    private String sql(ColumnShape column) {
        return column.sql(table.from().collation().equals(table.to().collation()) ? table.to().collation() : "");
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
