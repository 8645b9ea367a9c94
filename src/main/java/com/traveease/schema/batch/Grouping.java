package com.traveease.schema.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.traveease.schema.sql.Token;
import com.traveease.schema.sql.TokenReader;

/** The GROUP BY of an INSERT … SELECT: where the key is in it, no group has rows of two batches. */
final class Grouping {

    private static final List<String> ENDS = List.of("HAVING", "WINDOW", "ORDER", "LIMIT", "ON", "FOR", "LOCK", "WITH");

    private Grouping() {
    }

    /** @param columns of the key by which the batches are made */
    static Optional<String> refusal(StatementParts parts, TableReference driving, List<String> columns) {
        Optional<Integer> group = parts.behindAt("GROUP");
        if (group.isEmpty()) {
            return Optional.empty();
        }
        List<Token> behind = parts.behind();
        int end = group.get() + 2;
        int depth = 0;
        while (end < behind.size() && (depth > 0 || ENDS.stream().noneMatch(behind.get(end)::is))) {
            depth += behind.get(end).isSymbol('(') ? 1 : behind.get(end).isSymbol(')') ? -1 : 0;
            end++;
        }
        if (end < behind.size() && behind.get(end).is("WITH")) {
            return Optional.of("WITH ROLLUP puts the rows of all batches together");
        }
        List<String> grouped = new ArrayList<>();
        for (TokenReader item : new TokenReader(behind.subList(group.get() + 2, end)).clauses()) {
            List<String> name = item.dottedName();
            boolean ofDriving = name.size() == 1 && parts.references().size() == 1
                    || name.size() > 1 && name.get(name.size() - 2).equalsIgnoreCase(driving.qualifier());
            if (ofDriving && !item.hasNext()) {
                grouped.add(BatchedStatement.lower(name.get(name.size() - 1)));
            }
        }
        return columns.stream().map(BatchedStatement::lower).allMatch(grouped::contains) ? Optional.empty()
                : Optional.of("its GROUP BY does not have %s of %s, so a group may span several batches"
                        .formatted(BatchedStatement.listed(columns), driving.qualifier()));
    }
}
