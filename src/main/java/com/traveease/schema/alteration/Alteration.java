package com.traveease.schema.alteration;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import com.traveease.schema.diff.ColumnShape;
import com.traveease.schema.diff.TableComparison;
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
    private final AlterDraft draft;

    /** @param split one statement for each kind of clause, for what the server refuses to do at once */
    Alteration(TableComparison table, KeyPlan keys, boolean split) {
        this.table = table;
        this.keys = keys;
        this.split = split;
        this.draft = new AlterDraft(table.to().name());
    }

    List<DiffStatement> statements() {
        Set<String> replaced = Redefinition.replaced(table);
        // Measured: where a new column takes the old name in the same statement, the server puts the indexes on that one.
        boolean namesApart = split || table.to().columns().stream().flatMap(column -> table.oldName(column.name()).stream())
                .map(Alteration::lower).anyMatch(old -> table.to().column(old).isPresent()
                        && (table.from().column(old).isEmpty() || replaced.contains(old)));
        ColumnClauses columns = new ColumnClauses(table, replaced, namesApart, draft);
        new PartClauses(table, keys, replaced, draft).write();
        columns.write();
        options();
        List<DiffStatement> statements = new ArrayList<>(draft.before);
        boolean unpartitioned = !table.from().partitioning().isEmpty()
                && (table.to().partitioning().isEmpty() || partitionedBy(table.renamedColumns()));
        if (unpartitioned) {
            statements.add(new DiffStatement(draft.alter(List.of("REMOVE PARTITIONING")), List.of("Rebuilds the table.")));
        }
        statements.addAll(draft.main(split, namesApart));
        partitions(statements, unpartitioned);
        statements.addAll(draft.after);
        statements.addAll(draft.last());
        return statements;
    }

    private void partitions(List<DiffStatement> statements, boolean unpartitioned) {
        if (table.to().partitioning().isEmpty()
                || !unpartitioned && table.from().canonicalPartitioning().equals(table.to().canonicalPartitioning())) {
            return;
        }
        Partitions wanted = Partitions.of(table.to().partitioning());
        List<Partitions.Step> steps = unpartitioned || split || table.from().partitioning().isEmpty() ? List.of(wanted.whole())
                : Partitions.of(table.from().partitioning()).to(wanted);
        steps.forEach(step -> statements.add(new DiffStatement(draft.alter(List.of(step.clause())), step.remarks())));
    }

    /** The server renames no column that decides on the partition of a row. */
    private boolean partitionedBy(Set<String> columns) {
        return Token.of(table.to().partitioning()).stream().filter(Token::isName)
                .anyMatch(token -> columns.contains(lower(token.text())));
    }

    private void options() {
        if (!table.from().collation().equals(table.to().collation())) {
            draft.options.add("DEFAULT CHARACTER SET = %s COLLATE = %s".formatted(
                    ColumnShape.characterSet(table.to().collation()), table.to().collation()));
        }
        table.from().options().forEach((name, value) -> {
            if (!table.to().options().containsKey(name)) {
                draft.options.add(name + " = " + DEFAULTS.getOrDefault(name, "DEFAULT"));
            }
        });
        table.to().options().forEach((name, value) -> {
            String old = table.from().options().getOrDefault(name, "");
            if (!ColumnShape.canonical(old).equals(ColumnShape.canonical(value))) {
                draft.options.add(name + " = " + value);
            }
        });
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
