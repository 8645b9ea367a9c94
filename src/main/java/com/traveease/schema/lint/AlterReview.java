package com.traveease.schema.lint;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.traveease.schema.sql.Token;
import com.traveease.schema.sql.TokenReader;
import com.traveease.schema.syntax.AlterClause;
import com.traveease.schema.syntax.AlterClause.Part;
import com.traveease.schema.syntax.AlterTable;
import com.traveease.schema.syntax.TableElement;
import com.traveease.schema.syntax.TableElement.KeyKind;
import com.traveease.schema.syntax.TableOption;

/** An ALTER TABLE, a CREATE INDEX or a DROP INDEX: what it destroys, breaks and blocks, and what the table is after it. */
final class AlterReview {

    /** What the server does for a change at best, the cheapest first; measured on 8.0.31. */
    private enum Effort {
        INSTANT,
        /** An index is built while others write. */
        INDEX,
        /** The table is written anew while others write. */
        REBUILD,
        /** An index is built while others only read. */
        INDEX_SHARED,
        /** The table is written anew while others only read. */
        COPY
    }

    private static final int ROW_VERSIONS = 64;

    private final Reviewed script;
    private final AlterTable alter;
    private final String key;
    private final Table before;
    private final Table table;
    private final boolean own;
    private Effort effort = Effort.INSTANT;
    /** What makes it copy the table; empty where a rule of its own has said it. */
    private String copies = "";
    private String rebuilds = "";
    private boolean movesColumns;

    AlterReview(Reviewed script, AlterTable alter) {
        this.script = script;
        this.alter = alter;
        this.key = Schema.key(alter.table());
        this.own = script.isOwn(key);
        this.table = script.schema().changed(key);
        this.before = table.copied();
    }

    void review() {
        // All clauses speak of the columns as they were before: what is dropped goes first, then names change at once.
        alter.clauses(AlterClause.Drop.class).forEach(drop -> dropped(drop, script.origin(drop.tokens())));
        renameColumns();
        for (AlterClause clause : alter.clauses()) {
            clause(clause, script.origin(clause.tokens()));
        }
        String algorithm = alter.said(AlterClause.Manner.ALGORITHM).orElse("DEFAULT");
        String lock = alter.said(AlterClause.Manner.LOCK).orElse("DEFAULT");
        if (algorithm.equals("INSTANT") && !lock.equals("DEFAULT")) {
            script.found(Rule.INSTANT_WITH_LOCK, "ALGORITHM=INSTANT and LOCK=%s are given for %s.", lock, key);
        }
        if (algorithm.equals("COPY")) {
            needs(Effort.COPY);
            copies = "ALGORITHM=COPY is given";
        }
        if (lock.equals("SHARED") || lock.equals("EXCLUSIVE")) {
            needs(Effort.COPY);
            copies = "LOCK=" + lock + " is given";
        }
        if (!own) {
            blocks(algorithm);
        }
        alter.clauses(AlterClause.RenameTable.class).findFirst().ifPresent(rename -> {
            script.schema().rename(key, Schema.key(rename.to()));
        });
    }

    private void renameColumns() {
        Map<String, String> renames = new HashMap<>();
        alter.clauses(AlterClause.Rename.class).filter(rename -> rename.part() == Part.COLUMN)
                .forEach(rename -> renames.put(rename.from().toLowerCase(Locale.ROOT), rename.to()));
        alter.clauses(AlterClause.Change.class)
                .forEach(change -> renames.put(change.from().toLowerCase(Locale.ROOT), change.to().name()));
        if (!renames.isEmpty()) {
            table.renameColumns(renames);
        }
    }

    private void blocks(String algorithm) {
        boolean instant = effort == Effort.INSTANT;
        if (instant && movesColumns && !algorithm.equals("INPLACE")) {
            table.changedInstantly();
            if (table.instantChanges() > ROW_VERSIONS) {
                script.found(Rule.INSTANT_LIMIT, "%s has had %d instant changes before this one.", key,
                        table.instantChanges() - 1);
                table.rebuilt();
            }
        }
        if (effort == Effort.COPY || effort == Effort.REBUILD) {
            table.rebuilt();
        }
        if (effort == Effort.COPY && !copies.isEmpty()) {
            script.found(Rule.TABLE_COPY, "Writes to %s are blocked: %s.", key, copies);
        } else if (effort == Effort.REBUILD) {
            script.found(Rule.TABLE_REBUILD, "%s is rebuilt: %s.", key, rebuilds);
        }
        boolean alone = alter.added().anyMatch(element -> element instanceof TableElement.Key added
                && added.kind() == KeyKind.FULLTEXT);
        if (!instant && !alone && script.work(key) == 2) {
            script.found(Rule.SEPARATE_ALTERS, "%s was altered by an earlier statement of this script already.", key);
        }
    }

    private void needs(Effort other) {
        effort = effort.compareTo(other) >= 0 ? effort : other;
    }

    private void copy(String why, Object... names) {
        needs(Effort.COPY);
        copies = copies.isEmpty() ? why.formatted(names) : copies;
    }

    private void rebuild(String why, Object... names) {
        needs(Effort.REBUILD);
        rebuilds = rebuilds.isEmpty() ? why.formatted(names) : rebuilds;
    }

    /** Whatever only matters to a table that has rows and users. */
    private void ofUsed(Rule rule, Origin at, String what, Object... names) {
        if (!own) {
            script.found(rule, at, what, names);
        }
    }

    private void clause(AlterClause clause, Origin at) {
        if (clause instanceof AlterClause.Add add) {
            add.elements().forEach(element -> added(element,
                    add.elements().size() > 1 ? script.origin(element.tokens()) : at, add.tokens()));
        } else if (clause instanceof AlterClause.Modify modify) {
            changed(modify.column().name(), modify.column(), at);
        } else if (clause instanceof AlterClause.Change change) {
            if (change.renames()) {
                renamed(change.from(), change.to().name(), at);
            }
            changed(change.from(), change.to(), at);
        } else if (clause instanceof AlterClause.Alter altered) {
            altered(altered, at);
        } else if (clause instanceof AlterClause.Rename rename) {
            if (rename.part() == Part.COLUMN) {
                if (rename.renames()) {
                    renamed(rename.from(), rename.to(), at);
                }
            } else {
                table.index(rename.from()).ifPresent(index -> table.indexes().replaceAll(
                        there -> there == index ? index.renamed(rename.to().toLowerCase(Locale.ROOT)) : there));
            }
        } else if (clause instanceof AlterClause.RenameTable rename) {
            ofUsed(Rule.RENAME_TABLE, at, "%s is renamed to %s.", key, rename.to());
        } else if (clause instanceof AlterClause.Option option) {
            option(option.option(), at);
        } else if (clause instanceof AlterClause.Whole whole) {
            whole(whole, at);
        } else if (clause instanceof AlterClause.Partitions partitions) {
            partitions(partitions, at);
        } else if (clause instanceof AlterClause.Other) {
            table.becomesUnknown();
        }
    }

    private void added(TableElement element, Origin at, List<Token> clause) {
        if (element instanceof TableElement.Column declared) {
            addedColumn(Column.of(declared), at);
        } else if (element instanceof TableElement.Key declared) {
            addedIndex(Index.of(declared, at), at);
        } else if (element instanceof TableElement.ForeignKey declared) {
            addedForeignKey(declared, at);
            TableReview.reviewForeignKey(script, key, declared, at);
        } else if (element instanceof TableElement.Check declared) {
            if (declared.enforced()) {
                ofUsed(Rule.ADD_CHECK, at, "A CHECK is added to %s.", key);
                needs(own ? Effort.INSTANT : Effort.COPY);
            }
            TableReview.reviewCheck(script, key, declared, at);
        }
        table.add(element, at);
    }

    private void addedForeignKey(TableElement.ForeignKey declared, Origin at) {
        // Without the check of the rows it is added in place, which has a rule of its own.
        if (!own && !script.isUnchecked()) {
            script.found(Rule.ADD_FOREIGN_KEY, at, "A foreign key to %s is added to %s.", declared.referenced(), key);
            needs(Effort.COPY);
        }
    }

    private void addedColumn(Column column, Origin at) {
        new ColumnReview(script).review(key, column, Optional.empty(), at);
        script.addedColumn(key, column.name());
        movesColumns = true;
        boolean computed = column.generated() || column.autoIncrement();
        if (!column.nullable() && column.defaultValue().isEmpty() && !computed) {
            ofUsed(Rule.NOT_NULL_WITHOUT_DEFAULT, at, "%s.%s is added as NOT NULL without a default.", key, column.name());
        }
        if (ColumnReview.isRandom(column)) {
            ofUsed(Rule.RANDOM_DEFAULT, at, "%s.%s is added with the default %s.", key, column.name(),
                    column.defaultValue().orElseThrow());
        }
        if (column.generated() && column.stored()) {
            copy("the STORED column %s is computed for each row", column.name());
        } else if (column.autoIncrement()) {
            copy("the AUTO_INCREMENT column %s is numbered", column.name());
        } else if (column.primary()) {
            rebuild("its primary key changes");
        }
        if (column.unique() && !column.autoIncrement()) {
            needs(Effort.INDEX);
        }
        if (!column.checks().isEmpty()) {
            ofUsed(Rule.ADD_CHECK, at, "A CHECK is added to %s with the column %s.", key, column.name());
            needs(Effort.COPY);
        }
    }

    private void addedIndex(Index index, Origin at) {
        TableReview.reviewIndexName(script, key, index, at);
        boolean firstFulltext = index.kind() == KeyKind.FULLTEXT
                && table.indexes().stream().noneMatch(there -> there.kind() == KeyKind.FULLTEXT);
        if (firstFulltext || index.kind() == KeyKind.SPATIAL || index.hasExpression()) {
            ofUsed(Rule.INDEX_BLOCKS_WRITES, at, "%s of %s is built with writes blocked: it is %s.", sentence(index.called()),
                    key, index.hasExpression() ? "on an expression"
                            : firstFulltext ? "the first FULLTEXT index of the table" : "SPATIAL");
            needs(Effort.INDEX_SHARED);
        } else if (index.kind() == KeyKind.PRIMARY) {
            boolean replaces = alter.clauses(AlterClause.Drop.class).anyMatch(drop -> drop.part() == Part.PRIMARY_KEY);
            rebuild(replaces ? "its primary key changes" : "it gets a primary key");
        } else {
            needs(Effort.INDEX);
        }
        boolean existing = index.columns().stream().anyMatch(column -> before.column(column).isPresent()
                || !isAdded(column)) || index.hasExpression();
        if (index.isUnique() && existing) {
            ofUsed(Rule.NEW_UNIQUE_KEY, at, "%s is added to %s, whose rows may have duplicates.", sentence(index.called()),
                    key);
        }
    }

    /** By this statement. */
    private boolean isAdded(String column) {
        return alter.added().anyMatch(
                element -> element instanceof TableElement.Column added && added.name().equalsIgnoreCase(column));
    }

    private void renamed(String from, String to, Origin at) {
        boolean ownColumn = isMadeHere(from);
        if (!ownColumn) {
            ofUsed(Rule.RENAME_COLUMN, at, "%s.%s is renamed to %s.", key, from, to);
        }
    }

    /** Whether an earlier statement of the script has added the column: its name appears nowhere else yet. */
    private boolean isMadeHere(String column) {
        return script.isAddedColumn(key, column);
    }

    private void changed(String from, TableElement.Column declared, Origin at) {
        Column after = Column.of(declared).in(table.characterSet(), table.collation());
        Optional<Column> known = before.column(from);
        new ColumnReview(script).review(key, after, known, at);
        if (known.isEmpty()) {
            // Of a table that is older than the scripts: nothing to compare with, and nothing to keep.
            rebuild("%s gets another definition", from);
            return;
        }
        Column old = known.get();
        String called = key + "." + from;
        compareTypes(called, old, after, at);
        compareAttributes(called, old, after, at);
        table.replace(after, at);
    }

    private void compareTypes(String called, Column old, Column after, Origin at) {
        TypeChange change = TypeChange.between(old, after);
        switch (change) {
            case NONE, WIDER_IN_PLACE -> {
            }
            case WIDER -> copy("%s changes from %s to %s", called, old.typeInWords(), after.typeInWords());
            case REORDERED -> {
                ofUsed(Rule.ENUM_VALUE_IN_MIDDLE, at, "The values of %s change their order.", called);
                needs(Effort.COPY);
            }
            case VALUE_REMOVED -> {
                List<String> gone = old.arguments().stream().filter(value -> !after.arguments().contains(value)).toList();
                ofUsed(Rule.ENUM_VALUE_REMOVED, at, "%s loses the value %s.", called, String.join(", ", gone));
                needs(Effort.COPY);
            }
            case NARROWER -> {
                ofUsed(Rule.NARROWER_TYPE, at, "%s changes from %s to %s.", called, old.typeInWords(), after.typeInWords());
                copy("%s changes from %s to %s", called, old.typeInWords(), after.typeInWords());
            }
        }
        boolean text = old.isText() && after.isText();
        boolean set = !old.characterSet().isEmpty() && !after.characterSet().isEmpty()
                && !sameSet(old.characterSet(), after.characterSet());
        boolean collation = !old.collation().isEmpty() && !after.collation().isEmpty()
                && !old.collation().equals(after.collation());
        if (text && (set || collation)) {
            ofUsed(Rule.CHANGED_COLLATION, at, "%s changes from %s to %s.", called,
                    set ? old.characterSet() : old.collation(), set ? after.characterSet() : after.collation());
            boolean indexed = before.indexes().stream()
                    .anyMatch(index -> index.columns().contains(old.name().toLowerCase(Locale.ROOT)));
            if (set || indexed) {
                copy("%s gets another %s", called, set ? "character set" : "collation and is in an index");
            } else {
                rebuild("%s gets another collation", called);
            }
        }
    }

    private static boolean sameSet(String one, String other) {
        return one.equals(other) || ColumnReview.isUtf8mb3(one) && ColumnReview.isUtf8mb3(other);
    }

    private void compareAttributes(String called, Column old, Column after, Origin at) {
        if (old.nullable() && !after.nullable()) {
            ofUsed(Rule.SET_NOT_NULL, at, "%s becomes NOT NULL.", called);
            rebuild("%s becomes NOT NULL", called);
        } else if (!old.nullable() && after.nullable()) {
            rebuild("%s becomes NULL", called);
            if (!after.stated() && !old.primary()) {
                ofUsed(Rule.MODIFY_DROPS_ATTRIBUTE, at, "%s loses NOT NULL.", called);
            }
        }
        if (old.autoIncrement() && !after.autoIncrement()) {
            ofUsed(Rule.MODIFY_DROPS_ATTRIBUTE, at, "%s loses AUTO_INCREMENT.", called);
        }
        if (old.onUpdate() && !after.onUpdate()) {
            ofUsed(Rule.MODIFY_DROPS_ATTRIBUTE, at, "%s loses ON UPDATE.", called);
        }
        if (old.commented() && !after.commented()) {
            ofUsed(Rule.MODIFY_DROPS_ATTRIBUTE, at, "%s loses its comment.", called);
        }
        if (!defaultOf(old).equals(defaultOf(after))) {
            ofUsed(Rule.CHANGED_DEFAULT, at, "The default of %s changes from %s to %s.", called,
                    inWords(old.defaultValue()), inWords(after.defaultValue()));
        }
        if (old.generated() != after.generated() || old.generated() && old.stored() != after.stored()) {
            copy("%s is computed in another way", called);
        }
    }

    /** A column that may be NULL has that default. */
    private static String defaultOf(Column column) {
        String value = column.defaultValue().orElse("NULL");
        return value.equalsIgnoreCase("TRUE") ? "1" : value.equalsIgnoreCase("FALSE") ? "0" : value;
    }

    private static String inWords(Optional<String> value) {
        return value.map(known -> known.isEmpty() ? "''" : known).orElse("none");
    }

    private void dropped(AlterClause.Drop drop, Origin at) {
        switch (drop.part()) {
            case COLUMN -> {
                movesColumns = true;
                boolean computed = before.column(drop.name()).filter(Column::generated).isPresent();
                // A computed column that is added again in another way has lost nothing.
                if (!isMadeHere(drop.name()) && !(computed && isAdded(drop.name()))) {
                    ofUsed(Rule.DROP_COLUMN, at, computed ? "The computed column %s.%s is dropped." : "%s.%s is dropped.", key,
                            drop.name());
                }
                if (before.column(drop.name()).filter(column -> column.generated() && column.stored()).isPresent()) {
                    rebuild("the STORED column %s is dropped", drop.name());
                }
                table.dropColumn(drop.name());
            }
            case INDEX -> {
                Optional<Index> index = before.index(drop.name());
                boolean again = alter.added().anyMatch(element -> element instanceof TableElement.Key added
                        && added.name().filter(drop.name()::equalsIgnoreCase).isPresent());
                boolean madeHere = index.filter(there -> there.origin().isIn(script.script())).isPresent();
                if (!again && !madeHere) {
                    boolean unique = index.filter(Index::isUnique).isPresent();
                    ofUsed(unique ? Rule.DROP_CONSTRAINT : Rule.DROP_INDEX, at, "%s %s of %s is dropped.",
                            unique ? "The unique index" : "The index", drop.name(), key);
                }
                table.drop(drop.part(), drop.name());
            }
            case PRIMARY_KEY -> {
                boolean again = alter.added().anyMatch(element -> element instanceof TableElement.Key added
                        && added.kind() == KeyKind.PRIMARY);
                if (!again) {
                    ofUsed(Rule.DROP_CONSTRAINT, at, "The primary key of %s is dropped.", key);
                    copy("its primary key is dropped");
                }
                table.drop(drop.part(), drop.name());
            }
            case FOREIGN_KEY, CHECK, CONSTRAINT -> {
                boolean again = alter.added().anyMatch(element -> isNamed(element, drop.name()));
                if (!again) {
                    ofUsed(Rule.DROP_CONSTRAINT, at, "The constraint %s of %s is dropped.", drop.name(), key);
                }
                table.drop(drop.part(), drop.name());
            }
        }
    }

    private static boolean isNamed(TableElement element, String name) {
        Optional<String> constraint = element instanceof TableElement.ForeignKey foreign ? foreign.constraint()
                : element instanceof TableElement.Check check ? check.constraint() : Optional.empty();
        return constraint.filter(name::equalsIgnoreCase).isPresent();
    }

    private void altered(AlterClause.Alter altered, Origin at) {
        TokenReader reader = new TokenReader(altered.tokens());
        if (altered.part() == Part.COLUMN) {
            if (reader.skipPast("SET") && reader.accept("DEFAULT")) {
                String value = Column.text(reader.rest());
                changedDefault(altered.name(), Optional.of(value), at);
            } else if (new TokenReader(altered.tokens()).skipPast("DROP")) {
                changedDefault(altered.name(), Optional.empty(), at);
            }
        } else if (altered.part() == Part.CHECK || altered.part() == Part.CONSTRAINT) {
            boolean enforced = altered.tokens().stream().anyMatch(token -> token.is("ENFORCED"))
                    && altered.tokens().stream().noneMatch(token -> token.is("NOT"));
            if (enforced) {
                ofUsed(Rule.ADD_CHECK, at, "The CHECK %s of %s is enforced.", altered.name(), key);
                needs(Effort.COPY);
            }
        }
    }

    private void changedDefault(String column, Optional<String> value, Origin at) {
        Optional<Column> old = before.column(column);
        if (old.filter(known -> known.defaultValue().equals(value)).isEmpty() && !isMadeHere(column)) {
            ofUsed(Rule.CHANGED_DEFAULT, at, "The default of %s.%s changes%s to %s.", key, column,
                    old.map(known -> " from " + inWords(known.defaultValue())).orElse(""), inWords(value));
        }
        table.edit(column, known -> known.with(known.nullable(), value, known.characterSet(), known.collation()));
    }

    private void option(TableOption option, Origin at) {
        TableReview.reviewOption(script, key, option, at);
        switch (option.name()) {
            case "ENGINE", "ROW_FORMAT", "KEY_BLOCK_SIZE" ->
                rebuild("%s is set", option.name().replace('_', ' ').equals("ENGINE") ? "ENGINE" : option.name());
            case "CHARACTER SET" -> option.text().ifPresent(table::characterSet);
            case "COLLATE" -> option.text().ifPresent(table::collation);
            default -> {
            }
        }
    }

    private void whole(AlterClause.Whole whole, Origin at) {
        switch (whole.action()) {
            case FORCE -> rebuild("FORCE is given");
            case CONVERT -> {
                TokenReader reader = new TokenReader(whole.tokens());
                reader.skipPastAny("SET", "CHARSET");
                String set = reader.next().text().toLowerCase(Locale.ROOT);
                String collation = reader.accept("COLLATE") ? reader.next().text().toLowerCase(Locale.ROOT) : "";
                ofUsed(Rule.CHANGED_COLLATION, at, "The text columns of %s are converted to %s.", key,
                        collation.isEmpty() ? set : collation);
                if (ColumnReview.isUtf8mb3(set)) {
                    script.found(Rule.UTF8MB3, at, "%s is converted to utf8mb3.", key);
                }
                copy("its text columns are converted to %s", collation.isEmpty() ? set : collation);
                table.characterSet(set);
                if (!collation.isEmpty()) {
                    table.collation(collation);
                }
                Set.copyOf(table.columns().keySet()).forEach(column -> table.edit(column, known -> known.isText()
                        ? known.with(known.nullable(), known.defaultValue(), table.characterSet(), table.collation())
                        : known));
            }
            case ORDER_BY -> copy("its rows are sorted");
            case PARTITION_BY -> copy("it is partitioned");
            case REMOVE_PARTITIONING -> copy("its partitioning is removed");
            case ENABLE_KEYS, DISABLE_KEYS, DISCARD_TABLESPACE, IMPORT_TABLESPACE, SECONDARY_LOAD, SECONDARY_UNLOAD -> {
            }
        }
    }

    private void partitions(AlterClause.Partitions partitions, Origin at) {
        String names = partitions.all() ? "All partitions" : "The partitions " + String.join(", ", partitions.names());
        switch (partitions.action()) {
            case DROP -> ofUsed(Rule.DROP_PARTITION, at, "%s of %s are dropped.", names, key);
            case TRUNCATE -> ofUsed(Rule.DROP_PARTITION, at, "%s of %s are emptied.", names, key);
            case COALESCE, REORGANIZE, REBUILD, OPTIMIZE -> copy("partitions are written anew");
            case ADD, DISCARD, IMPORT, ANALYZE, CHECK, REPAIR -> {
            }
        }
    }

    static String sentence(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
