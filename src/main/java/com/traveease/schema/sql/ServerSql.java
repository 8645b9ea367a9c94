package com.traveease.schema.sql;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.StringJoiner;

/**
 * SQL that the server has written, as SHOW CREATE gives it. Two texts that mean the same to it may differ in how they were
 * once told: in introducers, which tell the connection that made them, in layout and in the case of keywords.
 */
public final class ServerSql {

    /** In all of these a text of ASCII characters is the same bytes. */
    private static final Set<String> ASCII_INTRODUCERS = Set.of("_utf8mb4", "_utf8mb3", "_utf8", "_latin1", "_ascii");

    /** Keywords of stored programs that are not reserved. */
    private static final Set<String> PROGRAM_WORDS = Set.of("begin", "end", "commit", "rollback", "start", "transaction",
            "returns", "close", "open", "handler", "language", "do", "event", "comment", "definer", "invoker", "security",
            "every", "schedule", "completion", "preserve", "now", "count", "coalesce", "concat");

    private ServerSql() {
    }

    /** One form for all texts that mean the same, to be compared; nothing to run. */
    public static String canonical(List<Token> tokens) {
        StringJoiner text = new StringJoiner(" ");
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (isIdleIntroducer(tokens, i)) {
                continue;
            }
            text.add(switch (token.kind()) {
                case STRING -> "'" + token.text().replace("'", "''") + "'";
                case QUOTED_NAME -> "`" + token.text() + "`";
                case WORD, NUMBER, SYMBOL -> token.text().toLowerCase(Locale.ROOT);
            });
        }
        return text.toString();
    }

    /**
     * Like {@link #canonical}, for text that the server keeps as it was written: a name in backquotes and the same one without
     * are one. Of a word that is no keyword for certain the case counts: it may be the name of a table.
     */
    public static String canonicalBody(List<Token> tokens) {
        StringJoiner text = new StringJoiner(" ");
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (!isIdleIntroducer(tokens, i)) {
                text.add(token.kind() == Token.Kind.STRING ? "'" + token.text().replace("'", "''") + "'"
                        : isKeyword(token) ? token.text().toLowerCase(Locale.ROOT) : token.text());
            }
        }
        return text.toString();
    }

    private static boolean isKeyword(Token token) {
        return token.kind() == Token.Kind.WORD && (ReservedWords.contains(token.text())
                || PROGRAM_WORDS.contains(token.text().toLowerCase(Locale.ROOT)));
    }

    private static boolean isIdleIntroducer(List<Token> tokens, int at) {
        Token token = tokens.get(at);
        if (token.kind() != Token.Kind.WORD || at + 1 >= tokens.size() || tokens.get(at + 1).kind() != Token.Kind.STRING
                || !ASCII_INTRODUCERS.contains(token.text().toLowerCase(Locale.ROOT))) {
            return false;
        }
        return token.text().toLowerCase(Locale.ROOT).startsWith("_utf8")
                || tokens.get(at + 1).text().chars().allMatch(c -> c < 0x80);
    }

    /**
     * As a person would write it in a script: without version comments, introducers and backquotes that nothing needs. It may
     * be
     * run.
     *
     * @param sql the text that the tokens are of
     */
    public static String readable(String sql, List<Token> tokens) {
        StringBuilder text = new StringBuilder();
        int end = tokens.isEmpty() ? 0 : tokens.get(0).start();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            boolean apart = i > 0 && tokens.get(i - 1).isSymbol(',') && end == token.start();
            text.append(apart ? " " : between(sql, end, token.start()));
            if (!isIdleIntroducer(tokens, i)) {
                text.append(token.kind() == Token.Kind.QUOTED_NAME ? Identifiers.plain(token.text())
                        : sql.substring(token.start(), token.end()));
                end = token.end();
            } else {
                end = tokens.get(i + 1).start();
            }
        }
        return text.toString();
    }

    /** White space as it is; a comment, or the mark of a version comment, is one blank. */
    private static String between(String sql, int from, int to) {
        String gap = sql.substring(from, to);
        return gap.isBlank() ? gap : " ";
    }

    /** An expression in parentheses with one pair of them: the server puts another around what has operators. */
    public static String inOnePair(String expression) {
        String inner = expression.strip();
        while (inner.startsWith("((") && inner.endsWith("))") && closes(inner.substring(1, inner.length() - 1))) {
            inner = inner.substring(1, inner.length() - 1);
        }
        return inner;
    }

    /** Whether the first parenthesis is closed by the last character, and not before. */
    private static boolean closes(String text) {
        int depth = 0;
        List<Token> tokens = Token.of(text);
        for (int i = 0; i < tokens.size(); i++) {
            depth += tokens.get(i).isSymbol('(') ? 1 : tokens.get(i).isSymbol(')') ? -1 : 0;
            if (depth == 0) {
                return i == tokens.size() - 1;
            }
        }
        return false;
    }
}
