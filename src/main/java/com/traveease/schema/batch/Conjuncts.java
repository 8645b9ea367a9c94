package com.traveease.schema.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import com.traveease.schema.sql.Token;

/** The parts of a condition that all have to hold. */
final class Conjuncts {

    private Conjuncts() {
    }

    /** None where it has an OR, of which one part is enough. */
    static List<List<Token>> of(List<Token> condition) {
        List<List<Token>> parts = parts(condition);
        if (parts.size() == 1) {
            return isWrapped(condition) ? of(condition.subList(1, condition.size() - 1)) : parts;
        }
        return parts.stream().flatMap(part -> isWrapped(part) ? of(part).stream() : Stream.of(part)).toList();
    }

    /** Whether it is one pair of parentheses, and no subquery. */
    private static boolean isWrapped(List<Token> part) {
        return part.size() > 2 && part.get(0).isSymbol('(') && closing(part, 0) == part.size() - 1
                && !TableReferences.beginsQuery(part.get(1));
    }

    /** Where the parenthesis that opens there is closed; the end where it is not. */
    static int closing(List<Token> tokens, int open) {
        int depth = 0;
        for (int i = open; i < tokens.size(); i++) {
            depth += tokens.get(i).isSymbol('(') ? 1 : tokens.get(i).isSymbol(')') ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return tokens.size();
    }

    private static List<List<Token>> parts(List<Token> condition) {
        List<List<Token>> conjuncts = new ArrayList<>();
        int depth = 0;
        int first = 0;
        boolean between = false;
        for (int i = 0; i < condition.size(); i++) {
            Token token = condition.get(i);
            depth += token.isSymbol('(') || token.is("CASE") ? 1 : token.isSymbol(')') || token.is("END") ? -1 : 0;
            if (depth == 0 && (token.is("OR") || token.is("XOR") || token.isSymbol('|'))) {
                return List.of();
            }
            between |= depth == 0 && token.is("BETWEEN");
            if (depth == 0 && token.is("AND")) {
                if (!between) {
                    conjuncts.add(condition.subList(first, i));
                    first = i + 1;
                }
                between = false;
            }
        }
        conjuncts.add(condition.subList(first, condition.size()));
        return conjuncts;
    }
}
