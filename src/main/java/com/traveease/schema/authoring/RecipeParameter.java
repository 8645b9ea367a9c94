package com.traveease.schema.authoring;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.traveease.schema.sql.Token;

/**
 * What has to be told of a schema before a recipe fits it.
 *
 * @param name {@code table}
 * @param kind what may be said
 * @param about what it is, in words
 * @param preset what it is where nothing is said; empty where it must be said
 * @param example what it is in the documentation
 */
public record RecipeParameter(String name, Kind kind, String about, Optional<String> preset, String example) {

    private static final Pattern NAME = Pattern.compile("(?!\\d+\\z)[\\p{L}\\p{N}_$]{1,64}");

    /** What a value may be. */
    public enum Kind {
        /** Of a table, column or index. */
        NAME,
        /** Several names of columns, with commas. */
        NAMES,
        /** A type, an expression or a condition, as it stands in a statement. */
        SQL
    }

    /** What of a value cannot be; empty when it can. */
    Optional<String> refusal(String value) {
        return switch (kind) {
            case NAME -> NAME.matcher(value).matches() ? Optional.empty()
                    : Optional.of("is not a name of letters, digits, _ and $");
            case NAMES -> names(value).stream().allMatch(name -> NAME.matcher(name).matches()) ? Optional.empty()
                    : Optional.of("is not a comma-separated list of names");
            case SQL -> isPiece(value) ? Optional.empty()
                    : Optional.of(
                            "is not part of a statement: parentheses and quotes have to be closed, and comments and ; are "
                                    + "not allowed");
        };
    }

    /** The names in a value of names. */
    static List<String> names(String value) {
        return Stream.of(value.split(",", -1)).map(String::strip).toList();
    }

    /** What would end the statement around it, or hide the rest of it, is none. */
    private static boolean isPiece(String value) {
        String closed = "(" + value + ")";
        List<Token> tokens;
        try {
            tokens = Token.of(closed);
        } catch (RuntimeException e) {
            return false;
        }
        int depth = 0;
        int end = 0;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            depth += token.isSymbol('(') ? 1 : token.isSymbol(')') ? -1 : 0;
            boolean apart = !closed.substring(end, token.start()).isBlank();
            end = token.end();
            if (apart || token.isSymbol(';') || depth == 0 && i < tokens.size() - 1) {
                return false;
            }
        }
        return depth == 0 && end == closed.length() && tokens.size() > 2;
    }
}
