package com.traveease.schema.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import com.traveease.schema.sql.Identifiers;
import com.traveease.schema.sql.Token;
import com.traveease.schema.sql.TokenReader;

/**
 * What a table's definition, as {@code SHOW CREATE TABLE} gives it, says about whether a statement that changes it has taken
 * place: a column that it adds is there, one that it drops is not. That holds also when somebody else has changed the table
 * since.
 */
public final class TableEvidence {

    private static final List<String> NO_COLUMN = List.of("LIKE", "INDEX", "KEY", "PRIMARY", "FOREIGN", "CONSTRAINT", "CHECK",
            "UNIQUE", "FULLTEXT", "SPATIAL", "SELECT");

    private final String definition;
    private final List<Boolean> seen = new ArrayList<>();

    private TableEvidence(String definition) {
        this.definition = definition.toLowerCase(Locale.ROOT);
    }

    /**
     * Empty where the statement names nothing that comes or goes, or where one thing speaks for it and another against it.
     *
     * @param sql {@code ALTER TABLE}, {@code CREATE INDEX} or {@code DROP INDEX}
     * @param definition with names in backquotes
     */
    public static Optional<Boolean> of(String sql, String definition) {
        TableEvidence evidence = new TableEvidence(definition);
        TokenReader reader = new TokenReader(Token.of(sql));
        if (reader.accept("ALTER", "TABLE")) {
            reader.dottedName();
            if (!evidence.partitions(reader)) {
                reader.clauses().forEach(evidence::clause);
            }
        } else if (reader.accept("CREATE")) {
            reader.acceptAny("UNIQUE", "FULLTEXT", "SPATIAL");
            if (reader.accept("INDEX")) {
                evidence.present(evidence.hasKey(reader.lastName()));
            }
        } else if (reader.accept("DROP", "INDEX")) {
            evidence.present(!evidence.hasKey(reader.lastName()));
        }
        return evidence.seen.stream().distinct().count() == 1 ? Optional.of(evidence.seen.get(0)) : Optional.empty();
    }

    private void present(boolean done) {
        seen.add(done);
    }

    private void clause(TokenReader clause) {
        if (clause.accept("ADD")) {
            add(clause);
        } else if (clause.accept("DROP")) {
            drop(clause);
        } else if (clause.accept("CHANGE")) {
            clause.accept("COLUMN");
            rename(clause.lastName(), clause.lastName());
        } else if (clause.accept("RENAME", "COLUMN")) {
            String from = clause.lastName();
            clause.accept("TO");
            rename(from, clause.lastName());
        } else if (clause.accept("RENAME", "INDEX") || clause.accept("RENAME", "KEY")) {
            String from = clause.lastName();
            clause.accept("TO");
            String to = clause.lastName();
            if (!from.equalsIgnoreCase(to)) {
                present(hasKey(to) && !hasKey(from));
            }
        }
    }

    public static boolean isCreateTable(String sql) {
        return new TokenReader(Token.of(sql)).accept("CREATE", "TABLE");
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
     * @param sql {@code CREATE TABLE}; of one that names no columns, all are there
     * @param definition with names in backquotes; empty when it cannot be read
     */
    public static Columns ofCreated(String sql, String definition) {
        TokenReader reader = new TokenReader(Token.of(sql));
        if (definition.isEmpty() || !reader.accept("CREATE", "TABLE")) {
            return Columns.ALL;
        }
        reader.accept("IF", "NOT", "EXISTS");
        reader.dottedName();
        TableEvidence evidence = new TableEvidence(definition);
        List<Boolean> columns = reader.parenthesized().clauses().stream().map(TokenReader::peek)
                .filter(first -> NO_COLUMN.stream().noneMatch(first::is)).map(first -> evidence.hasColumn(first.text()))
                .toList();
        return !columns.contains(false) ? Columns.ALL : columns.contains(true) ? Columns.SOME : Columns.NONE;
    }

    /**
     * What comes and goes among the partitions.
     *
     * @return whether the statement is about partitions: then it has no other clauses, and commas stand between their names
     */
    private boolean partitions(TokenReader reader) {
        if (reader.accept("ADD", "PARTITION")) {
            partitionNames(reader).forEach(name -> present(hasPartition(name)));
        } else if (reader.accept("DROP", "PARTITION")) {
            reader.clauses().forEach(clause -> present(!hasPartition(clause.lastName())));
        } else if (reader.accept("REORGANIZE", "PARTITION")) {
            List<String> from = new ArrayList<>();
            while (reader.hasNext() && !reader.peek().is("INTO")) {
                from.add(reader.lastName().toLowerCase(Locale.ROOT));
                reader.acceptSymbol(',');
            }
            reader.accept("INTO");
            List<String> into = partitionNames(reader).stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
            into.stream().filter(name -> !from.contains(name)).forEach(name -> present(hasPartition(name)));
            from.stream().filter(name -> !into.contains(name)).forEach(name -> present(!hasPartition(name)));
        } else if (reader.accept("REMOVE", "PARTITIONING")) {
            present(!has("partition by "));
        } else {
            return false;
        }
        return true;
    }

    private static List<String> partitionNames(TokenReader reader) {
        return reader.parenthesized().clauses().stream().filter(definition -> definition.accept("PARTITION"))
                .map(TokenReader::lastName).toList();
    }

    private boolean hasPartition(String name) {
        return Pattern.compile("\n[ (]partition `?" + Pattern.quote(name.toLowerCase(Locale.ROOT).replace("`", "``")) + "`? ")
                .matcher(definition).find();
    }

    private void add(TokenReader clause) {
        // Without a name of its own the server makes one up.
        boolean named = clause.accept("CONSTRAINT")
                && List.of("PRIMARY", "UNIQUE", "FOREIGN", "CHECK").stream().noneMatch(clause.peek()::is);
        String constraint = named ? clause.lastName() : "";
        if (clause.accept("PRIMARY")) {
            return;
        }
        if (clause.accept("FOREIGN") || clause.accept("CHECK")) {
            if (!constraint.isEmpty()) {
                present(hasConstraint(constraint));
            }
        } else if (clause.acceptAny("UNIQUE", "FULLTEXT", "SPATIAL", "INDEX", "KEY")) {
            clause.acceptAny("INDEX", "KEY");
            // The key's own name is what it gets when it has both.
            String key = clause.peek().isName() && !clause.peek().is("USING") ? clause.lastName() : constraint;
            if (!key.isEmpty()) {
                present(hasKey(key));
            }
        } else {
            clause.accept("COLUMN");
            if (clause.peek().isSymbol('(')) {
                clause.parenthesized().clauses().forEach(this::add); // keys and constraints may stand there too
            } else {
                present(hasColumn(clause.lastName()));
            }
        }
    }

    private void drop(TokenReader clause) {
        if (clause.acceptAny("INDEX", "KEY")) {
            present(!hasKey(clause.lastName()));
        } else if (clause.accept("FOREIGN", "KEY") || clause.accept("CHECK")) {
            present(!hasConstraint(clause.lastName()));
        } else if (clause.accept("CONSTRAINT")) {
            // A unique key, or one with an index of the same name, which stays.
            String name = clause.lastName();
            if (hasConstraint(name) || !hasKey(name)) {
                present(!hasConstraint(name));
            }
        } else if (!clause.accept("PRIMARY")) {
            clause.accept("COLUMN");
            present(!hasColumn(clause.lastName()));
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
