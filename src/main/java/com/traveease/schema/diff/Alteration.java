package com.traveease.schema.diff;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import com.traveease.schema.definition.ObjectKind;
import com.traveease.schema.sql.Identifiers;
import com.traveease.schema.sql.Token;

/**
 * The statements that lead one table from one side to the other: one ALTER TABLE with all clauses, unless the server needs
 * more.
 */
final class Alteration {

    /** What removing an option from a definition takes. */
    private static final Map<String, String> DEFAULTS = Map.ofEntries(Map.entry("ROW_FORMAT", "DEFAULT"),
            Map.entry("STATS_PERSISTENT", "DEFAULT"), Map.entry("STATS_AUTO_RECALC", "DEFAULT"),
            Map.entry("STATS_SAMPLE_PAGES", "DEFAULT"), Map.entry("PACK_KEYS", "DEFAULT"), Map.entry("CHECKSUM", "0"),
            Map.entry("DELAY_KEY_WRITE", "0"), Map.entry("MAX_ROWS", "0"), Map.entry("MIN_ROWS", "0"),
            Map.entry("AVG_ROW_LENGTH", "0"), Map.entry("KEY_BLOCK_SIZE", "0"), Map.entry("AUTOEXTEND_SIZE", "0"),
            Map.entry("COMMENT", "''"), Map.entry("COMPRESSION", "''"), Map.entry("ENCRYPTION", "'N'"),
            Map.entry("SECONDARY_ENGINE", "NULL"), Map.entry("CONNECTION", "''"));

    private final TableComparison table;
    private final KeyPlan keys;
    private final boolean split;
    private final boolean namesApart;
    private final Set<String> replaced = new HashSet<>();
    private final Set<String> renamed = new HashSet<>();
    private final List<String> drops = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final List<String> columns = new ArrayList<>();
    private final List<String> adds = new ArrayList<>();
    private final List<String> fulltexts = new ArrayList<>();
    private final List<String> options = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();
    private final List<DiffStatement> before = new ArrayList<>();
    private final List<DiffStatement> after = new ArrayList<>();
    /** Columns, in lower case, that get their values between two statements: what is on them waits for these. */
    private final Set<String> staged = new HashSet<>();
    private final List<String> tighten = new ArrayList<>();
    private final List<String> waiting = new ArrayList<>();

    /** @param split one statement for each kind of clause, for what the server refuses to do at once */
    Alteration(TableComparison table, KeyPlan keys, boolean split) {
        this.table = table;
        this.keys = keys;
        this.split = split;
        for (ColumnShape column : table.to().columns()) {
            table.oldName(column.name()).ifPresent(old -> renamed.add(lower(column.name())));
        }
        replaced.addAll(Redefinition.replaced(table, renamed));
        // Measured: where a new column takes the old name in the same statement, the server puts the indexes on that one.
        namesApart = split || table.to().columns().stream().flatMap(column -> table.oldName(column.name()).stream())
                .anyMatch(old -> table.to().column(old).filter(this::isAdded).isPresent());
    }

    /** Columns, in lower case, that are dropped and added again under the same name. */
    Set<String> replacedColumns() {
        return replaced;
    }

    List<DiffStatement> statements() {
        table.to().columns().stream().filter(this::isStaged).forEach(column -> staged.add(lower(column.name())));
        parts();
        columns();
        options();
        List<DiffStatement> statements = new ArrayList<>(before);
        boolean unpartitioned = !table.from().partitioning().isEmpty()
                && (table.to().partitioning().isEmpty() || partitionedBy(renamed));
        if (unpartitioned) {
            statements.add(new DiffStatement(alter(List.of("REMOVE PARTITIONING")), List.of("Rebuilds the table.")));
        }
        boolean remarked = false;
        if (split) {
            for (List<String> clauses : List.of(drops, names, columns, adds, options)) {
                if (!clauses.isEmpty()) {
                    statements.add(new DiffStatement(alter(clauses), remarked ? List.of() : remarks));
                    remarked = true;
                }
            }
        } else {
            List<String> clauses = new ArrayList<>(drops);
            clauses.addAll(names);
            if (namesApart && !names.isEmpty()) {
                statements.add(new DiffStatement(alter(clauses), remarks));
                remarked = true;
                clauses.clear();
            }
            clauses.addAll(columns);
            clauses.addAll(adds);
            clauses.addAll(options);
            if (!clauses.isEmpty()) {
                statements.add(new DiffStatement(alter(clauses), remarked ? List.of() : remarks));
            }
        }
        fulltexts.forEach(clause -> statements.add(DiffStatement.of(alter(List.of(clause)))));
        partitions(statements, unpartitioned);
        statements.addAll(after);
        tighten.addAll(waiting);
        if (!tighten.isEmpty()) {
            statements.add(DiffStatement.of(alter(tighten)));
        }
        return statements;
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
        return staged.contains(lower(column));
    }

    private String alter(List<String> clauses) {
        return "ALTER TABLE %s\n    %s".formatted(Identifiers.plain(table.to().name()), String.join(",\n    ", clauses));
    }

    private void partitions(List<DiffStatement> statements, boolean unpartitioned) {
        if (table.to().partitioning().isEmpty()
                || !unpartitioned && table.from().canonicalPartitioning().equals(table.to().canonicalPartitioning())) {
            return;
        }
        Partitions wanted = Partitions.of(table.to().partitioning());
        List<Partitions.Step> steps = unpartitioned || split || table.from().partitioning().isEmpty() ? List.of(wanted.whole())
                : Partitions.of(table.from().partitioning()).to(wanted);
        steps.forEach(step -> statements.add(new DiffStatement(alter(List.of(step.clause())), step.remarks())));
    }

    /** The server renames no column that decides on the partition of a row. */
    private boolean partitionedBy(Set<String> columns) {
        return Token.of(table.to().partitioning()).stream().filter(Token::isName)
                .anyMatch(token -> columns.contains(lower(token.text())));
    }

    private void parts() {
        for (TableComparison.Pair pair : table.changedParts()) {
            if (!onlyRenamedOrHidden(pair)) {
                pair.before().ifPresent(this::drop);
                pair.after().ifPresent(this::add);
            }
        }
        for (PartShape part : table.keptParts()) {
            // What hangs on a column that goes and comes back, or on its name, goes and comes with it.
            boolean byName = renamedBlocks(part) && part.mentions(renamed);
            boolean remade = part.kind() != ObjectKind.FOREIGN_KEY && (part.mentions(replaced) || byName)
                    || part.lead().startsWith("SPATIAL") && part.mentions(withOtherAttributes());
            PartShape old = table.from().parts(part.kind()).stream().filter(one -> one.canonical().equals(part.canonical()))
                    .filter(one -> one.name().equalsIgnoreCase(part.name()) || !one.named()).findFirst().orElse(part);
            if (remade) {
                drop(old);
                add(part);
            } else if (part.kind() == ObjectKind.FOREIGN_KEY && keys.isLate(table.to().name(), part)
                    && !keys.isEarly(table.to().name(), old)) {
                drop(old);
            }
        }
    }

    /** Columns whose SRID the server does not change under a spatial index, in lower case. */
    private Set<String> withOtherAttributes() {
        Set<String> names = new HashSet<>();
        for (ColumnShape column : table.to().columns()) {
            table.from().column(column.name()).filter(old -> !old.other().equals(column.other()))
                    .ifPresent(old -> names.add(lower(column.name())));
        }
        return names;
    }

    /** The server renames columns of an index, but not in expressions. */
    private static boolean renamedBlocks(PartShape part) {
        return part.kind() == ObjectKind.CHECK || part.kind() == ObjectKind.INDEX && part.body().startsWith("((")
                || part.kind() == ObjectKind.INDEX && part.body().contains(",(");
    }

    private boolean onlyRenamedOrHidden(TableComparison.Pair pair) {
        if (!pair.isSame() || pair.after().get().kind() != ObjectKind.INDEX || pair.after().get().mentions(replaced)) {
            return false;
        }
        PartShape old = pair.before().get();
        PartShape now = pair.after().get();
        if (!old.name().equals(now.name()) && old.canonical().equals(now.canonical())) {
            names.add("RENAME INDEX %s TO %s".formatted(Identifiers.plain(old.name()), Identifiers.plain(now.name())));
            return true;
        }
        if (old.name().equals(now.name()) && !old.isPrimary()
                && old.canonicalBarVisibility().equals(now.canonicalBarVisibility())) {
            adds.add("ALTER INDEX %s %s".formatted(Identifiers.plain(now.name()), now.isVisible() ? "VISIBLE" : "INVISIBLE"));
            return true;
        }
        return false;
    }

    private void drop(PartShape part) {
        if (!keys.isEarly(table.to().name(), part)) {
            drops.add(part.kind() == ObjectKind.FOREIGN_KEY ? 0 : drops.size(), part.dropSql());
        }
    }

    private void add(PartShape part) {
        if (part.kind() == ObjectKind.FOREIGN_KEY && keys.isLate(table.to().name(), part)) {
            return;
        }
        boolean taken = !part.named() && table.keptParts().stream().anyMatch(kept -> kept != part && !kept.named())
                && part.kind() != ObjectKind.INDEX;
        String clause = "ADD " + (taken ? part.anonymousSql() : part.sql());
        if (part.isFulltext() && (adds.stream().anyMatch(other -> other.startsWith("ADD FULLTEXT")) || isDropped(part))) {
            // InnoDB makes one at a time, and keeps the old parser of one that the same statement drops.
            fulltexts.add(clause);
        } else {
            (part.mentions(staged) ? waiting : adds).add(clause);
        }
        if (part.isUnique() && !countsAnew(part)
                && table.changedParts().stream().anyMatch(pair -> pair.after().filter(part::equals).isPresent())) {
            remarks.add("Duplicates in existing rows make the new %s of %s fail."
                    .formatted(part.isPrimary() ? "primary key" : "unique index " + part.name(), table.to().name()));
        }
    }

    /** Whether a new column in it gives each row a number of its own. */
    private boolean countsAnew(PartShape part) {
        return part.mentioned().stream().anyMatch(name -> table.from().column(name).isEmpty()
                && table.to().column(name).filter(ColumnShape::autoIncrement).isPresent());
    }

    private boolean isDropped(PartShape part) {
        return drops.stream().anyMatch(part.dropSql()::equalsIgnoreCase);
    }

    private void columns() {
        for (ColumnShape column : table.from().columns()) {
            boolean gone = table.to().column(column.name()).isEmpty();
            if (gone || replaced.contains(lower(column.name()))) {
                // One that was renamed too has its old name still; one whose name another gets goes before.
                (Renames.isDisplaced(column.name()) ? drops : columns).add("DROP COLUMN "
                        + Identifiers.plain(Renames.real(table.oldName(column.name()).orElse(column.name()))));
            }
            if (gone && !column.isGenerated()) {
                remarks.add("Drops %s.%s and its values.".formatted(table.to().name(), Renames.real(column.name())));
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

    private boolean isAdded(ColumnShape column) {
        return table.from().column(column.name()).isEmpty() || replaced.contains(lower(column.name()));
    }

    private void addColumn(ColumnShape column, String position) {
        column.lostCharacters(table.to().name()).ifPresent(remarks::add);
        boolean isNew = table.from().column(column.name()).isEmpty();
        if (isStaged(column.name())) {
            columns.add("ADD COLUMN " + sql(column.nullable() ? column : column.nullable("NULL")) + position);
            if (isNew) {
                after.add(fill(column, Redefinition.placeholder(column).orElseThrow(), false,
                        "%s.%s is new and NOT NULL without a default".formatted(table.to().name(), column.name()),
                        keptTimes(table.to(), column)));
            }
            if (!column.nullable()) {
                tighten.add("MODIFY COLUMN " + sql(column));
            }
        } else {
            columns.add("ADD COLUMN " + sql(column) + position);
        }
        if (isNew && !column.nullable() && !isInNoPrimaryKey(column) && !column.autoIncrement()
                && !column.isGenerated() && column.defaultValue().isEmpty()) {
            remarks.add("Existing rows get 0 or an empty value in %s.%s, which is in the primary key.".formatted(
                    table.to().name(), column.name()));
        }
        if (!isNew) {
            replacedValues(table.from().column(column.name()).orElseThrow(), column);
            recover(table.from().column(column.name()).orElseThrow(), column);
        }
        dropDefault(column);
    }

    /** A generated column that becomes an ordinary one is made anew; what it was computed from tells its values. */
    private void replacedValues(ColumnShape old, ColumnShape column) {
        if (!old.isGenerated() && column.isGenerated()) {
            remarks.add("The values of %s.%s are replaced by those of its expression; nothing brings them back.".formatted(
                    table.to().name(), column.name()));
        }
    }

    private void recover(ColumnShape old, ColumnShape column) {
        Optional<String> expression = Redefinition.recovered(old, column);
        if (expression.isEmpty()) {
            return;
        }
        Optional<String> gone = old.mentioned().stream().filter(name -> table.to().column(name).isEmpty()).findFirst();
        if (gone.isPresent()) {
            remarks.add("%s.%s was computed from %s, which is dropped: its values are lost.".formatted(table.to().name(),
                    column.name(), Renames.real(gone.get())));
            return;
        }
        after.add(new DiffStatement("UPDATE %s\nSET %s = %s%s".formatted(Identifiers.plain(table.to().name()),
                Identifiers.plain(column.name()), expression.get(), keptTimes(table.to(), column)),
                List.of("Keeps the values that %s.%s had as a generated column.".formatted(table.to().name(), column.name()))));
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
            after.add(DiffStatement.of(alter(List.of("ALTER COLUMN %s DROP DEFAULT".formatted(
                    Identifiers.plain(column.name()))))));
        }
    }

    private void change(ColumnShape old, ColumnShape column, String position) {
        Optional<String> oldName = table.oldName(column.name());
        boolean same = old.canonical().equals(column.canonical()) && position.isEmpty();
        if (same && oldName.isPresent()) {
            names.add("RENAME COLUMN %s TO %s".formatted(Identifiers.plain(oldName.get()), Identifiers.plain(column.name())));
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
            after.add(fill(column, value, value.equals(column.defaultValue()), "%s.%s becomes NOT NULL".formatted(
                    table.to().name(), column.name()), keptTimes(table.to(), column)));
            tighten.add("MODIFY COLUMN " + sql(column));
        } else if (isTightened(old, column)) {
            Redefinition.filling(old, column).ifPresent(value -> before.add(fill(
                    oldName.isPresent() ? old.named(oldName.get()) : old, value, value.equals(column.defaultValue()),
                    "%s.%s becomes NOT NULL".formatted(table.to().name(), column.name()), keptTimes(table.from(), old))));
        }
        column.lostCharacters(table.to().name()).ifPresent(remarks::add);
        replacedValues(old, column);
        Redefinition.narrowing(old, column).ifPresent(
                words -> remarks.add("%s.%s changes from %s to %s: %s".formatted(table.to().name(), column.name(),
                        old.readableType(), column.readableType(), words)));
        String first = sql(inStages ? column.nullable("NULL") : column);
        boolean renamedToo = oldName.isPresent() || !old.name().equals(column.name());
        if (renamedToo && !namesApart) {
            columns.add(
                    "CHANGE COLUMN %s %s%s".formatted(Identifiers.plain(oldName.orElse(old.name())), first, position));
        } else {
            if (renamedToo) {
                names.add("RENAME COLUMN %s TO %s".formatted(Identifiers.plain(oldName.orElse(old.name())),
                        Identifiers.plain(column.name())));
            }
            columns.add("MODIFY COLUMN " + first + position);
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
        columns.add("ALTER COLUMN %s %s".formatted(Identifiers.plain(column.name()),
                column.defaultValue().isEmpty() ? "DROP DEFAULT" : "SET DEFAULT " + column.defaultValue()));
        return true;
    }

    /** A column takes the collation that the table had before, when the same statement changes it. */
    private String sql(ColumnShape column) {
        return column.sql(table.from().collation().equals(table.to().collation()) ? table.to().collation() : "");
    }

    private void options() {
        if (!table.from().collation().equals(table.to().collation())) {
            options.add("DEFAULT CHARACTER SET = %s COLLATE = %s".formatted(
                    ColumnShape.characterSet(table.to().collation()), table.to().collation()));
        }
        table.from().options().forEach((name, value) -> {
            if (!table.to().options().containsKey(name)) {
                options.add(name + " = " + DEFAULTS.getOrDefault(name, "DEFAULT"));
            }
        });
        table.to().options().forEach((name, value) -> {
            String old = table.from().options().getOrDefault(name, "");
            if (!ColumnShape.canonical(old).equals(ColumnShape.canonical(value))) {
                options.add(name + " = " + value);
            }
        });
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
