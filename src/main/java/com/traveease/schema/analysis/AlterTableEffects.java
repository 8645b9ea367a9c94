package com.traveease.schema.analysis;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

import com.traveease.schema.analysis.PlannedTables.Name;
import com.traveease.schema.analysis.PlannedTables.Table;
import com.traveease.schema.syntax.AlterClause;
import com.traveease.schema.syntax.AlterTable;
import com.traveease.schema.syntax.QualifiedName;
import com.traveease.schema.syntax.TableElement;
import com.traveease.schema.syntax.TableOption;

/** Follows one ALTER TABLE. All its clauses speak of the columns as they were before it. */
final class AlterTableEffects {

    private final PlannedTables tables;
    private final String schema;
    private final Consumer<Loss> losses;

    private final Set<String> dropped = new LinkedHashSet<>();
    private final Set<String> recomputed = new LinkedHashSet<>();
    private final Map<String, String> renamed = new LinkedHashMap<>();
    private final Set<String> added = new HashSet<>();
    private Optional<Name> newName = Optional.empty();

    AlterTableEffects(PlannedTables tables, String schema, Consumer<Loss> losses) {
        this.tables = tables;
        this.schema = schema;
        this.losses = losses;
    }

    static Name named(PlannedTables tables, String schema, QualifiedName name) {
        return tables.name(name.schema().orElse(schema), name.name());
    }

    void apply(AlterTable statement) {
        Name name = named(tables, schema, statement.table());
        Table table = tables.get(name);
        statement.clauses().forEach(clause -> clause(table, clause));
        Stream.concat(dropped.stream(), recomputed.stream()).forEach(column -> table.column(column)
                .ifPresent(now -> lose(table, Loss.Kind.COLUMN, Optional.of(now))));
        table.columns(dropped, renamed, added);
        newName.ifPresent(to -> tables.renameVisible(name, to));
    }

    private void clause(Table table, AlterClause clause) {
        if (clause instanceof AlterClause.Partitions partitions) {
            partitions(table, partitions);
        } else if (clause instanceof AlterClause.ExchangePartition exchange) {
            table.exchange(exchange.partition(), tables.get(named(tables, schema, exchange.table())));
        } else if (clause instanceof AlterClause.Whole whole) {
            if (whole.action() == AlterClause.Action.DISCARD_TABLESPACE) {
                lose(table, Loss.Kind.TABLE, Optional.empty());
            }
        } else if (clause instanceof AlterClause.Drop drop) {
            if (drop.part() == AlterClause.Part.COLUMN) {
                dropped.add(drop.name());
            }
        } else if (clause instanceof AlterClause.Add add) {
            add.elements().stream().filter(TableElement.Column.class::isInstance).map(TableElement.Column.class::cast)
                    .forEach(column -> added.add(column.name()));
        } else if (clause instanceof AlterClause.Change change) {
            renamed.put(change.from(), change.to().name());
            recompute(change.from(), change.to());
        } else if (clause instanceof AlterClause.Modify modify) {
            recompute(modify.column().name(), modify.column());
        } else if (clause instanceof AlterClause.Rename rename) {
            if (rename.part() == AlterClause.Part.COLUMN) {
                renamed.put(rename.from(), rename.to());
            }
        } else if (clause instanceof AlterClause.RenameTable rename) {
            newName = Optional.of(named(tables, schema, rename.to()));
        } else if (clause instanceof AlterClause.Option option && makesBlackHole(option.option())) {
            lose(table, Loss.Kind.TABLE, Optional.empty());
        }
    }

    private void partitions(Table table, AlterClause.Partitions partitions) {
        switch (partitions.action()) {
            case DROP, TRUNCATE, DISCARD -> {
                if (partitions.all()) {
                    lose(table, Loss.Kind.TABLE, Optional.empty());
                }
                partitions.names().forEach(partition -> lose(table, Loss.Kind.PARTITION, Optional.of(partition)));
            }
            case ADD, IMPORT, COALESCE, REORGANIZE, ANALYZE, CHECK, OPTIMIZE, REBUILD, REPAIR -> {
                // The rows stay.
            }
        }
    }

    /** What becomes a generated column gets new values in every row. */
    private void recompute(String column, TableElement.Column definition) {
        if (definition.isGenerated()) {
            recomputed.add(column);
        }
    }

    /** The engine that keeps nothing. */
    private static boolean makesBlackHole(TableOption option) {
        return option.name().equals("ENGINE") && option.text().filter("BLACKHOLE"::equalsIgnoreCase).isPresent();
    }

    private void lose(Table table, Loss.Kind kind, Optional<String> part) {
        table.losing(kind, part).forEach(losses);
    }
}
