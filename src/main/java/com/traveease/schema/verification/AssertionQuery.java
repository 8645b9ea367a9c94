package com.traveease.schema.verification;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.traveease.schema.sql.Token;

/** Whether a statement is a query that only reads, and what the comment above it says. */
final class AssertionQuery {

    private static final Set<String> CHANGING = Set.of("UPDATE", "DELETE", "INSERT", "REPLACE");

    private AssertionQuery() {
    }

    /** Why it is none; empty when it is one. */
    static Optional<String> refusal(String sql) {
        if (sql.contains("/*!")) {
            return Optional.of("has a comment that the server runs (/*!)");
        }
        List<Token> tokens = Token.of(sql);
        int first = 0;
        while (first < tokens.size() && tokens.get(first).isSymbol('(')) {
            first++;
        }
        if (first == tokens.size()
                || !tokens.get(first).is("SELECT") && !tokens.get(first).is("WITH") && !tokens.get(first).is("TABLE")) {
            return Optional.of("is not a query: an assertion is a SELECT, WITH … SELECT or TABLE");
        }
        boolean with = tokens.get(first).is("WITH");
        int depth = 0;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            depth += token.isSymbol('(') ? 1 : token.isSymbol(')') ? -1 : 0;
            if (token.is("INTO")) {
                return Optional.of("writes its result (INTO)");
            }
            if (locks(tokens, i)) {
                return Optional.of("locks rows (FOR UPDATE, FOR SHARE or LOCK IN SHARE MODE)");
            }
            if (with && depth == 0 && CHANGING.stream().anyMatch(token::is) && !isFunction(tokens, i)) {
                return Optional.of("changes rows");
            }
        }
        return Optional.empty();
    }

    private static boolean locks(List<Token> tokens, int i) {
        boolean hasNext = i + 1 < tokens.size();
        return tokens.get(i).is("FOR") && hasNext && (tokens.get(i + 1).is("UPDATE") || tokens.get(i + 1).is("SHARE"))
                || tokens.get(i).is("LOCK") && hasNext && tokens.get(i + 1).is("IN");
    }

    /** {@code REPLACE(a, b, c)}. */
    private static boolean isFunction(List<Token> tokens, int i) {
        return i + 1 < tokens.size() && tokens.get(i + 1).isSymbol('(');
    }

    /**
     * The first paragraph of the comment directly above its first word, in one line; empty when there is none. Behind an empty
     * line of the comment stands what is for readers of the file.
     */
    static String comment(String sql) {
        List<Token> tokens = Token.of(sql);
        String before = tokens.isEmpty() ? sql : sql.substring(0, tokens.get(0).start());
        List<String> block = new ArrayList<>();
        for (String line : before.strip().lines().map(String::strip).toList()) {
            if (line.equals("--") || line.startsWith("-- ") || line.startsWith("#")) {
                block.add(line.replaceFirst("^(?:--|#+)\\s*", ""));
            } else {
                block.clear(); // a blank line: what stood above it is about the file
            }
        }
        int end = block.indexOf("");
        return String.join(" ", end > 0 ? block.subList(0, end) : block).strip();
    }
}
