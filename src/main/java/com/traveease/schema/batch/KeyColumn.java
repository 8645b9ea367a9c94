package com.traveease.schema.batch;

import java.util.Optional;
import java.util.Set;

/**
 * A column of a key whose values can be written down, and compared such that the server uses the key for it.
 *
 * @param numbered whether it is AUTO_INCREMENT
 */
record KeyColumn(String name, Kind kind, String charset, boolean numbered) {

    private static final Set<String> NUMBERS = Set.of("tinyint", "smallint", "mediumint", "int", "bigint", "decimal", "year");
    private static final Set<String> TIMES = Set.of("date", "datetime", "time");
    private static final Set<String> TEXTS = Set.of("char", "varchar", "tinytext", "text", "mediumtext", "longtext");
    private static final Set<String> BYTES = Set.of("binary", "varbinary", "tinyblob", "blob", "mediumblob", "longblob");

    /** How a value of it is written. */
    enum Kind {
        NUMBER,
        TIME,
        TEXT,
        BYTES
    }

    /**
     * Empty for the others: an ENUM has another order than its words, a FLOAT is not what is written of it, and of a TIMESTAMP
     * one hour in autumn is there twice.
     */
    static Optional<KeyColumn> of(String name, String type, String charset, String extra) {
        String word = type.toLowerCase(java.util.Locale.ROOT);
        Kind kind = NUMBERS.contains(word) ? Kind.NUMBER
                : TIMES.contains(word) ? Kind.TIME
                        : TEXTS.contains(word) ? Kind.TEXT
                                : BYTES.contains(word) ? Kind.BYTES : null;
        return Optional.ofNullable(kind).map(known -> new KeyColumn(name, known, charset == null ? "binary" : charset,
                extra != null && extra.contains("auto_increment")));
    }

    /** An expression for its value that no character set of the connection changes. */
    String read(String column) {
        return switch (kind) {
            case NUMBER, TIME -> "CAST(%s AS CHAR)".formatted(column);
            case TEXT, BYTES -> "HEX(%s)".formatted(column);
        };
    }

    /** @param value as {@link #read} gives it */
    String literal(String value) {
        return switch (kind) {
            case NUMBER -> value;
            case TIME -> "'" + value + "'"; // with a zero in it only for a session whose SQL mode has such dates
            // The collation of the column decides.
            case TEXT, BYTES -> "_" + charset + (value.isEmpty() ? " ''" : " X'" + value + "'");
        };
    }
}
