package com.traveease.schema.analysis;

import java.util.List;
import java.util.Optional;

import com.traveease.schema.sql.Token;
import com.traveease.schema.sql.TokenReader;

/** How much of a table the server writes anew for an {@code ALTER TABLE}. */
final class RebuildReading {

    private RebuildReading() {
    }

    /**
     * @param reader behind the table's name
     * @return whether it is the whole table for certain; empty when nothing is written anew
     */
    static Optional<Boolean> wholeTable(TokenReader reader) {
        Optional<Boolean> most = Optional.empty();
        for (TokenReader clause : reader.clauses()) {
            if (clause.accept("ALGORITHM")) {
                clause.acceptSymbol('=');
                if (clause.accept("INSTANT")) {
                    return Optional.empty();
                }
                if (clause.accept("COPY")) {
                    return Optional.of(true);
                }
                continue;
            }
            Optional<Boolean> whole = ofClause(clause);
            if (whole.isPresent() && !most.orElse(false)) {
                most = whole;
            }
        }
        return most;
    }

    private static Optional<Boolean> ofClause(TokenReader clause) {
        if (clause.accept("FORCE") || clause.accept("DROP", "PRIMARY", "KEY") || clause.accept("PARTITION", "BY")
                || clause.accept("REMOVE", "PARTITIONING")) {
            return Optional.of(true);
        }
        if (clause.accept("ENGINE")) {
            clause.acceptSymbol('=');
            return Optional.of(clause.name().filter("InnoDB"::equalsIgnoreCase).isPresent());
        }
        if (clause.accept("ADD")) {
            return added(clause);
        }
        return clause.acceptAny("MODIFY", "CHANGE", "CONVERT", "ROW_FORMAT", "KEY_BLOCK_SIZE", "ORDER", "REORGANIZE", "REBUILD",
                "OPTIMIZE", "COALESCE") ? Optional.of(false) : Optional.empty();
    }

    private static Optional<Boolean> added(TokenReader clause) {
        if (clause.accept("CONSTRAINT") && !clause.peek().is("PRIMARY") && !clause.peek().is("CHECK")
                && !clause.peek().is("UNIQUE") && !clause.peek().is("FOREIGN")) {
            clause.name();
        }
        if (clause.accept("PRIMARY")) {
            return Optional.of(true);
        }
        if (clause.accept("CHECK")) {
            clause.skip();
            return clause.accept("NOT", "ENFORCED") ? Optional.empty() : Optional.of(true);
        }
        if (clause.acceptAny("INDEX", "KEY", "UNIQUE", "FULLTEXT", "SPATIAL", "FOREIGN")) {
            return Optional.of(false);
        }
        List<Token> column = clause.rest();
        return column.stream().anyMatch(token -> token.is("STORED") || token.is("AUTO_INCREMENT")) ? Optional.of(false)
                : Optional.empty();
    }
}
