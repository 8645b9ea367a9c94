package com.traveease.schema.statement;

import java.util.List;
import java.util.regex.Pattern;

import com.traveease.schema.sql.Token;

/** What a statement asks of the one before it. The answer is gone as soon as another statement is sent. */
public final class DiagnosticsUse {

    private static final Pattern FUNCTION = Pattern.compile("(?i)ROW_COUNT|FOUND_ROWS");
    private static final Pattern CALL = Pattern.compile("(?i)\\b(ROW_COUNT|FOUND_ROWS)\\s*\\(");
    private static final Pattern FOUND_ROWS = Pattern.compile("(?i)FOUND_ROWS");
    private static final Pattern VARIABLE = Pattern.compile("(?i)WARNING_COUNT|ERROR_COUNT");

    private DiagnosticsUse() {
    }

    /** Whether {@link #isIn} has to be asked at all. */
    public static boolean mayBeIn(Statement statement) {
        return statement.mayMention("DIAGNOSTICS", "WARNINGS", "ERRORS", "ROW_COUNT", "FOUND_ROWS", "WARNING_COUNT",
                "ERROR_COUNT");
    }

    public static boolean isIn(List<Token> tokens) {
        if (tokens.get(0).is("GET")) {
            return has(tokens, "DIAGNOSTICS");
        }
        if (tokens.get(0).is("SHOW")) {
            return has(tokens, "WARNINGS") || has(tokens, "ERRORS");
        }
        return calls(tokens) || readsVariable(tokens);
    }

    /** Whether it only answers a person, and so changes nothing. */
    public static boolean isShown(List<Token> tokens) {
        return tokens.get(0).is("SHOW");
    }

    /** By a function, in the statement itself. */
    public static boolean calls(List<Token> tokens) {
        return calls(tokens, FUNCTION);
    }

    /** Of the last query, whatever was said to the session since. */
    public static boolean asksForFoundRows(List<Token> tokens) {
        return calls(tokens, FOUND_ROWS);
    }

    private static boolean calls(List<Token> tokens, Pattern function) {
        for (int i = 0; i + 1 < tokens.size(); i++) {
            if (tokens.get(i).isName() && function.matcher(tokens.get(i).text()).matches()
                    && tokens.get(i + 1).isSymbol('(')) {
                return true;
            }
        }
        return false;
    }

    /** By a function, in a text that is prepared by it. */
    public static boolean preparesCall(List<Token> tokens) {
        return tokens.stream()
                .anyMatch(token -> token.kind() == Token.Kind.STRING && CALL.matcher(token.text()).find());
    }

    private static boolean readsVariable(List<Token> tokens) {
        for (int i = 2; i < tokens.size(); i++) {
            if (tokens.get(i).isName() && VARIABLE.matcher(tokens.get(i).text()).matches()) {
                boolean ofSession = i >= 4 && tokens.get(i - 1).isSymbol('.') && tokens.get(i - 2).isName();
                int at = ofSession ? i - 3 : i - 1;
                if (tokens.get(at).isSymbol('@') && tokens.get(at - 1).isSymbol('@')) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean has(List<Token> tokens, String keyword) {
        return tokens.stream().anyMatch(token -> token.is(keyword));
    }
}
