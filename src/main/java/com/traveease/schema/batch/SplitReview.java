package com.traveease.schema.batch;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.traveease.schema.sql.Identifiers;
import com.traveease.schema.sql.Token;

/** Whether a statement comes to the same in batches as in one; in doubt it does not. */
final class SplitReview {

    private static final Set<String> MOMENTS = Set.of("CURRENT_TIMESTAMP", "CURRENT_DATE", "CURRENT_TIME", "LOCALTIME",
            "LOCALTIMESTAMP", "UTC_DATE", "UTC_TIME", "UTC_TIMESTAMP");
    private static final Set<String> MOMENT_CALLS = Set.of("NOW", "CURDATE", "CURTIME");
    private static final Set<String> OF_SESSION = Set.of("ROW_COUNT", "FOUND_ROWS", "LAST_INSERT_ID", "CONNECTION_ID");
    private static final Set<String> AGGREGATES = Set.of("COUNT", "SUM", "MIN", "MAX", "AVG", "GROUP_CONCAT", "STD", "STDDEV",
            "STDDEV_POP", "STDDEV_SAMP", "VARIANCE", "VAR_POP", "VAR_SAMP", "BIT_AND", "BIT_OR", "BIT_XOR", "JSON_ARRAYAGG",
            "JSON_OBJECTAGG");
    private static final Set<String> BEFORE_TABLES = Set.of("FROM", "JOIN", "STRAIGHT_JOIN", "INTO", "UPDATE", "USING",
            "IGNORE",
            "LOW_PRIORITY", "QUICK", "TABLE");

    private final StatementParts parts;
    private final Reference driving;
    private final Assignments assignments;

    SplitReview(StatementParts parts, Reference driving, Assignments assignments) {
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
                return Optional.of("%s would hold for each batch anew".formatted(word.equals("ORDER") ? "ORDER BY" : word));
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
                ? Optional.of("an outer join gives rows in which %s has none, and no batch would have them"
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
                return Optional.of("it uses a user variable, which goes from row to row or is gone after an interruption");
            }
            if (token.kind() != Token.Kind.WORD || isColumn) {
                continue;
            }
            boolean closed = called && i + 2 < tokens.size() && tokens.get(i + 2).isSymbol(')');
            boolean moment = MOMENTS.stream().anyMatch(token::is) || called && MOMENT_CALLS.stream().anyMatch(token::is)
                    || closed && token.is("UNIX_TIMESTAMP");
            if (moment) {
                return Optional
                        .of("%s would give each batch another time; write the time that you mean".formatted(token.text()));
            }
            if (called && OF_SESSION.stream().anyMatch(token::is)) {
                return Optional.of("%s would give each batch another answer".formatted(token.text()));
            }
            if (called && !closed && token.is("RAND")) {
                return Optional.of("RAND with a seed would begin anew with each batch");
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
            return Optional.of("DISTINCT would look at the rows of one batch only");
        }
        if (parts.ends("GROUP")) {
            return Optional.empty(); // the key has to be in it
        }
        for (int i = 0; i + 1 < list.size(); i++) {
            Token token = list.get(i);
            if (token.isSymbol('(') && list.get(i + 1).is("SELECT")) {
                i = Conjuncts.closing(list, i);
            } else if (list.get(i + 1).isSymbol('(') && AGGREGATES.stream().anyMatch(token::is)) {
                return Optional.of("%s would be computed of each batch by itself".formatted(token.text()));
            }
        }
        return parts.ends("HAVING") ? Optional.of("HAVING would look at the rows of one batch only") : Optional.empty();
    }

    private Optional<String> ofTargets() {
        return switch (parts.form()) {
            case INSERT -> Optional.empty();
            case DELETE -> parts.targets().size() > 1
                    ? Optional.of(
                            "it deletes from several tables, of which a batch could leave some without the others; write a statement for each")
                    : Optional.empty();
            case UPDATE -> {
                Optional<List<Reference>> written = assignments.written();
                if (written.isEmpty()) {
                    yield Optional.of("it reads several tables; write before each column that it sets of which of them it is");
                }
                if (written.get().size() > 1) {
                    yield Optional.of(
                            "it sets columns of several tables (%s), which the next batch could read; write a statement for each"
                                    .formatted(References.listed(written.get())));
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
