package com.traveease.schema.sql;

/** Goes through a statement from piece to piece. */
public final class Lexer {

    private final String sql;
    private int at;
    private boolean inServerComment;
    private Token.Kind kind;

    public Lexer(String sql) {
        this(sql, 0);
    }

    /** From a place on that is outside of quotes and comments. */
    public Lexer(String sql, int from) {
        this.sql = sql;
        this.at = from;
    }

    /** The piece that begins at a place where one was found before. */
    public static Token at(String sql, int start) {
        return new Lexer(sql, start).next();
    }

    /** Behind the piece that was passed last. */
    public int at() {
        return at;
    }

    /** Whether a version comment was passed, of which nobody knows here whether it is run. */
    public boolean isInServerComment() {
        return inServerComment;
    }

    /** What the piece is that was passed last. */
    public Token.Kind kind() {
        return kind;
    }

    /** Of the piece that was passed last, which began there. */
    public Token token(int start) {
        return new Token(kind, sql, start, at);
    }

    /** Null behind the last. */
    public Token next() {
        int start = skip();
        return start < 0 ? null : token(start);
    }

    /** Goes past one piece; where that begins, or a negative number behind the last. */
    public int skip() {
        while (at < sql.length()) {
            char c = sql.charAt(at);
            if (isNamePart(c) && (c <= 0x7F || !Character.isWhitespace(c))) {
                return word();
            } else if (Character.isWhitespace(c)) {
                at++;
            } else if (c == '#' || isDashComment()) {
                at = endOfLine();
            } else if (c == '/' && sql.startsWith("/*", at)) {
                openComment();
            } else if (inServerComment && sql.startsWith("*/", at)) {
                inServerComment = false;
                at += 2;
            } else if (c == '`') {
                return quoted(Token.Kind.QUOTED_NAME, c);
            } else if (c == '\'' || c == '"') {
                return quoted(Token.Kind.STRING, c);
            } else {
                kind = Token.Kind.SYMBOL;
                return at++;
            }
        }
        return -1;
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

    private int quoted(Token.Kind quotedKind, char quote) {
        kind = quotedKind;
        int start = at++;
        while (at < sql.length()) {
            char c = sql.charAt(at++);
            if (c == '\\' && kind == Token.Kind.STRING && at < sql.length()) {
                at++;
            } else if (c == quote) {
                if (at == sql.length() || sql.charAt(at) != quote) {
                    break;
                }
                at++;
            }
        }
        return start;
    }

    private int word() {
        int start = at;
        boolean digits = true;
        while (at < sql.length() && isNamePart(sql.charAt(at))) {
            digits &= Character.isDigit(sql.charAt(at));
            at++;
        }
        kind = digits ? Token.Kind.NUMBER : Token.Kind.WORD;
        return start;
    }

    private static boolean isNamePart(char c) {
        return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c == '_' || c == '$' || c > 0x7F;
    }
}
