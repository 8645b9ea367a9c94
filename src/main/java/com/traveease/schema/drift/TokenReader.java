package com.traveease.schema.drift;

import java.util.ArrayList;
import java.util.List;

import com.traveease.schema.revision.Token;

/** Walks over the pieces of a statement. At the end of them nothing matches. */
final class TokenReader {

    private static final Token END = new Token(Token.Kind.SYMBOL, ";");

    private final List<Token> tokens;
    private int at;

    TokenReader(List<Token> tokens) {
        this.tokens = tokens;
    }

    Token peek() {
        return peek(0);
    }

    Token peek(int ahead) {
        return at + ahead < tokens.size() ? tokens.get(at + ahead) : END;
    }

    Token next() {
        Token token = peek();
        at++;
        return token;
    }

    boolean hasNext() {
        return at < tokens.size();
    }

    /** Goes over these keywords when they come next, all of them. */
    boolean skip(String... keywords) {
        for (int i = 0; i < keywords.length; i++) {
            if (!peek(i).is(keywords[i])) {
                return false;
            }
        }
        at += keywords.length;
        return true;
    }

    /** Goes over one of these keywords. */
    boolean skipAny(String... keywords) {
        for (String keyword : keywords) {
            if (skip(keyword)) {
                return true;
            }
        }
        return false;
    }

    /** Goes on behind the next such keyword outside of parentheses. */
    boolean skipTo(String keyword) {
        int depth = 0;
        while (hasNext()) {
            Token token = next();
            depth += token.isSymbol('(') ? 1 : token.isSymbol(')') ? -1 : 0;
            if (depth == 0 && token.is(keyword)) {
                return true;
            }
        }
        return false;
    }

    void skipExistence() {
        if (!skip("IF", "NOT", "EXISTS")) {
            skip("IF", "EXISTS");
        }
    }

    /** A name, of a qualified one its last part. */
    String name() {
        String name = next().text();
        while (peek().isSymbol('.') && peek(1).isName()) {
            at++;
            name = next().text();
        }
        return name;
    }

    /** What stands between the parenthesis that comes next and its end; nothing when none comes. */
    List<Token> parenthesized() {
        List<Token> inside = new ArrayList<>();
        if (!peek().isSymbol('(')) {
            return inside;
        }
        int depth = 0;
        while (hasNext()) {
            Token token = next();
            depth += token.isSymbol('(') ? 1 : token.isSymbol(')') ? -1 : 0;
            if (depth == 0) {
                break;
            }
            inside.add(token);
        }
        return inside.isEmpty() ? inside : inside.subList(1, inside.size());
    }

    List<Token> rest() {
        List<Token> rest = at < tokens.size() ? tokens.subList(at, tokens.size()) : List.of();
        at = tokens.size();
        return rest;
    }

    /** The parts between commas that are not in parentheses. */
    static List<List<Token>> parts(List<Token> tokens) {
        List<List<Token>> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            depth += token.isSymbol('(') ? 1 : token.isSymbol(')') ? -1 : 0;
            if (depth == 0 && token.isSymbol(',')) {
                parts.add(tokens.subList(start, i));
                start = i + 1;
            }
        }
        if (start < tokens.size()) {
            parts.add(tokens.subList(start, tokens.size()));
        }
        return parts;
    }

    /** The first names of the parts: the columns of a key. */
    static List<String> columns(List<Token> tokens) {
        return parts(tokens).stream().filter(part -> !part.isEmpty()).map(part -> part.get(0).text()).toList();
    }
}
