package com.traveease.schema.table;

import java.util.List;
import java.util.Set;

/** What becomes of the values of a column that gets another type; measured on 8.0.31. */
public enum TypeChange {
    /** Nothing: the same type, or values are added at the end of a list. */
    NONE,
    /** More fits, and the rows stay as they are. */
    WIDER_IN_PLACE,
    /** More fits, and the table is copied. */
    WIDER,
    /** The values of a list change places. */
    REORDERED,
    /** Values of a list are missing. */
    VALUE_REMOVED,
    /** Some values may not fit. */
    NARROWER;

    private static final List<String> INTEGERS = List.of("tinyint", "smallint", "mediumint", "int", "bigint");
    /** The digits of the largest value of each. */
    private static final List<Integer> DIGITS = List.of(3, 5, 8, 10, 20);
    private static final List<String> TEXTS = List.of("tinytext", "text", "mediumtext", "longtext");
    private static final List<String> BLOBS = List.of("tinyblob", "blob", "mediumblob", "longblob");
    /** Bytes in each, as a power of 2. */
    private static final List<Long> CAPACITY = List.of(255L, 65_535L, 16_777_215L, 4_294_967_295L);
    private static final Set<String> TIMES = Set.of("datetime", "timestamp", "time");
    private static final int ONE_LENGTH_BYTE = 255;
    private static final int DEFAULT_PRECISION = 10;

    public static TypeChange between(Column before, Column after) {
        boolean sameWord = before.type().equals(after.type());
        if (sameWord && before.isList()) {
            return ofList(before.arguments(), after.arguments());
        }
        if (INTEGERS.contains(before.type())) {
            return ofInteger(before, after);
        }
        if (before.type().equals("varchar") || before.type().equals("char") || before.type().equals("varbinary")
                || before.type().equals("binary")) {
            return ofString(before, after);
        }
        if (TEXTS.contains(before.type()) && TEXTS.contains(after.type())) {
            return ofOrder(TEXTS.indexOf(before.type()), TEXTS.indexOf(after.type()));
        }
        if (BLOBS.contains(before.type()) && BLOBS.contains(after.type())) {
            return ofOrder(BLOBS.indexOf(before.type()), BLOBS.indexOf(after.type()));
        }
        if (before.type().equals("decimal") && after.type().equals("decimal")) {
            return ofDecimal(before, after);
        }
        if (TIMES.contains(before.type()) && sameWord) {
            return ofOrder(argument(before, 0, 0), argument(after, 0, 0));
        }
        if (before.type().equals("timestamp") && after.type().equals("datetime")) {
            return argument(after, 0, 0) >= argument(before, 0, 0) ? WIDER : NARROWER;
        }
        if (sameWord) {
            return NONE;
        }
        boolean wider = before.type().equals("float") && after.type().equals("double")
                || before.type().equals("date") && after.type().equals("datetime")
                || before.type().equals("year") && INTEGERS.indexOf(after.type()) > 0
                || before.isList() && isLongText(after);
        return wider ? WIDER : NARROWER;
    }

    private static TypeChange ofOrder(int before, int after) {
        return after == before ? NONE : after > before ? WIDER : NARROWER;
    }

    private static TypeChange ofList(List<String> before, List<String> after) {
        if (!after.containsAll(before)) {
            return VALUE_REMOVED;
        }
        return after.subList(0, before.size()).equals(before) ? NONE : REORDERED;
    }

    private static TypeChange ofInteger(Column before, Column after) {
        int from = INTEGERS.indexOf(before.type());
        int to = INTEGERS.indexOf(after.type());
        if (to >= 0) {
            if (before.unsigned() == after.unsigned()) {
                return ofOrder(from, to);
            }
            return before.unsigned() && to > from ? WIDER : NARROWER;
        }
        int digits = DIGITS.get(from);
        if (after.type().equals("decimal")) {
            int whole = argument(after, 0, DEFAULT_PRECISION) - argument(after, 1, 0);
            return whole >= digits && (before.unsigned() || !after.unsigned()) ? WIDER : NARROWER;
        }
        boolean text = after.type().endsWith("char") && argument(after, 0, 1) > digits || isLongText(after);
        return text ? WIDER : NARROWER;
    }

    private static TypeChange ofString(Column before, Column after) {
        long from = argument(before, 0, 1);
        boolean bytes = before.type().endsWith("binary");
        if (!bytes && isLongText(after)) {
            return from * width(before) <= CAPACITY.get(TEXTS.indexOf(after.type())) ? WIDER : NARROWER;
        }
        if (bytes && BLOBS.contains(after.type())) {
            return from <= CAPACITY.get(BLOBS.indexOf(after.type())) ? WIDER : NARROWER;
        }
        boolean string = bytes ? after.type().endsWith("binary") : after.type().endsWith("char");
        long to = argument(after, 0, 1);
        if (!string || to < from) {
            return NARROWER;
        }
        boolean variable = before.type().startsWith("var") && before.type().equals(after.type());
        if (from == to && before.type().equals(after.type())) {
            return NONE;
        }
        long shortest = from * (bytes ? 1 : width(before));
        long longest = to * (bytes ? 1 : width(after));
        return variable && (longest <= ONE_LENGTH_BYTE || shortest > ONE_LENGTH_BYTE) ? WIDER_IN_PLACE : WIDER;
    }

    private static TypeChange ofDecimal(Column before, Column after) {
        int scale = argument(before, 1, 0);
        int otherScale = argument(after, 1, 0);
        int whole = argument(before, 0, DEFAULT_PRECISION) - scale;
        int otherWhole = argument(after, 0, DEFAULT_PRECISION) - otherScale;
        if (otherScale < scale || otherWhole < whole || after.unsigned() && !before.unsigned()) {
            return NARROWER;
        }
        return otherScale == scale && otherWhole == whole ? NONE : WIDER;
    }

    private static boolean isLongText(Column column) {
        return TEXTS.contains(column.type());
    }

    /** Bytes of the longest character; of utf8mb4 when it is not known. */
    private static int width(Column column) {
        String set = column.characterSet().isEmpty() ? column.collation().replaceFirst("_.*", "") : column.characterSet();
        return switch (set) {
            case "ascii", "latin1", "latin2", "latin5", "latin7", "binary", "cp1250", "cp1251", "cp1252" -> 1;
            case "ucs2" -> 2;
            case "utf8", "utf8mb3" -> 3;
            default -> 4;
        };
    }

    private static int argument(Column column, int number, int otherwise) {
        if (number >= column.arguments().size()) {
            return otherwise;
        }
        String text = column.arguments().get(number);
        return text.matches("\\d{1,9}") ? Integer.parseInt(text) : otherwise;
    }
}
