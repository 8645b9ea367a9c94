package com.traveease.schema.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.traveease.schema.sql.Token;
import com.traveease.schema.sql.TokenReader;

/**
 * Where in a statement its clauses are.
 *
 * @param form what it does
 * @param tokens of the statement
 * @param select which of them is the word behind which a hint of the optimizer stands: that of a SELECT, or the first
 * @param references the tables that it reads, in their order
 * @param targets tables that it writes, as it calls them; of an UPDATE all that it names
 * @param from the first piece of its tables
 * @param end behind the last piece of its tables
 * @param set the pieces of its SET clause; of others none
 * @param where the word WHERE; -1 where it has none
 * @param tail behind the last piece of its condition
 */
record StatementParts(Form form, List<Token> tokens, int select, List<TableReference> references, List<List<String>> targets,
        int from,
        int end, List<Token> set, int where, int tail) {

    /** What a statement does. */
    enum Form {
        UPDATE,
        DELETE,
        INSERT
    }

    private static final Set<String> MODIFIERS = Set.of("LOW_PRIORITY", "HIGH_PRIORITY", "DELAYED", "QUICK", "IGNORE");

    /** @throws IllegalArgumentException with what it is not, where no key can be walked for it */
    static StatementParts of(List<Token> tokens) {
        Cutter cutter = new Cutter(tokens);
        if (cutter.is(0, "UPDATE")) {
            return cutter.update();
        }
        if (cutter.is(0, "DELETE")) {
            return cutter.delete();
        }
        if (cutter.is(0, "INSERT") || cutter.is(0, "REPLACE")) {
            return cutter.insert();
        }
        throw new IllegalArgumentException(cutter.is(0, "WITH")
                ? "it begins with WITH; write that as a subquery"
                : "it is not an UPDATE, DELETE or INSERT … SELECT");
    }

    /** The pieces of its condition, without the word. */
    List<Token> condition() {
        return where < 0 ? List.of() : tokens.subList(where + 1, tail);
    }

    /** What stands behind its condition. */
    List<Token> behind() {
        return tokens.subList(tail, tokens.size());
    }

    private static final class Cutter {

        private final List<Token> tokens;
        private final int[] depth;

        private Cutter(List<Token> tokens) {
            this.tokens = tokens;
            this.depth = new int[tokens.size()];
            int now = 0;
            for (int i = 0; i < depth.length; i++) {
                now -= tokens.get(i).isSymbol(')') ? 1 : 0;
                depth[i] = now;
                now += tokens.get(i).isSymbol('(') ? 1 : 0;
            }
        }

        private boolean is(int i, String word) {
            return i < tokens.size() && tokens.get(i).is(word);
        }

        /** The first of these words from there on, outside of parentheses; the end where there is none. */
        private int next(int from, String... words) {
            for (int i = from; i < tokens.size(); i++) {
                if (depth[i] == 0 && Set.of(words).stream().anyMatch(tokens.get(i)::is) && !isName(i)) {
                    return i;
                }
            }
            return tokens.size();
        }

        /** A column may be called like a word, with its table before it. */
        private boolean isName(int i) {
            return i > 0 && tokens.get(i - 1).isSymbol('.');
        }

        private int modifiers(int from) {
            int i = from;
            while (i < tokens.size() && MODIFIERS.stream().anyMatch(tokens.get(i)::is)) {
                i++;
            }
            return i;
        }

        private StatementParts update() {
            int from = modifiers(1);
            int set = next(from, "SET");
            int where = where(set);
            int tail = tail(where == tokens.size() ? set : where);
            List<TableReference> references = TableReferences.of(tokens.subList(from, set));
            return new StatementParts(Form.UPDATE, tokens, 0, references,
                    references.stream().map(TableReference::table).toList(),
                    from, set, tokens.subList(Math.min(set + 1, tokens.size()), Math.min(where, tail)),
                    where == tokens.size() ? -1 : where, tail);
        }

        private StatementParts delete() {
            int first = modifiers(1);
            boolean after = is(first, "FROM");
            int names = after ? first + 1 : first;
            int using = next(names, "USING", "WHERE");
            int from = !after ? next(names, "FROM") + 1 : is(using, "USING") ? using + 1 : names;
            int where = where(Math.min(from, tokens.size()));
            int tail = tail(where == tokens.size() ? from : where);
            int end = Math.min(where, tail);
            List<TableReference> references = TableReferences.of(tokens.subList(Math.min(from, end), end));
            List<List<String>> targets = from == names ? references.stream().map(TableReference::table).toList()
                    : names(names, after ? using : from - 1);
            return new StatementParts(Form.DELETE, tokens, 0, references, targets, from, end, List.of(),
                    where == tokens.size() ? -1 : where, tail);
        }

        private List<List<String>> names(int from, int to) {
            List<List<String>> names = new ArrayList<>();
            new TokenReader(tokens.subList(from, Math.min(to, tokens.size()))).clauses()
                    .forEach(clause -> names.add(clause.dottedName()));
            return names;
        }

        private StatementParts insert() {
            int first = modifiers(1);
            first += is(first, "INTO") ? 1 : 0;
            int select = next(first, "SELECT", "VALUES", "VALUE", "SET", "TABLE", "WITH");
            if (is(select, "VALUES") || is(select, "VALUE")) {
                throw new IllegalArgumentException("it inserts VALUES; only INSERT … SELECT can be run in batches");
            }
            if (!is(select, "SELECT")) {
                throw new IllegalArgumentException(is(select, "WITH")
                        ? "its SELECT begins with WITH; write that as a subquery"
                        : "it is not an INSERT … SELECT from another table, without parentheses around the SELECT");
            }
            int from = next(select, "FROM") + 1;
            int where = where(Math.min(from, tokens.size()));
            int tail = tail(where < tokens.size() ? where : Math.min(from, tokens.size()));
            int end = Math.min(where, tail);
            return new StatementParts(Form.INSERT, tokens, select,
                    TableReferences.of(from >= tokens.size() ? List.of() : tokens.subList(from, end)),
                    List.of(new TokenReader(tokens.subList(first, select)).dottedName()), from, end, List.of(),
                    where == tokens.size() ? -1 : where, tail);
        }

        /** Of this SELECT, not of the next one of a UNION; the end where there is none. */
        private int where(int from) {
            int where = next(from, "WHERE");
            return where < tail(from) ? where : tokens.size();
        }

        private int tail(int from) {
            for (int i = Math.min(from, tokens.size()); i < tokens.size(); i++) {
                boolean ends = depth[i] == 0 && !isName(i) && (is(i, "ORDER") && is(i + 1, "BY") || is(i, "LIMIT")
                        || is(i, "GROUP") && is(i + 1, "BY") || is(i, "HAVING") || is(i, "WINDOW")
                        || is(i, "FOR") && (is(i + 1, "UPDATE") || is(i + 1, "SHARE")) || is(i, "LOCK") && is(i + 1, "IN")
                        || is(i, "ON") && is(i + 1, "DUPLICATE") || is(i, "UNION") || is(i, "EXCEPT") || is(i, "INTERSECT")
                        || is(i, "RETURNING"));
                if (ends) {
                    return i;
                }
            }
            return tokens.size();
        }
    }

    /** A word outside of parentheses behind the condition. */
    boolean ends(String word) {
        return behindAt(word).isPresent();
    }

    /** Where in {@link #behind} that word is. */
    Optional<Integer> behindAt(String word) {
        int depth = 0;
        List<Token> behind = behind();
        for (int i = 0; i < behind.size(); i++) {
            Token token = behind.get(i);
            depth += token.isSymbol('(') ? 1 : token.isSymbol(')') ? -1 : 0;
            if (depth == 0 && token.is(word)) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }
}
