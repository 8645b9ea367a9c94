package com.traveease.schema.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.traveease.schema.sql.Token;
import com.traveease.schema.sql.TokenReader;

/** What an UPDATE sets. */
final class Assignments {

    /** @param reference the table of the column; empty where the text does not say it */
    private record Assignment(Optional<TableReference> reference, String column, List<Token> value) {
    }

    private final StatementParts parts;
    private final TableReference driving;
    private final List<Assignment> assignments = new ArrayList<>();

    Assignments(StatementParts parts, TableReference driving) {
        this.parts = parts;
        this.driving = driving;
        for (TokenReader clause : new TokenReader(parts.set()).clauses()) {
            List<String> name = clause.dottedName();
            if (!name.isEmpty()) {
                clause.acceptSymbol('=');
                assignments.add(new Assignment(reference(name), name.get(name.size() - 1), List.copyOf(clause.rest())));
            }
        }
    }

    private Optional<TableReference> reference(List<String> name) {
        List<TableReference> all = parts.references();
        if (name.size() == 1) {
            return all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty();
        }
        String qualifier = name.get(name.size() - 2);
        return all.stream().filter(one -> one.qualifier().equalsIgnoreCase(qualifier)).findFirst();
    }

    /** The tables whose columns it sets; empty where that is not certain. */
    Optional<List<TableReference>> written() {
        List<TableReference> written = new ArrayList<>();
        for (Assignment one : assignments) {
            if (one.reference().isEmpty()) {
                return Optional.empty();
            }
            if (!written.contains(one.reference().get())) {
                written.add(one.reference().get());
            }
        }
        return Optional.of(written);
    }

    /**
     * The tables that the statement writes, without quotes and schema; of one that sets nothing those that it names as its
     * targets.
     */
    List<String> writtenNames() {
        return switch (parts.form()) {
            case UPDATE -> written().orElse(List.of()).stream().map(TableReference::name).toList();
            case DELETE, INSERT -> parts.targets().stream().filter(target -> !target.isEmpty())
                    .map(target -> target.get(target.size() - 1))
                    .map(name -> parts.references().stream().filter(one -> one.qualifier().equalsIgnoreCase(name)).findFirst()
                            .map(TableReference::name).orElse(name))
                    .toList();
        };
    }

    /** All that it sets. */
    List<String> columns() {
        return assignments.stream().map(Assignment::column).toList();
    }

    /** Whether it may set this column of the table by which the batches are made. */
    boolean changesDriving(String column) {
        return assignments.stream().anyMatch(one -> one.column().equalsIgnoreCase(column)
                && one.reference().map(driving::equals).orElse(true));
    }

    /** A column that it sets and whose value before it uses for that. */
    Optional<String> used() {
        return assignments.stream().map(Assignment::column)
                .filter(column -> assignments.stream().flatMap(one -> one.value().stream())
                        .anyMatch(token -> token.isName(column)))
                .findFirst();
    }

    /** Whether what it sets may be computed from another table than this one. */
    boolean readsOther(TableReference own) {
        for (Assignment one : assignments) {
            List<Token> value = one.value();
            for (int i = 0; i < value.size(); i++) {
                boolean qualified = i + 1 < value.size() && value.get(i + 1).isSymbol('.');
                boolean isPart = i > 0 && value.get(i - 1).isSymbol('.');
                boolean called = i + 1 < value.size() && value.get(i + 1).isSymbol('(');
                boolean word = value.get(i).isName() && !isPart && !called && !value.get(i).is("NULL")
                        && !value.get(i).is("DEFAULT");
                if (word && !(qualified && value.get(i).text().equalsIgnoreCase(own.qualifier()))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether what it sets makes its own condition false: {@code … WHERE a IS NULL}, {@code SET b = 1 … WHERE b = 0}. */
    boolean endCondition() {
        return Conjuncts.of(parts.condition()).stream().anyMatch(this::isEnded);
    }

    private boolean isEnded(List<Token> conjunct) {
        TokenReader reader = new TokenReader(conjunct);
        List<String> name = reader.dottedName();
        Optional<Assignment> set = name.isEmpty() ? Optional.empty()
                : assignments.stream().filter(one -> one.column().equalsIgnoreCase(name.get(name.size() - 1))
                        && reference(name).equals(one.reference()) && one.reference().isPresent()).findFirst();
        if (set.isEmpty()) {
            return false;
        }
        List<Token> value = set.get().value();
        if (reader.accept("IS", "NULL")) {
            return !reader.hasNext() && !(value.size() == 1 && value.get(0).is("NULL"));
        }
        boolean unequal = reader.peek().isSymbol('<') && reader.peek(1).isSymbol('>')
                || reader.peek().isSymbol('!') && reader.peek(1).isSymbol('=');
        if (unequal) {
            reader.next();
        }
        if (!unequal && !reader.peek().isSymbol('=')) {
            return false;
        }
        reader.next();
        boolean literals = reader.rest().size() == 1 && value.size() == 1 && isLiteral(reader.peek()) && isLiteral(value.get(0))
                && reader.peek().kind() == value.get(0).kind();
        return literals && unequal == isSame(reader.peek(), value.get(0), unequal);
    }

    /** Where it matters that they differ, no collation may make them the same, nor one number be written in two ways. */
    private static boolean isSame(Token one, Token other, boolean exactly) {
        boolean plain = isPlain(one) && isPlain(other);
        return exactly ? one.text().equals(other.text())
                : !plain || strip(one).equals(strip(other));
    }

    private static String strip(Token token) {
        String text = BatchedStatement.lower(token.text());
        return token.kind() == Token.Kind.NUMBER ? text.replaceFirst("^0+(?=.)", "") : text.replaceAll("[_ -]", "");
    }

    private static boolean isPlain(Token token) {
        boolean number = token.kind() == Token.Kind.NUMBER;
        return token.text().chars().allMatch(c -> c >= '0' && c <= '9'
                || !number && (c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c == '-' || c == ' '));
    }

    private static boolean isLiteral(Token token) {
        return token.kind() == Token.Kind.STRING || token.kind() == Token.Kind.NUMBER;
    }
}
