package com.traveease.schema.revision;

import java.util.ArrayList;
import java.util.List;

/**
 * A piece of an SQL statement, as MySQL's lexer sees it. Comments are left out; what stands in {@code /*! … *}{@code /} is not
 * a comment for the server, so its pieces are here.
 *
 * @param text of a quoted name or a string: what it means, without quotes; otherwise as written
 * @param start where in the statement it begins, from 0, with its quote if it has one
 */
public record Token(Kind kind, String text, int start) {

    /** What a piece is. */
    public enum Kind {
        /** A keyword or a name without quotes. */
        WORD,
        /** A name in backquotes. */
        QUOTED_NAME,
        STRING,
        NUMBER,
        /** One character of punctuation. */
        SYMBOL
    }

    /** Whether it is this keyword, in upper or lower case. */
    public boolean is(String keyword) {
        return kind == Kind.WORD && text.equalsIgnoreCase(keyword);
    }

    public boolean isSymbol(char symbol) {
        return kind == Kind.SYMBOL && text.charAt(0) == symbol;
    }

    /** Whether it can be the name of something. */
    public boolean isName() {
        return kind == Kind.WORD || kind == Kind.QUOTED_NAME;
    }

    private record Lexed(String sql, List<Token> tokens) {
    }

    /** A statement is asked one thing after the other, and each of them begins by reading it. */
    private static volatile Lexed last = new Lexed("", List.of());

    /** The pieces of a statement, in their order. What is not closed goes to the end. */
    public static List<Token> of(String sql) {
        Lexed lexed = last;
        if (lexed.sql != sql) {
            lexed = new Lexed(sql, new Lexer(sql).tokens());
            last = lexed;
        }
        return lexed.tokens;
    }

    private static final class Lexer {

        private final String sql;
        private final List<Token> tokens = new ArrayList<>();
        private int at;
        private boolean inServerComment;

        Lexer(String sql) {
            this.sql = sql;
        }

        List<Token> tokens() {
            while (at < sql.length()) {
                step();
            }
            return List.copyOf(tokens);
        }

        private void step() {
            char c = sql.charAt(at);
            if (Character.isWhitespace(c)) {
                at++;
            } else if (c == '#' || isDashComment()) {
                at = endOfLine();
            } else if (sql.startsWith("/*", at)) {
                openComment();
            } else if (inServerComment && sql.startsWith("*/", at)) {
                inServerComment = false;
                at += 2;
            } else if (c == '`') {
                quoted(Kind.QUOTED_NAME, c);
            } else if (c == '\'' || c == '"') {
                quoted(Kind.STRING, c);
            } else if (isNamePart(c)) {
                word();
            } else {
                tokens.add(new Token(Kind.SYMBOL, String.valueOf(c), at));
                at++;
            }
        }

        /** {@code --} begins a comment only before white space; {@code 5--1} is six. */
        private boolean isDashComment() {
            return sql.startsWith("--", at) && (at + 2 == sql.length() || Character.isWhitespace(sql.charAt(at + 2))
                    || Character.isISOControl(sql.charAt(at + 2)));
        }

        private int endOfLine() {
            int end = sql.indexOf('\n', at);
            return end < 0 ? sql.length() : end + 1;
        }

        private void openComment() {
            if (sql.startsWith("/*!", at)) {
                if (VersionComment.isForNoServer(sql, at)) {
                    skipComment();
                    return;
                }
                at = VersionComment.endOfNumber(sql, at);
                inServerComment = true;
            } else {
                skipComment();
            }
        }

        private void skipComment() {
            int end = sql.indexOf("*/", at + 2);
            at = end < 0 ? sql.length() : end + 2;
        }

        private void quoted(Kind kind, char quote) {
            int start = at++;
            StringBuilder text = new StringBuilder();
            while (at < sql.length()) {
                char c = sql.charAt(at++);
                if (c == '\\' && kind == Kind.STRING && at < sql.length()) {
                    text.append(sql.charAt(at++));
                } else if (c != quote) {
                    text.append(c);
                } else if (at < sql.length() && sql.charAt(at) == quote) {
                    text.append(quote);
                    at++;
                } else {
                    break;
                }
            }
            tokens.add(new Token(kind, text.toString(), start));
        }

        private void word() {
            int start = at;
            boolean digits = true;
            while (at < sql.length() && isNamePart(sql.charAt(at))) {
                digits &= Character.isDigit(sql.charAt(at));
                at++;
            }
            tokens.add(new Token(digits ? Kind.NUMBER : Kind.WORD, sql.substring(start, at), start));
        }

        private static boolean isNamePart(char c) {
            return Character.isLetterOrDigit(c) || c == '_' || c == '$' || c > 0x7F;
        }
    }
}
