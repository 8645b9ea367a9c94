package com.traveease.schema.batch;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.traveease.schema.sql.Identifiers;
import com.traveease.schema.sql.PresentTime;
import com.traveease.schema.sql.Token;

/** Whether a statement comes to the same in batches as in one; in doubt it does not. */
final class SplitReview {

    private static final Set<String> OF_SESSION = Set.of("ROW_COUNT", "FOUND_ROWS", "LAST_INSERT_ID", "CONNECTION_ID");
    private static final Set<String> AGGREGATES = Set.of("COUNT", "SUM", "MIN", "MAX", "AVG", "GROUP_CONCAT", "STD", "STDDEV",
            "STDDEV_POP", "STDDEV_SAMP", "VARIANCE", "VAR_POP", "VAR_SAMP", "BIT_AND", "BIT_OR", "BIT_XOR", "JSON_ARRAYAGG",
            "JSON_OBJECTAGG");
    private static final Set<String> BEFORE_TABLES = Set.of("FROM", "JOIN", "STRAIGHT_JOIN", "INTO", "UPDATE", "USING",
            "IGNORE",
            "LOW_PRIORITY", "QUICK", "TABLE");

    private final StatementParts parts;
    private final TableReference driving;
    private final Assignments assignments;

    SplitReview(StatementParts parts, TableReference driving, Assignments assignments) {
        this.parts = parts;
        this.driving = driving;
        this.assignments = assignments;
    }

    /** The reason why not. */
    Optional<String> refusal() {
        return Stream.<java.util.function.Supplier<Optional<String>>> of(this::ofClauses, this::ofJoin, this::ofFunctions,
                this::ofGroups, this::ofTargets, this::ofMentions).map(java.util.function.Supplier::get)
                .flatMap(Optional::stream).findFirst();
    }

    private Optional<String> ofClauses() {
        for (String word : List.of("LIMIT", "ORDER")) {
            if (parts.ends(word)) {
                return Optional
                        .of("%s would apply to each batch separately".formatted(word.equals("ORDER") ? "ORDER BY" : word));
            }
        }
        for (String word : List.of("UNION", "EXCEPT", "INTERSECT")) {
            if (parts.ends(word)) {
                return Optional.of("%s has several SELECTs; write a statement for each".formatted(word));
            }
        }
        return Optional.empty();
    }

    private Optional<String> ofJoin() {
        return driving.outer()
                ? Optional.of("an outer join returns rows without a row of %s, which would be in no batch"
                        .formatted(driving.qualifier()))
                : Optional.empty();
    }

    private Optional<String> ofFunctions() {
        List<Token> tokens = parts.tokens();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            boolean called = i + 1 < tokens.size() && tokens.get(i + 1).isSymbol('(');
            boolean isColumn = i > 0 && tokens.get(i - 1).isSymbol('.');
            if (token.isSymbol('@')) {
                if (i + 1 < tokens.size() && tokens.get(i + 1).isSymbol('@')) {
                    i += 1; // a setting
                    continue;
                }
                return Optional.of("it uses a user variable, which carries values from row to row or is lost after an "
                        + "interruption");
            }
            if (token.kind() != Token.Kind.WORD || isColumn) {
                continue;
            }
            boolean closed = called && i + 2 < tokens.size() && tokens.get(i + 2).isSymbol(')');
            if (PresentTime.isAt(tokens, i)) {
                return Optional
                        .of("%s would give each batch a different time; write the time as a literal".formatted(token.text()));
            }
            if (called && OF_SESSION.stream().anyMatch(token::is)) {
                return Optional.of("%s would give each batch a different result".formatted(token.text()));
            }
            if (called && !closed && token.is("RAND")) {
                return Optional.of("RAND with a seed would start again in each batch");
            }
            if (token.is("OVER") && (called || i + 1 < tokens.size() && tokens.get(i + 1).isName())) {
                return Optional.of("a window function would see the rows of one batch only");
            }
        }
        return Optional.empty();
    }

    /** What is computed of many rows, in the SELECT of an INSERT; elsewhere it can only be in a subquery. */
    private Optional<String> ofGroups() {
        if (parts.form() != StatementParts.Form.INSERT) {
            return Optional.empty();
        }
        List<Token> list = parts.tokens().subList(parts.select() + 1, Math.max(parts.select() + 1, parts.from() - 1));
        if (!list.isEmpty() && (list.get(0).is("DISTINCT") || list.get(0).is("DISTINCTROW"))) {
            return Optional.of("DISTINCT would see the rows of one batch only");
        }
        if (parts.ends("GROUP")) {
            return Optional.empty(); // the key has to be in it
        }
        for (int i = 0; i + 1 < list.size(); i++) {
            Token token = list.get(i);
            if (token.isSymbol('(') && list.get(i + 1).is("SELECT")) {
                i = Conjuncts.closing(list, i);
            } else if (list.get(i + 1).isSymbol('(') && AGGREGATES.stream().anyMatch(token::is)) {
                return Optional.of("%s would be computed for each batch separately".formatted(token.text()));
            }
        }
        return parts.ends("HAVING") ? Optional.of("HAVING would look at the rows of one batch only") : Optional.empty();
    }

    /** Also where nothing says by which table the batches are made. */
    static Optional<String> ofDelete(StatementParts parts) {
        return parts.form() == StatementParts.Form.DELETE && parts.targets().size() > 1
                ? Optional.of("it deletes from several tables, and a batch could delete rows from only some of them; write a "
                        + "statement for each")
                : Optional.empty();
    }

    private Optional<String> ofTargets() {
        return switch (parts.form()) {
            case INSERT -> Optional.empty();
            case DELETE -> ofDelete(parts);
            case UPDATE -> {
                Optional<List<TableReference>> written = assignments.written();
                if (written.isEmpty()) {
                    yield Optional.of("it reads several tables; qualify each column that it sets with its table");
                }
                if (written.get().size() > 1) {
                    yield Optional.of(
                            "it sets columns of several tables (%s), which the next batch could read; write a statement for each"
                                    .formatted(TableReferences.listed(written.get())));
                }
                Optional<JoinedKey> joined = joinedKey();
                yield joined.isPresent() && joined.get().columns().isEmpty() ? Optional.of(joined.get().refusal())
                        : Optional.empty();
            }
        };
    }

    /**
     * What has to join the table that it walks with the one that it writes; empty where a row may be written in any number of
     * batches, or where both are one.
     */
    Optional<JoinedKey> joinedKey() {
        if (parts.form() != StatementParts.Form.UPDATE) {
            return Optional.empty();
        }
        return assignments.written().stream().flatMap(List::stream).filter(one -> !one.equals(driving))
                .filter(one -> assignments.readsOther(one) || assignments.used().isPresent()).findFirst()
                .map(one -> JoinedKey.of(parts, driving, one));
    }

    private Optional<String> ofMentions() {
        int first = parts.form() == StatementParts.Form.INSERT ? parts.select() : Math.max(0, parts.from() - 1);
        for (String written : assignments.writtenNames()) {
            boolean isRead = parts.form() != StatementParts.Form.INSERT;
            if (mentions(written, first) > (isRead ? 1 : 0)) {
                return Optional.of("it reads %s%s, which other batches change".formatted(Identifiers.plain(written),
                        isRead ? " a second time" : ""));
            }
        }
        return mentions(driving.name(), first) > 1
                ? Optional.of("it reads %s a second time, where it would see the rows of all batches"
                        .formatted(Identifiers.plain(driving.name())))
                : Optional.empty();
    }

    /** How often a table may be named where tables are named. */
    private long mentions(String table, int from) {
        List<Token> tokens = parts.tokens();
        return IntStream.range(from, tokens.size())
                .filter(i -> mayBeTable(tokens, i) && tokens.get(i).text().equalsIgnoreCase(table)).count();
    }

    /** The names that stand where a table is named. */
    static List<String> tables(List<Token> tokens) {
        return IntStream.range(0, tokens.size()).filter(i -> mayBeTable(tokens, i)).mapToObj(i -> tokens.get(i).text())
                .distinct().toList();
    }

    private static boolean mayBeTable(List<Token> tokens, int i) {
        boolean named = tokens.get(i).isName()
                && (i + 1 == tokens.size() || !tokens.get(i + 1).isSymbol('.') && !tokens.get(i + 1).isSymbol('('));
        int before = i - 1;
        if (before > 0 && tokens.get(before).isSymbol('.')) {
            before -= 2;
        }
        return named && before >= 0 && isBeforeTable(tokens.get(before));
    }

    private static boolean isBeforeTable(Token token) {
        return token.isSymbol(',') || token.isSymbol('(') || BEFORE_TABLES.stream().anyMatch(token::is);
    }
}
