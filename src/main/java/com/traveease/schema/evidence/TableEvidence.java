package com.traveease.schema.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import com.traveease.schema.sql.Identifiers;
import com.traveease.schema.statement.Statement;
import com.traveease.schema.syntax.AlterClause;
import com.traveease.schema.syntax.CreateTable;
import com.traveease.schema.syntax.TableElement;

/**
 * What a table's definition, as {@code SHOW CREATE TABLE} gives it, says about whether a statement that changes it has taken
 * place: a column that it adds is there, one that it drops is not. That holds also when somebody else has changed the table
 * since.
 */
final class TableEvidence {

    private final String definition;
    private final List<Boolean> seen = new ArrayList<>();

    private TableEvidence(String definition) {
        this.definition = definition.toLowerCase(Locale.ROOT);
    }

    /**
     * Empty where the statement names nothing that comes or goes, or where one thing speaks for it and another against it.
     *
     * @param statement {@code ALTER TABLE}, {@code CREATE INDEX} or {@code DROP INDEX}
     * @param definition with names in backquotes
     */
    static Optional<Boolean> of(Statement statement, String definition) {
        TableEvidence evidence = new TableEvidence(definition);
        statement.alterTable().ifPresent(altered -> altered.clauses().forEach(evidence::clause));
        return evidence.seen.stream().distinct().count() == 1 ? Optional.of(evidence.seen.get(0)) : Optional.empty();
    }

    private void present(boolean done) {
        seen.add(done);
    }

    private void clause(AlterClause clause) {
        if (clause instanceof AlterClause.Add add) {
            add.elements().forEach(this::add); // in parentheses, keys and constraints may stand there too
        } else if (clause instanceof AlterClause.Drop drop) {
            drop(drop);
        } else if (clause instanceof AlterClause.Change change) {
            rename(change.from(), change.to().name());
        } else if (clause instanceof AlterClause.Rename rename) {
            if (rename.part() == AlterClause.Part.COLUMN) {
                rename(rename.from(), rename.to());
            } else if (rename.renames()) {
                present(hasKey(rename.to()) && !hasKey(rename.from()));
            }
        } else if (clause instanceof AlterClause.Partitions partitions) {
            partitions(partitions);
        } else if (clause instanceof AlterClause.Whole whole && whole.action() == AlterClause.Action.REMOVE_PARTITIONING) {
            present(!has("partition by "));
        }
    }

    static boolean isCreateTable(Statement statement) {
        return statement.createTable().filter(created -> !created.temporary()).isPresent();
    }

    /** How many of the columns that a statement gives a new table are there. */
    public enum Columns {
        ALL,
        SOME,
        NONE
    }

    /**
     * Of a table that was made meanwhile, by the statement or by somebody else.
     *
     * @param statement {@code CREATE TABLE}; of one that names no columns, all are there
     * @param definition with names in backquotes; empty when it cannot be read
     */
    static Columns ofCreated(Statement statement, String definition) {
        Optional<CreateTable> created = statement.createTable();
        if (definition.isEmpty() || created.isEmpty()) {
            return Columns.ALL;
        }
        TableEvidence evidence = new TableEvidence(definition);
        List<Boolean> columns = created.get().elements(TableElement.Column.class)
                .map(column -> evidence.hasColumn(column.name())).toList();
        return !columns.contains(false) ? Columns.ALL : columns.contains(true) ? Columns.SOME : Columns.NONE;
    }

    /** What comes and goes among the partitions. */
    private void partitions(AlterClause.Partitions partitions) {
        List<String> from = lower(partitions.names());
        List<String> made = lower(partitions.made());
        switch (partitions.action()) {
            case ADD, DROP, REORGANIZE -> {
                made.stream().filter(name -> !from.contains(name)).forEach(name -> present(hasPartition(name)));
                from.stream().filter(name -> !made.contains(name)).forEach(name -> present(!hasPartition(name)));
            }
            case TRUNCATE, DISCARD, IMPORT, COALESCE, ANALYZE, CHECK, OPTIMIZE, REBUILD, REPAIR -> {
                // The names stay.
            }
        }
    }

    private static List<String> lower(List<String> names) {
        return names.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
    }

    private boolean hasPartition(String name) {
        return Pattern.compile("\n[ (]partition `?" + Pattern.quote(name.toLowerCase(Locale.ROOT).replace("`", "``")) + "`? ")
                .matcher(definition).find();
    }

    /** Without a name of its own the server makes one up. */
    private void add(TableElement element) {
        if (element instanceof TableElement.Column column) {
            present(hasColumn(column.name()));
        } else if (element instanceof TableElement.Key key && key.kind() != TableElement.KeyKind.PRIMARY) {
            key.name().ifPresent(name -> present(hasKey(name)));
        } else if (element instanceof TableElement.ForeignKey key) {
            key.constraint().ifPresent(name -> present(hasConstraint(name)));
        } else if (element instanceof TableElement.Check check) {
            check.constraint().ifPresent(name -> present(hasConstraint(name)));
        }
    }

    private void drop(AlterClause.Drop drop) {
        String name = drop.name();
        switch (drop.part()) {
            case COLUMN -> present(!hasColumn(name));
            case INDEX -> present(!hasKey(name));
            case FOREIGN_KEY, CHECK -> present(!hasConstraint(name));
            case CONSTRAINT -> {
                // A unique key, or one with an index of the same name, which stays.
                if (hasConstraint(name) || !hasKey(name)) {
                    present(!hasConstraint(name));
                }
            }
            case PRIMARY_KEY -> {
                // One may be there again.
            }
        }
    }

    private void rename(String from, String to) {
        if (!from.equalsIgnoreCase(to)) {
            present(hasColumn(to) && !hasColumn(from));
        }
    }

    private boolean hasColumn(String name) {
        return has("\n  " + quoted(name) + " ");
    }

    private boolean hasKey(String name) {
        return Pattern.compile("\n  (?:unique |fulltext |spatial )?key " + Pattern.quote(quoted(name)) + " ")
                .matcher(definition)
                .find();
    }

    private boolean hasConstraint(String name) {
        return has("\n  constraint " + quoted(name) + " ");
    }

    private boolean has(String text) {
        return definition.contains(text);
    }

    private static String quoted(String name) {
        return Identifiers.quoted(name.toLowerCase(Locale.ROOT));
    }
}
