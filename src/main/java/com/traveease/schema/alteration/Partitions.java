package com.traveease.schema.alteration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.traveease.schema.diff.ColumnShape;
import com.traveease.schema.sql.Identifiers;
import com.traveease.schema.sql.ServerSql;
import com.traveease.schema.sql.Token;
import com.traveease.schema.sql.TokenReader;

/**
 * How a table is partitioned, and the clause that leads to another partitioning. Rows are moved where they have a place
 * afterwards; as little as possible is rebuilt.
 *
 * @param scheme what stands before the list of partitions
 * @param number behind PARTITIONS; empty when there is a list
 */
record Partitions(String scheme, List<Part> parts, Optional<Integer> number) {

    /** @param sql {@code PARTITION p0 VALUES LESS THAN (10)}, without its engine, which is the table's */
    record Part(String name, String sql) {

        boolean isSame(Part other) {
            return ColumnShape.canonical(sql).equals(ColumnShape.canonical(other.sql));
        }
    }

    /** @param clause of ALTER TABLE @param remarks for the reviewer */
    record Step(String clause, List<String> remarks) {
    }

    static Partitions of(String sql) {
        List<Token> tokens = Token.of(sql);
        TokenReader reader = new TokenReader(tokens);
        List<Token> scheme = new ArrayList<>();
        Optional<Integer> number = Optional.empty();
        while (reader.hasNext() && !(reader.peek().isSymbol('(') && reader.peek(1).is("PARTITION"))) {
            if (reader.peek().is("PARTITIONS")) {
                number = Optional.of(Integer.parseInt(reader.peek(1).text()));
                reader.next();
                reader.next();
            } else {
                List<Token> from = reader.rest();
                reader.skip();
                scheme.addAll(from.subList(0, from.size() - reader.rest().size()));
            }
        }
        List<Part> parts = new ArrayList<>();
        for (TokenReader part : reader.parenthesized().clauses()) {
            List<Token> all = part.rest();
            part.accept("PARTITION");
            parts.add(new Part(part.name().orElse(""), withoutEngine(sql, all)));
        }
        return new Partitions(ServerSql.readable(sql, scheme).replaceAll("\\s+", " "), parts, number);
    }

    private static String withoutEngine(String sql, List<Token> tokens) {
        return ServerSql.readable(sql, tokens).replaceAll("\\s+ENGINE = \\w+", "").replaceAll("\\s*\\n\\s*", " ");
    }

    /** The whole of it, behind the clauses of a CREATE or ALTER TABLE. */
    String sql() {
        StringBuilder text = new StringBuilder(scheme);
        number.ifPresent(count -> text.append(" PARTITIONS ").append(count));
        if (!parts.isEmpty()) {
            text.append(" (\n    ").append(String.join(",\n    ", parts.stream().map(Part::sql).toList())).append("\n)");
        }
        return text.toString();
    }

    private boolean isRangeOrList() {
        List<Token> tokens = Token.of(scheme);
        return tokens.size() > 2 && (tokens.get(2).is("RANGE") || tokens.get(2).is("LIST"));
    }

    private boolean isRange() {
        return Token.of(scheme).get(2).is("RANGE");
    }

    /** All of it, as a clause of ALTER TABLE. */
    Step whole() {
        return new Step(sql().replace("\n", "\n    "), List.of("Rebuilds the table."));
    }

    /** One after the other. */
    List<Step> to(Partitions other) {
        boolean same = ColumnShape.canonical(scheme).equals(ColumnShape.canonical(other.scheme));
        if (same && isRangeOrList()) {
            return isRange() ? rotated(other) : List.of(step(parts, other.parts, false));
        }
        if (same && number.isPresent() && other.number.isPresent() && parts.isEmpty() && other.parts.isEmpty()) {
            int more = other.number.get() - number.get();
            return List.of(new Step(more > 0 ? "ADD PARTITION PARTITIONS " + more : "COALESCE PARTITION " + -more, List.of()));
        }
        return List.of(other.whole());
    }

    /** What changes below a range that stays and what changes above it is done apart: the ranges between are not rebuilt. */
    private List<Step> rotated(Partitions other) {
        for (int i = 0; i < parts.size(); i++) {
            for (int j = 0; j < other.parts.size(); j++) {
                if (!parts.get(i).isSame(other.parts.get(j))) {
                    continue;
                }
                List<Part> above = parts.subList(i, parts.size());
                List<Part> aboveThen = other.parts.subList(j, other.parts.size());
                if (!isSame(parts.subList(0, i), other.parts.subList(0, j)) && !isSame(above, aboveThen)) {
                    Step below = j == 0 ? dropped(parts.subList(0, i))
                            : step(parts.subList(0, i + 1), other.parts.subList(0, j + 1), true);
                    return List.of(below, step(above, aboveThen, true));
                }
            }
        }
        return List.of(step(parts, other.parts, true));
    }

    private static boolean isSame(List<Part> some, List<Part> others) {
        boolean same = some.size() == others.size();
        for (int i = 0; same && i < some.size(); i++) {
            same = some.get(i).isSame(others.get(i));
        }
        return same;
    }

    private static Step dropped(List<Part> gone) {
        return new Step("DROP PARTITION " + names(gone), List.of("The rows of the dropped partitions are lost."));
    }

    private static Step step(List<Part> parts, List<Part> others, boolean range) {
        int begin = 0;
        while (begin < Math.min(parts.size(), others.size()) && parts.get(begin).isSame(others.get(begin))) {
            begin++;
        }
        int end = 0;
        while (end < Math.min(parts.size(), others.size()) - begin
                && parts.get(parts.size() - 1 - end).isSame(others.get(others.size() - 1 - end))) {
            end++;
        }
        List<Part> gone = parts.subList(begin, parts.size() - end);
        List<Part> made = others.subList(begin, others.size() - end);
        if (gone.isEmpty() && (end == 0 || !range)) {
            return new Step("ADD PARTITION " + list(made), List.of());
        }
        if (made.isEmpty() && (end == 0 || !range)) {
            return dropped(gone);
        }
        if (end > 0 && (gone.isEmpty() || made.isEmpty())) {
            gone = parts.subList(begin, parts.size() - end + 1);
            made = others.subList(begin, others.size() - end + 1);
        }
        return new Step("REORGANIZE PARTITION " + names(gone) + " INTO " + list(made), List.of());
    }

    private static String list(List<Part> parts) {
        return "(\n        " + String.join(",\n        ", parts.stream().map(Part::sql).toList()) + "\n    )";
    }

    private static String names(List<Part> parts) {
        return String.join(", ", parts.stream().map(part -> Identifiers.plain(part.name())).toList());
    }
}
