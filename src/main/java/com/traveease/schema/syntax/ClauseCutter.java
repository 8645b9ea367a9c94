package com.traveease.schema.syntax;

import java.util.ArrayList;
import java.util.List;

import com.traveease.schema.sql.Token;
import com.traveease.schema.sql.TokenReader;

/**
 * Cuts what follows the name in an ALTER TABLE into its clauses. Most are separated by commas; a list of partitions and
 * ORDER BY, which come last, have commas of their own, and what is said of partitioning follows a clause without one.
 */
final class ClauseCutter {

    private final List<Token> tokens;
    private final List<List<Token>> clauses = new ArrayList<>();

    private ClauseCutter(List<Token> tokens) {
        this.tokens = tokens;
    }

    static List<List<Token>> cut(List<Token> tokens) {
        ClauseCutter cutter = new ClauseCutter(tokens);
        cutter.cut();
        return cutter.clauses;
    }

    private void cut() {
        int start = 0;
        while (start < tokens.size()) {
            int end = PartitionClauses.begin(tokens.subList(start, tokens.size())) ? tokens.size() : end(start);
            if (end > start) {
                clauses.add(tokens.subList(start, end));
            }
            start = end < tokens.size() && tokens.get(end).isSymbol(',') ? end + 1 : end;
        }
    }

    private int end(int start) {
        TokenReader first = new TokenReader(tokens.subList(start, tokens.size()));
        boolean orders = first.accept("ORDER", "BY");
        int depth = 0;
        for (int i = start; i < tokens.size(); i++) {
            depth += tokens.get(i).isSymbol('(') ? 1 : tokens.get(i).isSymbol(')') ? -1 : 0;
            boolean separates = tokens.get(i).isSymbol(',') && !orders;
            if (depth == 0 && (separates || i > start && beginsPartitioning(i))) {
                return i;
            }
        }
        return tokens.size();
    }

    private boolean beginsPartitioning(int i) {
        TokenReader reader = new TokenReader(tokens.subList(i, tokens.size()));
        return reader.accept("PARTITION", "BY") || reader.accept("REMOVE", "PARTITIONING");
    }
}
