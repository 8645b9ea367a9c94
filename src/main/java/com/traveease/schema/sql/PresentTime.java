package com.traveease.schema.sql;

import java.util.List;
import java.util.Set;

/** The functions whose value is the time at which a statement started. */
public final class PresentTime {

    private static final Set<String> WORDS = Set.of("CURRENT_TIMESTAMP", "CURRENT_DATE", "CURRENT_TIME", "LOCALTIME",
            "LOCALTIMESTAMP", "UTC_DATE", "UTC_TIME", "UTC_TIMESTAMP");
    private static final Set<String> CALLS = Set.of("NOW", "CURDATE", "CURTIME");

    private PresentTime() {
    }

    /** Whether one of them is at this place. */
    public static boolean isAt(List<Token> tokens, int i) {
        Token token = tokens.get(i);
        if (token.kind() != Token.Kind.WORD || i > 0 && tokens.get(i - 1).isSymbol('.')) {
            return false;
        }
        boolean called = i + 1 < tokens.size() && tokens.get(i + 1).isSymbol('(');
        boolean closed = called && i + 2 < tokens.size() && tokens.get(i + 2).isSymbol(')');
        return WORDS.stream().anyMatch(token::is) || called && CALLS.stream().anyMatch(token::is)
                || closed && token.is("UNIX_TIMESTAMP");
    }
}
