package com.traveease.schema.analysis;

import java.util.List;
import java.util.Set;

import com.traveease.schema.sql.Token;
import com.traveease.schema.sql.TokenReader;

/** Whether a table is left with a primary key, as far as its statement says so. */
final class TableKeys {

    /** What begins a definition that is no column's. Reserved words all. */
    private static final Set<String> NO_COLUMN = Set.of("INDEX", "KEY", "UNIQUE", "FULLTEXT", "SPATIAL", "FOREIGN",
            "CONSTRAINT",
            "CHECK");

    private TableKeys() {
    }

    /** Of {@code CREATE TABLE}. A unique key over columns that are never null does not count for the server. */
    static boolean hasPrimary(TokenReader definitions) {
        return definitions.clauses().stream().anyMatch(TableKeys::isPrimary);
    }

    private static boolean isPrimary(TokenReader definition) {
        List<Token> tokens = definition.rest();
        if (tokens.stream().anyMatch(token -> token.is("PRIMARY"))) {
            return true;
        }
        if (tokens.isEmpty() || NO_COLUMN.stream().anyMatch(tokens.get(0)::is)) {
            return false;
        }
        // "id INT KEY" is a primary key, "id INT UNIQUE KEY" is none.
        for (int i = 1; i < tokens.size(); i++) {
            if (tokens.get(i).is("KEY") && !tokens.get(i - 1).is("UNIQUE")) {
                return true;
            }
        }
        return false;
    }

    /** Of {@code ALTER TABLE}: the key is dropped, and nothing that might be another is added. */
    static boolean dropsPrimary(List<Token> tokens) {
        boolean dropped = false;
        for (int i = 0; i < tokens.size(); i++) {
            boolean drop = i > 0 && tokens.get(i - 1).is("DROP") && tokens.get(i).is("PRIMARY");
            dropped |= drop;
            boolean ofDrop = i > 1 && tokens.get(i - 2).is("DROP") && tokens.get(i - 1).is("PRIMARY");
            if (!drop && !ofDrop && (tokens.get(i).is("PRIMARY") || tokens.get(i).is("KEY"))) {
                return false;
            }
        }
        return dropped;
    }
}
