package com.traveease.schema.batch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.traveease.schema.sql.Identifiers;
import com.traveease.schema.sql.Token;
import com.traveease.schema.sql.TokenReader;

/**
 * By which columns an UPDATE joins the table that it walks with another one that it writes. Where the whole key is among them,
 * each row that it writes belongs to one row of the key, and so to one batch.
 *
 * @param written the table that it writes
 * @param columns those of the table that it walks, in lower case, with the column of the other one
 */
record JoinedKey(TableReference written, Map<String, String> columns) {

    private static final Set<String> JOINS = Set.of("JOIN", "STRAIGHT_JOIN", "INNER", "CROSS", "NATURAL");

    static JoinedKey of(StatementParts parts, TableReference driving, TableReference written) {
        Map<String, String> columns = new LinkedHashMap<>();
        List<List<Token>> conjuncts = new ArrayList<>(Conjuncts.of(parts.condition()));
        List<Token> tables = parts.tokens().subList(parts.from(), parts.end());
        boolean outer = tables.stream().anyMatch(token -> token.is("LEFT") || token.is("RIGHT"));
        for (int i = 0; i < tables.size() && !outer; i++) {
            if (tables.get(i).isSymbol('(') && isQuery(tables, i)) {
                i = Conjuncts.closing(tables, i); // its tables are others
            } else if (tables.get(i).is("ON")) {
                int end = end(tables, i + 1);
                conjuncts.addAll(Conjuncts.of(tables.subList(i + 1, end)));
                i = end - 1;
            } else if (tables.get(i).is("USING") && parts.references().size() == 2) {
                int end = Conjuncts.closing(tables, i + 1);
                tables.subList(i + 1, end).stream().filter(Token::isName).map(token -> BatchedStatement.lower(token.text()))
                        .forEach(column -> columns.put(column, column));
                i = end;
            }
        }
        for (List<Token> conjunct : conjuncts) {
            TokenReader reader = new TokenReader(conjunct);
            List<String> left = reader.dottedName();
            boolean equal = reader.acceptSymbol('=');
            List<String> right = reader.dottedName();
            if (equal && !reader.hasNext()) {
                of(driving, left).ifPresent(own -> of(written, right).ifPresent(other -> columns.put(own, other)));
                of(driving, right).ifPresent(own -> of(written, left).ifPresent(other -> columns.put(own, other)));
            }
        }
        return new JoinedKey(written, columns);
    }

    private static boolean isQuery(List<Token> tokens, int open) {
        int i = open;
        while (i < tokens.size() && tokens.get(i).isSymbol('(')) {
            i++;
        }
        return i < tokens.size() && TableReferences.beginsQuery(tokens.get(i));
    }

    /** Where a condition ends. */
    private static int end(List<Token> tokens, int from) {
        int end = from;
        while (end < tokens.size() && !tokens.get(end).isSymbol(')') && !endsCondition(tokens.get(end))) {
            end = tokens.get(end).isSymbol('(') ? Conjuncts.closing(tokens, end) + 1 : end + 1;
        }
        return Math.min(end, tokens.size());
    }

    private static boolean endsCondition(Token token) {
        return token.isSymbol(',') || JOINS.stream().anyMatch(token::is);
    }

    /** The column, where that is certainly one of the table. */
    private static Optional<String> of(TableReference table, List<String> name) {
        return name.size() > 1 && name.get(name.size() - 2).equalsIgnoreCase(table.qualifier())
                ? Optional.of(BatchedStatement.lower(name.get(name.size() - 1)))
                : Optional.empty();
    }

    /** Whether all of these columns of the table that it walks are among them. */
    boolean has(List<String> key) {
        return key.stream().map(BatchedStatement::lower).allMatch(columns::containsKey);
    }

    /** Why it does not do for this key. */
    String refusal() {
        return ("a row of %s may be in several batches, and the last would decide its values; make the batches by that "
                + "table, or join it with the whole key, with equal types")
                .formatted(Identifiers.plain(written.qualifier()));
    }
}
