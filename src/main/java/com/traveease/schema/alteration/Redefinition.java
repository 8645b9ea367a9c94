package com.traveease.schema.alteration;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.traveease.schema.diff.ColumnShape;
import com.traveease.schema.diff.TableComparison;
import com.traveease.schema.sql.Token;

/** What a new definition does to a column and its values. */
final class Redefinition {

    private static final Map<String, Integer> TEXT_SIZES = Map.of("tinytext", 255, "tinyblob", 255, "text", 65_535, "blob",
            65_535, "mediumtext", 1 << 24, "mediumblob", 1 << 24, "longtext", Integer.MAX_VALUE, "longblob",
            Integer.MAX_VALUE);

    private Redefinition() {
    }

    /**
     * Columns, in lower case, that the server cannot change where they are: between virtual and stored, and generated ones that
     * are made from one that goes, is renamed or is itself made anew.
     */
    static Set<String> replaced(TableComparison table) {
        Set<String> replaced = new HashSet<>();
        Set<String> unsettled = new HashSet<>(table.renamedColumns());
        for (ColumnShape column : table.from().columns()) {
            Optional<ColumnShape> after = table.to().column(column.name());
            if (after.isEmpty()) {
                unsettled.add(lower(column.name()));
            } else if (!isChangeable(column, after.get())) {
                replaced.add(lower(column.name()));
            }
        }
        unsettled.addAll(replaced);
        boolean more = true;
        while (more) {
            more = false;
            for (ColumnShape column : table.from().columns()) {
                String name = lower(column.name());
                if (column.isGenerated() && !replaced.contains(name) && table.to().column(name).isPresent()
                        && column.mentioned().stream().anyMatch(unsettled::contains)) {
                    replaced.add(name);
                    unsettled.add(name);
                    more = true;
                }
            }
        }
        return replaced;
    }

    private static boolean isChangeable(ColumnShape before, ColumnShape after) {
        boolean virtualBefore = before.isGenerated() && !before.stored();
        boolean virtualAfter = after.isGenerated() && !after.stored();
        return virtualBefore == virtualAfter;
    }

    /** The expression by which a column that was generated keeps its values; empty when it was not, or still is. */
    static Optional<String> recovered(ColumnShape before, ColumnShape after) {
        return before.isGenerated() && !after.isGenerated() ? Optional.of(before.generation()) : Optional.empty();
    }

    /** What rows without a value get when the column must have one: its new default, or a placeholder. */
    static Optional<String> filling(ColumnShape before, ColumnShape after) {
        boolean byDefault = !after.defaultValue().isEmpty() && !after.defaultValue().equals("NULL");
        return byDefault ? Optional.of(after.defaultValue()) : placeholder(before.nullable(""));
    }

    /** A value for rows that have none, in a column that must have one; empty when the column has one without that. */
    static Optional<String> placeholder(ColumnShape column) {
        boolean mayBeLeftOut = column.isGenerated() || column.autoIncrement()
                || !column.defaultValue().isEmpty() && !column.defaultValue().equals("NULL");
        if (column.nullable() && column.defaultValue().equals("NULL") || mayBeLeftOut) {
            return Optional.empty();
        }
        return Optional.ofNullable(switch (column.typeWord()) {
            case "char", "varchar", "tinytext", "text", "mediumtext", "longtext", "binary", "varbinary", "tinyblob", "blob",
                    "mediumblob", "longblob", "set" ->
                "''";
            case "tinyint", "smallint", "mediumint", "int", "bigint", "decimal", "float", "double", "bit" -> "0";
            case "date" -> "CURRENT_DATE";
            case "datetime", "timestamp" -> "CURRENT_TIMESTAMP";
            case "time" -> "'00:00:00'";
            case "year" -> "YEAR(CURRENT_DATE)";
            case "json" -> "JSON_OBJECT()";
            case "enum" -> firstMember(column.type());
            default -> null;
        });
    }

    /** With its quotes, as it is written. */
    private static String firstMember(String type) {
        return Token.of(type).stream().filter(token -> token.kind() == Token.Kind.STRING).findFirst()
                .map(token -> type.substring(token.start(), token.end())).orElse("''");
    }

    /** What happens to values that do not fit any more; empty when all fit. */
    static Optional<String> narrowing(ColumnShape before, ColumnShape after) {
        if (before.isGenerated() || after.isGenerated() || before.type().equals(after.type())) {
            return Optional.empty();
        }
        if (before.integerSize().isPresent() && after.integerSize().isPresent()) {
            return integers(before, after);
        }
        Optional<Integer> length = length(before);
        Optional<Integer> newLength = length(after);
        if (length.isPresent() && newLength.isPresent()) {
            return newLength.get() < length.get() ? Optional.of("rows with longer values make this fail.")
                    : padded(before.typeWord(), after.typeWord());
        }
        String old = before.typeWord();
        String now = after.typeWord();
        if (old.equals("decimal") && now.equals("decimal")) {
            return decimals(before.sizes(), after.sizes());
        }
        if (old.equals(now) && Set.of("enum", "set").contains(old)) {
            return members(before, after);
        }
        if (old.equals(now) && Set.of("datetime", "timestamp", "time").contains(old)) {
            return fraction(after) < fraction(before) ? Optional.of("fractions of a second are rounded away.")
                    : Optional.empty();
        }
        if (Set.of("datetime", "timestamp").contains(old) && Set.of("datetime", "timestamp").contains(now)
                && fraction(after) < fraction(before)) {
            return Optional.of("fractions of a second are rounded away."
                    + (now.equals("timestamp") ? " Rows with a time before 1970 or after 2038 make this fail." : ""));
        }
        if (Set.of("datetime", "timestamp").contains(old) && now.equals("date")) {
            return Optional.of("the times of the day are lost.");
        }
        if (old.equals("datetime") && now.equals("timestamp")) {
            return Optional.of("rows with a time before 1970 or after 2038 make this fail.");
        }
        boolean fits = old.equals(now) && before.sizes().equals(after.sizes()) && before.isUnsigned() == after.isUnsigned();
        return fits || isWider(before, after) ? Optional.empty()
                : Optional.of("rows whose values cannot be converted make this fail or change.");
    }

    /** Between types of fixed and of variable length. */
    private static Optional<String> padded(String old, String now) {
        if (old.equals("varchar") && now.equals("char")) {
            return Optional.of("spaces at the end of values are lost.");
        }
        return now.equals("binary") && !old.equals("binary") ? Optional.of("shorter values get zero bytes at their end.")
                : Optional.empty();
    }

    private static Optional<String> integers(ColumnShape before, ColumnShape after) {
        boolean smaller = after.integerSize().get() < before.integerSize().get();
        if (!smaller && !before.isUnsigned() && after.isUnsigned()) {
            return Optional.of("rows with negative values make this fail.");
        }
        boolean signed = before.isUnsigned() && !after.isUnsigned()
                && after.integerSize().get() <= before.integerSize().get();
        return smaller || signed ? Optional.of("rows with values out of its range make this fail.") : Optional.empty();
    }

    private static Optional<String> decimals(List<Integer> old, List<Integer> now) {
        if (now.get(1) < old.get(1)) {
            return Optional.of("digits after the decimal point are rounded away.");
        }
        return now.get(0) - now.get(1) < old.get(0) - old.get(1)
                ? Optional.of("rows with values out of its range make this fail.")
                : Optional.empty();
    }

    private static Optional<String> members(ColumnShape before, ColumnShape after) {
        List<String> old = before.members();
        List<String> now = after.members();
        if (!now.containsAll(old)) {
            return Optional.of("rows with a removed value make this fail.");
        }
        return now.subList(0, old.size()).equals(old) ? Optional.empty()
                : Optional.of("the values keep their names and get other numbers; this rebuilds the table.");
    }

    /** Whether every value of one type is one of another kind of type. */
    private static boolean isWider(ColumnShape before, ColumnShape after) {
        String old = before.typeWord();
        String now = after.typeWord();
        Optional<Integer> length = length(after);
        if (length.isPresent() && !now.endsWith("binary") && !now.endsWith("blob")) {
            int needed = before.integerSize().isPresent() ? 20
                    : switch (old) {
                        case "enum" -> before.members().stream().mapToInt(String::length).max().orElse(0);
                        case "set" -> String.join(",", before.members()).length();
                        case "date", "year" -> 10;
                        case "datetime", "timestamp", "time" -> 26;
                        default -> Integer.MAX_VALUE;
                    };
            return length.get() >= needed;
        }
        return switch (old) {
            case "float" -> now.equals("double");
            case "date", "timestamp" -> now.equals("datetime");
            case "year" -> after.integerSize().filter(size -> size > 1).isPresent();
            case "point", "linestring", "polygon", "multipoint", "multilinestring", "multipolygon", "geomcollection",
                    "geometrycollection" ->
                now.equals("geometry");
            default -> false;
        };
    }

    private static int fraction(ColumnShape column) {
        return column.sizes().isEmpty() ? 0 : column.sizes().get(0);
    }

    /** Characters or bytes; empty for what is no text. */
    private static Optional<Integer> length(ColumnShape column) {
        if (TEXT_SIZES.containsKey(column.typeWord())) {
            return Optional.of(TEXT_SIZES.get(column.typeWord()));
        }
        return column.typeWord().endsWith("char") || column.typeWord().endsWith("binary")
                ? column.sizes().stream().findFirst()
                : Optional.empty();
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
