package com.traveease.schema.alteration;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

import com.traveease.schema.definition.ObjectKind;
import com.traveease.schema.diff.ColumnShape;
import com.traveease.schema.diff.PartShape;
import com.traveease.schema.diff.TableComparison;
import com.traveease.schema.sql.Identifiers;

/** The clauses for the indexes, foreign keys and checks of a table. */
final class PartClauses {

    private final TableComparison table;
    private final KeyPlan keys;
    private final Set<String> replaced;
    private final AlterDraft draft;

    /** @param replaced columns, in lower case, that are dropped and added again under the same name */
    PartClauses(TableComparison table, KeyPlan keys, Set<String> replaced, AlterDraft draft) {
        this.table = table;
        this.keys = keys;
        this.replaced = replaced;
        this.draft = draft;
    }

    void write() {
        for (TableComparison.Pair pair : table.changedParts()) {
            if (!onlyRenamedOrHidden(pair)) {
                pair.before().ifPresent(this::drop);
                pair.after().ifPresent(this::add);
            }
        }
        for (PartShape part : table.keptParts()) {
            // What is on a column that is dropped and added again, or mentions a renamed one, is made again too.
            boolean byName = renamedBlocks(part) && part.mentions(table.renamedColumns());
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
            draft.names.add("RENAME INDEX %s TO %s".formatted(Identifiers.plain(old.name()), Identifiers.plain(now.name())));
            return true;
        }
        if (old.name().equals(now.name()) && !old.isPrimary()
                && old.canonicalBarVisibility().equals(now.canonicalBarVisibility())) {
            draft.adds.add(
                    "ALTER INDEX %s %s".formatted(Identifiers.plain(now.name()), now.isVisible() ? "VISIBLE" : "INVISIBLE"));
            return true;
        }
        return false;
    }

    private void drop(PartShape part) {
        if (!keys.isEarly(table.to().name(), part)) {
            draft.drops.add(part.kind() == ObjectKind.FOREIGN_KEY ? 0 : draft.drops.size(), part.dropSql());
        }
    }

    private void add(PartShape part) {
        if (part.kind() == ObjectKind.FOREIGN_KEY && keys.isLate(table.to().name(), part)) {
            return;
        }
        boolean taken = !part.named() && table.keptParts().stream().anyMatch(kept -> kept != part && !kept.named())
                && part.kind() != ObjectKind.INDEX;
        String clause = "ADD " + (taken ? part.anonymousSql() : part.sql());
        if (part.isFulltext() && (draft.adds.stream().anyMatch(other -> other.startsWith("ADD FULLTEXT")) || isDropped(part))) {
            // InnoDB makes one at a time, and keeps the old parser of one that the same statement drops.
            draft.fulltexts.add(clause);
        } else {
            (part.mentions(draft.staged) ? draft.waiting : draft.adds).add(clause);
        }
        if (part.isUnique() && !countsAnew(part)
                && table.changedParts().stream().anyMatch(pair -> pair.after().filter(part::equals).isPresent())) {
            draft.remarks.add("Duplicates in existing rows make the new %s of %s fail."
                    .formatted(part.isPrimary() ? "primary key" : "unique index " + part.name(), table.to().name()));
        }
    }

    /** Whether a new column in it gives each row a number of its own. */
    private boolean countsAnew(PartShape part) {
        return part.mentioned().stream().anyMatch(name -> table.from().column(name).isEmpty()
                && table.to().column(name).filter(ColumnShape::autoIncrement).isPresent());
    }

    private boolean isDropped(PartShape part) {
        return draft.drops.stream().anyMatch(part.dropSql()::equalsIgnoreCase);
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
