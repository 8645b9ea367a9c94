package com.traveease.schema.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Goes through the pieces of a statement from left to right. What asks for a keyword, a symbol or a name stays where it is when
 * something else, or nothing, comes next.
 */
public final class TokenReader {

    private static final Token END = Token.symbol(';', -1);

    private final List<Token> tokens;
    private int at;

    public TokenReader(List<Token> tokens) {
        this.tokens = tokens;
    }

    public boolean hasNext() {
        return at < tokens.size();
    }

    /** What comes next; at the end a semicolon. */
    public Token peek() {
        return peek(0);
    }

    /** What comes after that many other pieces; behind the end a semicolon. */
    public Token peek(int ahead) {
        return at + ahead < tokens.size() ? tokens.get(at + ahead) : END;
    }

    /** Passes one piece; at the end nothing, and gives a semicolon. */
    public Token next() {
        Token token = peek();
        at = Math.min(at + 1, tokens.size());
        return token;
    }

    /** Passes these keywords when they are what comes next, all of them. */
    public boolean accept(String... keywords) {
        for (int i = 0; i < keywords.length; i++) {
            if (!peek(i).is(keywords[i])) {
                return false;
            }
        }
        at += keywords.length;
        return true;
    }

    /** Passes one of these keywords. */
    public boolean acceptAny(String... keywords) {
        for (String keyword : keywords) {
            if (accept(keyword)) {
                return true;
            }
        }
        return false;
    }

    public boolean acceptSymbol(char symbol) {
        if (!peek().isSymbol(symbol)) {
            return false;
        }
        at++;
        return true;
    }

    /** Passes a name. A string is one too: where a name has to stand, the SQL mode ANSI_QUOTES was set. */
    public Optional<String> name() {
        return peek().isName() || peek().kind() == Token.Kind.STRING ? Optional.of(next().text()) : Optional.empty();
    }

    /** Passes a name of one, two or three parts, with {@code .*} at its end or without; empty when there is none. */
    public List<String> dottedName() {
        List<String> parts = new ArrayList<>();
        name().ifPresent(parts::add);
        while (!parts.isEmpty() && acceptSymbol('.')) {
            name().ifPresentOrElse(parts::add, () -> acceptSymbol('*'));
        }
        return parts;
    }

    /** Passes a name like {@link #dottedName}, and gives the last part of it; {@code ""} when there is none. */
    public String lastName() {
        List<String> parts = dottedName();
        return parts.isEmpty() ? "" : parts.get(parts.size() - 1);
    }

    /** Passes one piece, and what is in its parentheses if it opens any. */
    public void skip() {
        int depth = 0;
        do {
            Token token = next();
            depth += token.isSymbol('(') ? 1 : token.isSymbol(')') ? -1 : 0;
        } while (depth > 0 && hasNext());
    }

    /** Passes everything up to this keyword and the keyword itself; all, when it does not come outside of parentheses. */
    public boolean skipPast(String keyword) {
        return skipPastAny(keyword);
    }

    /** As {@link #skipPast}, whichever of these comes first. */
    public boolean skipPastAny(String... keywords) {
        while (hasNext()) {
            if (acceptAny(keywords)) {
                return true;
            }
            skip();
        }
        return false;
    }

    /** Passes a pair of parentheses, and gives what is in it: nothing when none comes next. */
    public TokenReader parenthesized() {
        int start = at;
        if (!acceptSymbol('(')) {
            return new TokenReader(List.of());
        }
        while (hasNext() && !peek().isSymbol(')')) {
            skip();
        }
        TokenReader inside = new TokenReader(tokens.subList(start + 1, at));
        acceptSymbol(')');
        return inside;
    }

    /** Passes all the rest, and gives it cut at the commas outside of parentheses. */
    public List<TokenReader> clauses() {
        List<TokenReader> clauses = new ArrayList<>();
        while (hasNext()) {
            int start = at;
            while (hasNext() && !peek().isSymbol(',')) {
                skip();
            }
            clauses.add(new TokenReader(tokens.subList(start, at)));
            acceptSymbol(',');
        }
        return clauses;
    }

    /** What comes next and all behind it, without passing it. */
    public List<Token> rest() {
        return tokens.subList(at, tokens.size());
    }
}
