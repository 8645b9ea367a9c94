package com.traveease.schema.lint;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.traveease.schema.lint.AlterCost.Cost;
import com.traveease.schema.rule.Rule;
import com.traveease.schema.sql.Token;
import com.traveease.schema.sql.TokenReader;
import com.traveease.schema.syntax.AlterClause;
import com.traveease.schema.syntax.AlterClause.Part;
import com.traveease.schema.syntax.AlterTable;
import com.traveease.schema.syntax.TableElement;
import com.traveease.schema.syntax.TableElement.KeyKind;
import com.traveease.schema.syntax.TableOption;
import com.traveease.schema.table.Column;
import com.traveease.schema.table.Index;
import com.traveease.schema.table.Schema;
import com.traveease.schema.table.ScriptPosition;

/** An ALTER TABLE, a CREATE INDEX or a DROP INDEX: what it destroys, breaks and blocks, and what the table is after it. */
final class AlterReview {

    private final Reviewed script;
    private final AlterTable alter;
    private final AlteredTable altered;
    private final AlterCost cost = new AlterCost();
    private final ColumnChangeReview columns;

    AlterReview(Reviewed script, AlterTable alter) {
        this.script = script;
        this.alter = alter;
        this.altered = AlteredTable.of(script, alter);
        this.columns = new ColumnChangeReview(altered, cost);
    }

    void review() {
        // All clauses speak of the columns as they were before: what is dropped goes first, then names change at once.
        DropReview drops = new DropReview(altered, cost);
        alter.clauses(AlterClause.Drop.class).forEach(drop -> drops.review(drop, script.origin(drop.tokens())));
        renameColumns();
        for (AlterClause clause : alter.clauses()) {
            clause(clause, script.origin(clause.tokens()));
        }
        cost.review(altered);
        alter.clauses(AlterClause.RenameTable.class).findFirst().ifPresent(rename -> {
            script.schema().rename(altered.key(), Schema.key(rename.to()));
        });
    }

    private void renameColumns() {
        Map<String, String> renames = new HashMap<>();
        alter.clauses(AlterClause.Rename.class).filter(rename -> rename.part() == Part.COLUMN)
                .forEach(rename -> renames.put(rename.from().toLowerCase(Locale.ROOT), rename.to()));
        alter.clauses(AlterClause.Change.class)
                .forEach(change -> renames.put(change.from().toLowerCase(Locale.ROOT), change.to().name()));
        if (!renames.isEmpty()) {
            altered.table().renameColumns(renames);
        }
    }

    private void clause(AlterClause clause, ScriptPosition at) {
        if (clause instanceof AlterClause.Add add) {
            add.elements().forEach(element -> added(element,
                    add.elements().size() > 1 ? script.origin(element.tokens()) : at, add.tokens()));
        } else if (clause instanceof AlterClause.Modify modify) {
            columns.review(modify.column().name(), modify.column(), at);
        } else if (clause instanceof AlterClause.Change change) {
            if (change.renames()) {
                renamed(change.from(), change.to().name(), at);
            }
            columns.review(change.from(), change.to(), at);
        } else if (clause instanceof AlterClause.Alter change) {
            attribute(change, at);
        } else if (clause instanceof AlterClause.Rename rename) {
            if (rename.part() == Part.COLUMN) {
                if (rename.renames()) {
                    renamed(rename.from(), rename.to(), at);
                }
            } else {
                altered.table().index(rename.from()).ifPresent(index -> altered.table().indexes().replaceAll(
                        there -> there == index ? index.renamed(rename.to().toLowerCase(Locale.ROOT)) : there));
            }
        } else if (clause instanceof AlterClause.RenameTable rename) {
            altered.ofUsed(Rule.RENAME_TABLE, at, "%s is renamed to %s.", altered.key(), rename.to());
        } else if (clause instanceof AlterClause.Option option) {
            option(option.option(), at);
        } else if (clause instanceof AlterClause.Whole whole) {
            whole(whole, at);
        } else if (clause instanceof AlterClause.Partitions partitions) {
            partitions(partitions, at);
        } else if (clause instanceof AlterClause.Other) {
            altered.table().becomesUnknown();
        }
    }

    private void added(TableElement element, ScriptPosition at, List<Token> clause) {
        if (element instanceof TableElement.Column declared) {
            addedColumn(Column.of(declared), at);
        } else if (element instanceof TableElement.Key declared) {
            addedIndex(Index.of(declared, at), at);
        } else if (element instanceof TableElement.ForeignKey declared) {
            addedForeignKey(declared, at);
            TableReview.reviewForeignKey(script, altered.key(), declared, at);
        } else if (element instanceof TableElement.Check declared) {
            if (declared.enforced()) {
                altered.ofUsed(Rule.ADD_CHECK, at, "A CHECK is added to %s.", altered.key());
                cost.needs(altered.own() ? Cost.INSTANT : Cost.COPY);
            }
            TableReview.reviewCheck(script, altered.key(), declared, at);
        }
        altered.table().add(element, at);
    }

    private void addedForeignKey(TableElement.ForeignKey declared, ScriptPosition at) {
        // Without the check of the rows it is added in place, which has a rule of its own.
        if (!altered.own() && !script.isUnchecked()) {
            script.found(Rule.ADD_FOREIGN_KEY, at, "A foreign key to %s is added to %s.", declared.referenced(), altered.key());
            cost.needs(Cost.COPY);
        }
    }

    private void addedColumn(Column column, ScriptPosition at) {
        new ColumnReview(script).review(altered.key(), column, Optional.empty(), at);
        script.addedColumn(altered.key(), column.name());
        cost.movesColumns();
        boolean computed = column.generated() || column.autoIncrement();
        if (!column.nullable() && column.defaultValue().isEmpty() && !computed) {
            altered.ofUsed(Rule.NOT_NULL_WITHOUT_DEFAULT, at, "%s.%s is added as NOT NULL without a default.", altered.key(),
                    column.name());
        }
        if (ColumnReview.isRandom(column)) {
            altered.ofUsed(Rule.RANDOM_DEFAULT, at, "%s.%s is added with the default %s.", altered.key(), column.name(),
                    column.defaultValue().orElseThrow());
        }
        if (column.generated() && column.stored()) {
            cost.copy("the STORED column %s is computed for each row", column.name());
        } else if (column.autoIncrement()) {
            cost.copy("the AUTO_INCREMENT column %s is numbered", column.name());
        } else if (column.primary()) {
            cost.rebuild("its primary key changes");
        }
        if (column.unique() && !column.autoIncrement()) {
            cost.needs(Cost.INDEX);
        }
        if (!column.checks().isEmpty()) {
            altered.ofUsed(Rule.ADD_CHECK, at, "A CHECK is added to %s with the column %s.", altered.key(), column.name());
            cost.needs(Cost.COPY);
        }
    }

    private void addedIndex(Index index, ScriptPosition at) {
        TableReview.reviewIndexName(script, altered.key(), index, at);
        boolean firstFulltext = index.kind() == KeyKind.FULLTEXT
                && altered.table().indexes().stream().noneMatch(there -> there.kind() == KeyKind.FULLTEXT);
        if (firstFulltext || index.kind() == KeyKind.SPATIAL || index.hasExpression()) {
            altered.ofUsed(Rule.INDEX_BLOCKS_WRITES, at, "%s of %s is built with writes blocked: it is %s.",
                    sentence(index.called()),
                    altered.key(), index.hasExpression() ? "on an expression"
                            : firstFulltext ? "the first FULLTEXT index of the table" : "SPATIAL");
            cost.needs(Cost.INDEX_SHARED);
        } else if (index.kind() == KeyKind.PRIMARY) {
            boolean replaces = altered.drops(Part.PRIMARY_KEY);
            cost.rebuild(replaces ? "its primary key changes" : "it gets a primary key");
        } else {
            cost.needs(Cost.INDEX);
        }
        boolean existing = index.columns().stream().anyMatch(column -> altered.before().column(column).isPresent()
                || !altered.isAdded(column)) || index.hasExpression();
        if (index.isUnique() && existing) {
            altered.ofUsed(Rule.NEW_UNIQUE_KEY, at, "%s is added to %s, whose rows may have duplicates.",
                    sentence(index.called()),
                    altered.key());
        }
    }

    private void renamed(String from, String to, ScriptPosition at) {
        boolean ownColumn = altered.isMadeHere(from);
        if (!ownColumn) {
            altered.ofUsed(Rule.RENAME_COLUMN, at, "%s.%s is renamed to %s.", altered.key(), from, to);
        }
    }

    private void attribute(AlterClause.Alter change, ScriptPosition at) {
        TokenReader reader = new TokenReader(change.tokens());
        if (change.part() == Part.COLUMN) {
            if (reader.skipPast("SET") && reader.accept("DEFAULT")) {
                String value = Column.text(reader.rest());
                columns.reviewDefault(change.name(), Optional.of(value), at);
            } else if (new TokenReader(change.tokens()).skipPast("DROP")) {
                columns.reviewDefault(change.name(), Optional.empty(), at);
            }
        } else if (change.part() == Part.CHECK || change.part() == Part.CONSTRAINT) {
            boolean enforced = change.tokens().stream().anyMatch(token -> token.is("ENFORCED"))
                    && change.tokens().stream().noneMatch(token -> token.is("NOT"));
            if (enforced) {
                altered.ofUsed(Rule.ADD_CHECK, at, "The CHECK %s of %s is enforced.", change.name(), altered.key());
                cost.needs(Cost.COPY);
            }
        }
    }

    private void option(TableOption option, ScriptPosition at) {
        TableReview.reviewOption(script, altered.key(), option, at);
        switch (option.name()) {
            case "ENGINE", "ROW_FORMAT", "KEY_BLOCK_SIZE" ->
                cost.rebuild("%s is set", option.name().replace('_', ' ').equals("ENGINE") ? "ENGINE" : option.name());
            case "CHARACTER SET" -> option.text().ifPresent(altered.table()::characterSet);
            case "COLLATE" -> option.text().ifPresent(altered.table()::collation);
            default -> {
            }
        }
    }

    private void whole(AlterClause.Whole whole, ScriptPosition at) {
        switch (whole.action()) {
            case FORCE -> cost.rebuild("FORCE is given");
            case CONVERT -> {
                TokenReader reader = new TokenReader(whole.tokens());
                reader.skipPastAny("SET", "CHARSET");
                String set = reader.next().text().toLowerCase(Locale.ROOT);
                String collation = reader.accept("COLLATE") ? reader.next().text().toLowerCase(Locale.ROOT) : "";
                altered.ofUsed(Rule.CHANGED_COLLATION, at, "The text columns of %s are converted to %s.", altered.key(),
                        collation.isEmpty() ? set : collation);
                if (ColumnReview.isUtf8mb3(set)) {
                    script.found(Rule.UTF8MB3, at, "%s is converted to utf8mb3.", altered.key());
                }
                cost.copy("its text columns are converted to %s", collation.isEmpty() ? set : collation);
                altered.table().characterSet(set);
                if (!collation.isEmpty()) {
                    altered.table().collation(collation);
                }
                Set.copyOf(altered.table().columns().keySet())
                        .forEach(column -> altered.table().edit(column, known -> known.isText()
                                ? known.with(known.nullable(), known.defaultValue(), altered.table().characterSet(),
                                        altered.table().collation())
                                : known));
            }
            case ORDER_BY -> cost.copy("its rows are sorted");
            case PARTITION_BY -> cost.copy("it is partitioned");
            case REMOVE_PARTITIONING -> cost.copy("its partitioning is removed");
            case ENABLE_KEYS, DISABLE_KEYS, DISCARD_TABLESPACE, IMPORT_TABLESPACE, SECONDARY_LOAD, SECONDARY_UNLOAD -> {
            }
        }
    }

    private void partitions(AlterClause.Partitions partitions, ScriptPosition at) {
        String names = partitions.all() ? "All partitions" : "The partitions " + String.join(", ", partitions.names());
        switch (partitions.action()) {
            case DROP -> altered.ofUsed(Rule.DROP_PARTITION, at, "%s of %s are dropped.", names, altered.key());
            case TRUNCATE -> altered.ofUsed(Rule.DROP_PARTITION, at, "%s of %s are emptied.", names, altered.key());
            case COALESCE, REORGANIZE, REBUILD, OPTIMIZE -> cost.copy("partitions are written anew");
            case ADD, DISCARD, IMPORT, ANALYZE, CHECK, REPAIR -> {
            }
        }
    }

    static String sentence(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
