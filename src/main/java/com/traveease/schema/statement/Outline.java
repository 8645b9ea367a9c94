package com.traveease.schema.statement;

import java.util.Locale;
import java.util.Set;

import com.traveease.schema.sql.Lexer;
import com.traveease.schema.sql.Token;

/**
 * A long INSERT without most of its rows: of a row of literals nobody learns anything. The first row stays, and so does every
 * row with anything else in it, with one of the words of {@link Hints}, or with a user variable in a string, which may be
 * prepared.
 */
final class Outline {

    /** Characters of a statement from which on it is worth a pass. */
    static final int WORTH_IT = 2_000;

    private static final int LONGEST_HEAD = 10_000;
    private static final Set<String> CONSTANTS = Set.of("NULL", "TRUE", "FALSE", "DEFAULT");
    private static final Set<String> BEFORE_STRING = Set.of("N", "X", "B");

    private final String sql;
    private int at;

    private Outline(String sql) {
        this.sql = sql;
    }

    /** The same text when there is nothing to leave out. */
    static String of(String sql) {
        return sql.length() < WORTH_IT ? sql : new Outline(sql).outline();
    }

    private String outline() {
        if (!passHead()) {
            return sql;
        }
        if (!passLiterals()) {
            passRow();
        }
        StringBuilder kept = new StringBuilder();
        int copied = 0;
        int end = at;
        while (passComma()) {
            if (passLiterals()) {
                kept.append(sql, copied, end);
                copied = at;
            } else {
                passRow();
            }
            end = at;
        }
        return copied == 0 ? sql : kept.append(sql, copied, sql.length()).toString();
    }

    /** Up to the first row. */
    private boolean passHead() {
        Lexer lexer = new Lexer(sql);
        Token token = lexer.next();
        boolean inserts = token != null && (token.is("INSERT") || token.is("REPLACE"));
        int depth = 0;
        while (inserts && token != null && lexer.at() < LONGEST_HEAD) {
            depth += token.isSymbol('(') ? 1 : token.isSymbol(')') ? -1 : 0;
            boolean values = depth == 0 && (token.is("VALUES") || token.is("VALUE"));
            token = lexer.next();
            if (values && token != null && token.isSymbol('(') && !lexer.isInServerComment()) {
                at = token.start();
                return true;
            }
        }
        return false;
    }

    /** What is between two rows. */
    private boolean passComma() {
        int comma = blanks(at);
        if (comma == sql.length() || sql.charAt(comma) != ',') {
            return false;
        }
        int row = blanks(comma + 1);
        if (row < sql.length() && sql.charAt(row) != '(') {
            Lexer lexer = new Lexer(sql, row); // a comment, perhaps
            row = lexer.skip();
            if (row < 0 || lexer.isInServerComment()) {
                return false;
            }
        }
        if (row == sql.length() || sql.charAt(row) != '(') {
            return false;
        }
        at = row;
        return true;
    }

    /** A row, whatever is in it. */
    private void passRow() {
        Lexer lexer = new Lexer(sql, at);
        int depth = 0;
        do {
            int start = lexer.skip();
            if (start < 0) {
                break;
            }
            depth += sql.charAt(start) == '(' ? 1 : sql.charAt(start) == ')' ? -1 : 0;
        } while (depth > 0);
        at = lexer.at();
    }

    /** A row of nothing but literals that say nothing; stays where it is before any other. */
    private boolean passLiterals() {
        int i = at + 1;
        while (i >= 0 && i < sql.length()) {
            char c = sql.charAt(i);
            if (c == ')') {
                at = i + 1;
                return true;
            }
            if (c == '\'' || c == '"') {
                i = behindString(i, c);
            } else if (c >= '0' && c <= '9') {
                i = behindNumber(i);
            } else if (c == ',' || c == ' ' || c == '.' || c == '+' || c == '\n' || c == '\r' || c == '\t'
                    || c == '-' && !sql.startsWith("--", i)) {
                i++;
            } else {
                int end = behindWord(i);
                i = end > i && isOfLiteral(sql.substring(i, end).toUpperCase(Locale.ROOT), end) ? end : -1;
            }
        }
        return false;
    }

    private boolean isOfLiteral(String word, int end) {
        boolean introducer = word.startsWith("_");
        int string = introducer ? blanks(end) : end;
        return CONSTANTS.contains(word)
                || (introducer || BEFORE_STRING.contains(word)) && string < sql.length() && sql.charAt(string) == '\'';
    }

    /** With an exponent, or hexadecimal; a name may begin with a digit too. */
    private int behindNumber(int from) {
        int end = behindWord(from);
        for (int i = from; i < end; i++) {
            if (sql.charAt(i) == '_' || sql.charAt(i) == '$') {
                return -1;
            }
        }
        return end;
    }

    private int behindWord(int from) {
        int i = from;
        while (i < sql.length() && Hints.isPart(sql.charAt(i))) {
            i++;
        }
        return i;
    }

    /** Negative when the string is not closed, or may say something. */
    private int behindString(int from, char quote) {
        int i = from + 1;
        while (i < sql.length() && sql.charAt(i) != quote) {
            i += sql.charAt(i) == '\\' ? 2 : 1;
        }
        return i >= sql.length() || Hints.areInText(sql, from + 1, i) ? -1 : i + 1;
    }

    private int blanks(int from) {
        int i = from;
        while (i < sql.length() && sql.charAt(i) <= ' ') {
            i++;
        }
        return i;
    }
}
