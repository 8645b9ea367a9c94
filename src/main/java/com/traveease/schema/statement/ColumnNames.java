package com.traveease.schema.statement;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import com.traveease.schema.sql.Token;
import com.traveease.schema.sql.TokenReader;

/**
 * The names of columns that the clauses of one {@code ALTER TABLE} give away and take. When one is among both, the table may
 * look
 * the same afterwards and hold other values: two columns have changed places, or one is new and empty.
 */
final class ColumnNames {

    private final Set<String> given = new HashSet<>();
    private final Set<String> taken = new HashSet<>();

    /**
     * @param clauses what stands behind the table's name
     */
    ColumnNames(List<Token> clauses) {
        new TokenReader(clauses).clauses().forEach(this::add);
    }

    boolean areReused() {
        return given.stream().anyMatch(taken::contains);
    }

    private void add(TokenReader clause) {
        if (clause.accept("CHANGE")) {
            clause.accept("COLUMN");
            String from = key(clause);
            String to = key(clause);
            if (!from.equals(to)) {
                given.add(from);
                taken.add(to);
            }
        } else if (clause.accept("RENAME", "COLUMN")) {
            given.add(key(clause));
            clause.accept("TO");
            taken.add(key(clause));
        } else if (clause.accept("DROP")) {
            clause.accept("COLUMN");
            given.add(key(clause));
        } else if (clause.accept("ADD")) {
            clause.accept("COLUMN");
            if (clause.peek().isSymbol('(')) {
                clause.parenthesized().clauses().forEach(column -> taken.add(key(column)));
            } else {
                taken.add(key(clause));
            }
        }
    }

    /** A key or a constraint has its keyword here, which is then dropped and added again: nothing is lost by that. */
    private static String key(TokenReader clause) {
        Token token = clause.peek();
        boolean keyword = List.of("INDEX", "KEY", "UNIQUE", "PRIMARY", "FOREIGN", "CONSTRAINT", "CHECK", "FULLTEXT", "SPATIAL",
                "PARTITION").stream().anyMatch(token::is);
        return keyword ? "#" + token.start() : clause.name().orElse("#" + token.start()).toLowerCase(Locale.ROOT);
    }
}
