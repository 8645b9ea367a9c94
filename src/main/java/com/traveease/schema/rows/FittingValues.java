package com.traveease.schema.rows;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import com.traveease.schema.server.MySqlErrors;
import com.traveease.schema.sql.Identifiers;
import com.traveease.schema.sql.SqlText;
import com.traveease.schema.table.Column;
import com.traveease.schema.table.TypeChange;

/** Which values of a column another type does not hold, as a condition. */
final class FittingValues {

    private static final List<String> INTEGERS = List.of("tinyint", "smallint", "mediumint", "int", "bigint");
    private static final List<Integer> BITS = List.of(8, 16, 24, 32, 64);
    private static final List<String> TEXTS = List.of("tinytext", "text", "mediumtext", "tinyblob", "blob", "mediumblob");
    private static final List<Long> CAPACITY = List.of(255L, 65_535L, 16_777_215L, 255L, 65_535L, 16_777_215L);
    private static final int DEFAULT_DIGITS = 10;

    private FittingValues() {
    }

    /** @return empty when all fit; an empty condition when that cannot be told from a query */
    static Optional<String> check(Column before, Column after) {
        TypeChange change = TypeChange.between(before, after);
        if (after.generated() || change != TypeChange.NARROWER && change != TypeChange.VALUE_REMOVED) {
            return Optional.empty();
        }
        return Optional.of(condition(Identifiers.plain(before.name()), before, after));
    }

    static int errorFor(Column after) {
        return INTEGERS.contains(after.type()) || after.type().equals("decimal") ? MySqlErrors.WARN_DATA_OUT_OF_RANGE
                : after.type().equals("timestamp") ? MySqlErrors.TRUNCATED_WRONG_VALUE : MySqlErrors.WARN_DATA_TRUNCATED;
    }

    private static String condition(String name, Column before, Column after) {
        boolean number = INTEGERS.contains(before.type()) || List.of("decimal", "float", "double").contains(before.type());
        String type = after.type();
        if (INTEGERS.contains(type) && number) {
            int bits = BITS.get(INTEGERS.indexOf(type));
            BigInteger most = BigInteger.ONE.shiftLeft(after.unsigned() ? bits : bits - 1).subtract(BigInteger.ONE);
            BigInteger least = after.unsigned() ? BigInteger.ZERO : most.negate().subtract(BigInteger.ONE);
            return "%s < %s OR %1$s > %s".formatted(name, least, most);
        }
        if (type.equals("decimal") && number) {
            int digits = argument(after, 0, DEFAULT_DIGITS);
            int scale = argument(after, 1, 0);
            return "ABS(ROUND(%s, %d)) >= %s".formatted(name, scale, BigInteger.TEN.pow(digits - scale));
        }
        if (type.equals("varchar") || type.equals("char")) {
            // Blanks at the end are cut without an error.
            return "CHAR_LENGTH(TRIM(TRAILING ' ' FROM %s)) > %d".formatted(name, argument(after, 0, 1));
        }
        if (type.equals("varbinary") || type.equals("binary")) {
            return "LENGTH(%s) > %d".formatted(name, argument(after, 0, 1));
        }
        if (TEXTS.contains(type)) {
            return "LENGTH(%s) > %d".formatted(name, CAPACITY.get(TEXTS.indexOf(type)));
        }
        if (type.equals("enum") && (before.type().equals("enum") || before.isText())) {
            return "%s NOT IN (%s)".formatted(name,
                    after.arguments().stream().map(FittingValues::literal).collect(Collectors.joining(", ")));
        }
        if (type.equals("timestamp") && (before.type().equals("datetime") || before.type().equals("date"))) {
            return "%s NOT BETWEEN '1970-01-01 00:00:01' AND '2038-01-19 03:14:07'".formatted(name);
        }
        return "";
    }

    /** People run these queries too. How a backslash is read depends on their session. */
    private static String literal(String text) {
        return text.contains("\\") ? SqlText.of(text) : SqlText.readable(text);
    }

    private static int argument(Column column, int place, int otherwise) {
        return column.arguments().size() > place && column.arguments().get(place).chars().allMatch(Character::isDigit)
                ? Integer.parseInt(column.arguments().get(place))
                : otherwise;
    }
}
