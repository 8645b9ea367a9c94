package com.traveease.schema.revision;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Goes through the pieces of a statement from left to right. */
final class TokenReader {

    private final List<Token> tokens;
    private int at;

    TokenReader(List<Token> tokens) {
        this.tokens = tokens;
    }

    boolean atEnd() {
        return at >= tokens.size();
    }

    boolean at(String keyword) {
        return !atEnd() && tokens.get(at).is(keyword);
    }

    boolean atSymbol(char symbol) {
        return !atEnd() && tokens.get(at).isSymbol(symbol);
    }

    /** Passes these keywords when they are what comes next, all of them. */
    boolean accept(String... keywords) {
        for (int i = 0; i < keywords.length; i++) {
            if (at + i >= tokens.size() || !tokens.get(at + i).is(keywords[i])) {
                return false;
            }
        }
        at += keywords.length;
        return true;
    }

    boolean acceptSymbol(char symbol) {
        if (!atSymbol(symbol)) {
            return false;
        }
        at++;
        return true;
    }

    /** Passes a name. A string is one too: where a name has to stand, the SQL mode ANSI_QUOTES was set. */
    Optional<String> name() {
        if (atEnd() || !(tokens.get(at).isName() || tokens.get(at).kind() == Token.Kind.STRING)) {
            return Optional.empty();
        }
        return Optional.of(tokens.get(at++).text());
    }

    /** Passes a name of one, two or three parts, with {@code .*} at its end or without; empty when there is none. */
    List<String> dottedName() {
        List<String> parts = new ArrayList<>();
        name().ifPresent(parts::add);
        while (!parts.isEmpty() && acceptSymbol('.')) {
            name().ifPresentOrElse(parts::add, () -> acceptSymbol('*'));
        }
        return parts;
    }

    /** Passes one piece, and what is in its parentheses if it opens any. */
    void skip() {
        int depth = 0;
        do {
            depth += atSymbol('(') ? 1 : atSymbol(')') ? -1 : 0;
            at++;
        } while (depth > 0 && !atEnd());
    }

    /** Passes everything before this keyword; to the end when it does not come outside of parentheses. */
    void skipTo(String keyword) {
        while (!atEnd() && !at(keyword)) {
            skip();
        }
    }

    List<Token> rest() {
        return atEnd() ? List.of() : tokens.subList(at, tokens.size());
    }

    /** The rest, cut at the commas outside of parentheses. */
    List<List<Token>> clauses() {
        List<List<Token>> clauses = new ArrayList<>();
        int start = at;
        while (!atEnd()) {
            if (atSymbol(',')) {
                clauses.add(tokens.subList(start, at));
                start = at + 1;
            }
            skip();
        }
        clauses.add(tokens.subList(Math.min(start, tokens.size()), tokens.size()));
        return clauses;
    }
}
