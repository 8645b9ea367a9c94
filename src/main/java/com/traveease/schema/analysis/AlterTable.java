package com.traveease.schema.analysis;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

import com.traveease.schema.analysis.PlannedTables.Name;
import com.traveease.schema.analysis.PlannedTables.Table;
import com.traveease.schema.sql.Token;
import com.traveease.schema.sql.TokenReader;

/** Follows one ALTER TABLE. All its clauses speak of the columns as they were before it. */
final class AlterTable {

    /** Reserved words all, so that none of them is a column. */
    private static final Set<String> NO_COLUMN = Set.of("INDEX", "KEY", "PRIMARY", "FOREIGN", "CONSTRAINT", "CHECK",
            "PARTITION", "UNIQUE", "FULLTEXT", "SPATIAL");

    private final PlannedTables tables;
    private final String schema;
    private final Consumer<Loss> losses;

    private final Set<String> dropped = new LinkedHashSet<>();
    private final Set<String> recomputed = new LinkedHashSet<>();
    private final Map<String, String> renamed = new LinkedHashMap<>();
    private final Set<String> added = new HashSet<>();
    private Optional<Name> newName = Optional.empty();
    private boolean onlyPartitions;

    AlterTable(PlannedTables tables, String schema, Consumer<Loss> losses) {
        this.tables = tables;
        this.schema = schema;
        this.losses = losses;
    }

    static Optional<Name> named(PlannedTables tables, String schema, List<String> parts) {
        return switch (parts.size()) {
            case 1 -> Optional.of(tables.name(schema, parts.get(0)));
            case 2 -> Optional.of(tables.name(parts.get(0), parts.get(1)));
            default -> Optional.empty();
        };
    }

    /** Reads what stands behind the table's name. */
    void apply(Name name, TokenReader reader) {
        Table table = tables.get(name);
        for (TokenReader clause : reader.clauses()) {
            if (onlyPartitions) {
                partition(table, clause);
            } else {
                List<Token> tokens = clause.rest();
                clause(table, clause);
                if (makesBlackHole(new TokenReader(tokens))) {
                    lose(table, Loss.Kind.TABLE, Optional.empty());
                }
            }
        }
        Stream.concat(dropped.stream(), recomputed.stream()).forEach(column -> table.column(column)
                .ifPresent(now -> lose(table, Loss.Kind.COLUMN, Optional.of(now))));
        table.columns(dropped, renamed, added);
        newName.ifPresent(to -> tables.renameVisible(name, to));
    }

    /** What becomes a generated column gets new values in every row. */
    private void recompute(Optional<String> column, TokenReader definition) {
        List<Token> rest = definition.rest();
        for (int i = 0; i < rest.size(); i++) {
            boolean expression = rest.get(i).is("AS") && i + 1 < rest.size() && rest.get(i + 1).isSymbol('(');
            if (rest.get(i).is("GENERATED") || expression) {
                column.ifPresent(recomputed::add);
            }
        }
    }

    private void clause(Table table, TokenReader reader) {
        if (reader.accept("DROP", "PARTITION") || reader.accept("TRUNCATE", "PARTITION")
                || reader.accept("DISCARD", "PARTITION")) {
            // The commas that follow are between partitions: nothing else can stand in such a statement.
            onlyPartitions = true;
            partition(table, reader);
        } else if (reader.accept("DISCARD", "TABLESPACE")) {
            lose(table, Loss.Kind.TABLE, Optional.empty());
        } else if (reader.accept("EXCHANGE", "PARTITION")) {
            Optional<String> partition = reader.name();
            reader.accept("WITH", "TABLE");
            Optional<Name> other = named(tables, schema, reader.dottedName());
            if (partition.isPresent() && other.isPresent()) {
                table.exchange(partition.get(), tables.get(other.get()));
            }
        } else if (reader.accept("DROP")) {
            column(reader).ifPresent(dropped::add);
        } else if (reader.accept("ADD")) {
            add(reader);
        } else if (reader.accept("CHANGE")) {
            Optional<String> column = column(reader);
            rename(column, reader.name());
            recompute(column, reader);
        } else if (reader.accept("MODIFY")) {
            recompute(column(reader), reader);
        } else if (reader.accept("RENAME", "COLUMN")) {
            Optional<String> from = reader.name();
            reader.accept("TO");
            rename(from, reader.name());
        } else if (reader.accept("RENAME") && !reader.acceptAny("INDEX", "KEY")) {
            if (!reader.acceptAny("TO", "AS")) {
                reader.acceptSymbol('=');
            }
            newName = named(tables, schema, reader.dottedName());
        }
    }

    private void partition(Table table, TokenReader reader) {
        if (reader.accept("ALL")) {
            lose(table, Loss.Kind.TABLE, Optional.empty());
        } else {
            reader.name().ifPresent(partition -> lose(table, Loss.Kind.PARTITION, Optional.of(partition)));
        }
    }

    private void add(TokenReader reader) {
        reader.accept("COLUMN");
        if (reader.peek().isSymbol('(')) {
            reader.parenthesized().clauses().forEach(definition -> column(definition).ifPresent(added::add));
        } else {
            column(reader).ifPresent(added::add);
        }
    }

    private void rename(Optional<String> from, Optional<String> to) {
        if (from.isPresent() && to.isPresent()) {
            renamed.put(from.get(), to.get());
        }
    }

    /** Passes the name of a column; empty when the clause is about something else. */
    private static Optional<String> column(TokenReader reader) {
        reader.accept("COLUMN");
        return NO_COLUMN.stream().anyMatch(reader.peek()::is) ? Optional.empty() : reader.name();
    }

    /** The engine that keeps nothing. */
    private static boolean makesBlackHole(TokenReader clause) {
        while (clause.hasNext()) {
            if (clause.next().is("ENGINE")) {
                clause.acceptSymbol('=');
                return clause.name().filter("BLACKHOLE"::equalsIgnoreCase).isPresent();
            }
        }
        return false;
    }

    private void lose(Table table, Loss.Kind kind, Optional<String> part) {
        table.losing(kind, part).forEach(losses);
    }
}
