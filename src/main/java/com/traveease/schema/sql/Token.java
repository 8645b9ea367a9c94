package com.traveease.schema.sql;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;

/**
 * A piece of an SQL statement, as MySQL's lexer sees it. Comments are left out; what stands in {@code /*! … *}{@code /} is not
 * a comment for the server, so its pieces are here.
 */
public final class Token {

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

    private final Kind kind;
    private final String sql;
    private final int start;
    private final int end;
    /** Made when it is asked for: a statement of some megabytes has a million of them. */
    private String text;

    Token(Kind kind, String sql, int start, int end) {
        this.kind = kind;
        this.sql = sql;
        this.start = start;
        this.end = end;
    }

    /** A symbol that stands in no statement. */
    public static Token symbol(char symbol, int start) {
        Token token = new Token(Kind.SYMBOL, null, start, start);
        token.text = String.valueOf(symbol);
        return token;
    }

    public Kind kind() {
        return kind;
    }

    /** Of a quoted name or a string: what it means, without quotes; otherwise as written. */
    public String text() {
        String made = text;
        if (made == null) {
            made = kind == Kind.QUOTED_NAME || kind == Kind.STRING ? unquoted() : sql.substring(start, end);
            text = made;
        }
        return made;
    }

    /** Where in the statement it begins, from 0, with its quote if it has one. */
    public int start() {
        return start;
    }

    /** Behind its last character. */
    public int end() {
        return end;
    }

    /** Whether it is this keyword, in upper or lower case. */
    public boolean is(String keyword) {
        return kind == Kind.WORD && end - start == keyword.length() && sql.regionMatches(true, start, keyword, 0, end - start);
    }

    public boolean isSymbol(char symbol) {
        return kind == Kind.SYMBOL && (sql == null ? text.charAt(0) : sql.charAt(start)) == symbol;
    }

    /** Whether it can be the name of something. */
    public boolean isName() {
        return kind == Kind.WORD || kind == Kind.QUOTED_NAME;
    }

    /** Whether it is this name, in backquotes or without, in upper or lower case. */
    public boolean isName(String name) {
        return is(name) || kind == Kind.QUOTED_NAME && end - start - 2 >= name.length() && text().equalsIgnoreCase(name);
    }

    private String unquoted() {
        char quote = sql.charAt(start);
        StringBuilder meant = new StringBuilder(end - start);
        int at = start + 1;
        while (at < end) {
            char c = sql.charAt(at++);
            if (c == '\\' && kind == Kind.STRING && at < sql.length()) {
                meant.append(sql.charAt(at++));
            } else if (c != quote) {
                meant.append(c);
            } else if (at < end) {
                meant.append(quote);
                at++;
            }
        }
        return meant.toString();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Token token && kind == token.kind && start == token.start && text().equals(token.text());
    }

    @Override
    public int hashCode() {
        return 31 * start + kind.hashCode();
    }

    @Override
    public String toString() {
        return "%s at %d".formatted(kind, start);
    }

    private record Lexed(String sql, List<Token> tokens) {
    }

    /** A statement is asked one thing after the other, and each of them begins by reading it. */
    private static volatile Lexed last = new Lexed("", List.of());

    /** The pieces of a statement, in their order. What is not closed goes to the end. */
    public static List<Token> of(String sql) {
        Lexed lexed = last;
        if (lexed.sql != sql) {
            lexed = new Lexed(sql, sql.length() < Places.WORTH_IT ? pieces(sql) : Places.of(sql));
            last = lexed;
        }
        return lexed.tokens;
    }

    /** Forgets a statement that was sent: it may be as long as memory allows. */
    public static void forget() {
        last = new Lexed("", List.of());
    }

    private static List<Token> pieces(String sql) {
        List<Token> tokens = new ArrayList<>();
        Lexer lexer = new Lexer(sql);
        for (Token token = lexer.next(); token != null; token = lexer.next()) {
            tokens.add(token);
        }
        return Collections.unmodifiableList(tokens);
    }

    /** The pieces of a long statement: kept as the places where they begin, four bytes each. */
    private static final class Places extends AbstractList<Token> implements RandomAccess {

        /** Characters of a statement; below, the pieces themselves take little. */
        private static final int WORTH_IT = 1 << 16;

        private final String sql;
        private final int[] starts;
        private final int size;

        private Places(String sql, int[] starts, int size) {
            this.sql = sql;
            this.starts = starts;
            this.size = size;
        }

        static Places of(String sql) {
            int[] starts = new int[sql.length() / 8];
            int size = 0;
            Lexer lexer = new Lexer(sql);
            for (int start = lexer.skip(); start >= 0; start = lexer.skip()) {
                if (size == starts.length) {
                    starts = Arrays.copyOf(starts, size + size / 4);
                }
                starts[size++] = start;
            }
            return new Places(sql, starts, size);
        }

        @Override
        public Token get(int index) {
            return Lexer.at(sql, starts[Objects.checkIndex(index, size)]);
        }

        @Override
        public int size() {
            return size;
        }
    }
}
