package com.traveease.schema.sql;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Literals that mean the same in every session, whatever a script has made of its character set and its SQL mode.
 */
public final class SqlText {

    private SqlText() {
    }

    /** A string, a number, a truth value, bytes or {@code null}. */
    public static String of(Object value) {
        if (value == null) {
            return "NULL";
        }
        if (value instanceof byte[] bytes) {
            return bytes.length == 0 ? "CAST('' AS BINARY)" : "X'" + HexFormat.of().formatHex(bytes) + "'";
        }
        if (value instanceof Double number) {
            // With an exponent it stays a DOUBLE.
            return new BigDecimal(number.toString()).unscaledValue() + "E" + -new BigDecimal(number.toString()).scale();
        }
        if (value instanceof BigDecimal number) {
            return "CAST(%s AS DECIMAL(65,%d))".formatted(number.toPlainString(), Math.max(0, number.scale()));
        }
        if (value instanceof Number || value instanceof Boolean) {
            return value.toString();
        }
        byte[] bytes = utf8(value.toString());
        return bytes.length == 0 ? "CONVERT('' USING utf8mb4)"
                : "CONVERT(X'" + HexFormat.of().formatHex(bytes) + "' USING utf8mb4)";
    }

    /** A string that is compared by the rules of what it is compared with, so that an index of that can be used. */
    public static String compared(String text) {
        return "_utf8mb4 X'" + HexFormat.of().formatHex(utf8(text)) + "'";
    }

    /** A string that people can read; not in a session that has NO_BACKSLASH_ESCAPES. */
    public static String readable(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
