package com.traveease.schema.definition;

import java.util.Set;

/**
 * A column's type, as far as foreign keys care.
 *
 * @param collation empty for what is no text
 */
public record ColumnType(String type, String collation) {

    private static final Set<String> INTEGERS = Set.of("tinyint", "smallint", "mediumint", "int", "bigint");
    private static final Set<String> TIMES = Set.of("datetime", "timestamp");

    /** The first word, {@code varchar}. */
    String word() {
        int end = 0;
        while (end < type.length() && Character.isLetter(type.charAt(end))) {
            end++;
        }
        return type.substring(0, end);
    }

    /**
     * What has to be the same on both sides of a foreign key, measured on 8.0.31: size and sign of integers, collation of text;
     * neither the length of text nor the precision of numbers and times. What is not sure counts as the same here: a rehearsal
     * has the server's own word.
     */
    private String kind() {
        String word = word();
        if (INTEGERS.contains(word)) {
            return word + (type.contains("unsigned") ? " unsigned" : "");
        }
        return switch (word) {
            case "char", "varchar" -> "text " + collation;
            case "binary", "varbinary" -> "bytes";
            case "decimal", "datetime", "timestamp", "time" -> "fixed";
            default -> word;
        };
    }

    /** Whether MySQL would make a foreign key between the two. */
    public boolean fits(ColumnType other) {
        return kind().equals(other.kind());
    }

    public boolean isText() {
        return !collation.isEmpty();
    }

    boolean isInteger() {
        return INTEGERS.contains(word());
    }

    /** Whether MODIFY can carry the values over, or refuses without harm when one does not fit. */
    public boolean convertsTo(ColumnType other) {
        return word().equals(other.word()) || isInteger() && (other.isInteger() || other.word().equals("decimal"))
                || isText() && other.isText() && !other.word().equals("enum") && !other.word().equals("set")
                || isInteger() && other.isText() && other.word().endsWith("char")
                || TIMES.contains(word()) && TIMES.contains(other.word());
    }
}
