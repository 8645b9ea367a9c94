package com.traveease.schema.diff;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
     *
     * @param renamed the new names in lower case
     */
    static Set<String> replaced(TableComparison table, Set<String> renamed) {
        Set<String> replaced = new HashSet<>();
        Set<String> unsettled = new HashSet<>(renamed);
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
            case "enum" -> column.type().substring(column.type().indexOf('(') + 1, column.type().indexOf('\'',
                    column.type().indexOf('\'') + 1) + 1);
            default -> null;
        });
    }

    /** What happens to values that do not fit any more; empty when all fit. */
    static Optional<String> narrowing(ColumnShape before, ColumnShape after) {
        if (before.isGenerated() || after.isGenerated() || before.type().equals(after.type())) {
            return Optional.empty();
        }
        if (before.integerSize().isPresent() && after.integerSize().isPresent()) {
            boolean signGone = before.isUnsigned() != after.isUnsigned()
                    && !(before.isUnsigned() && after.integerSize().get() > before.integerSize().get());
            return after.integerSize().get() < before.integerSize().get() || signGone
                    ? Optional.of("rows with values out of its range make this fail.")
                    : Optional.empty();
        }
        Optional<Integer> length = length(before);
        Optional<Integer> newLength = length(after);
        if (length.isPresent() && newLength.isPresent()) {
            return newLength.get() < length.get() ? Optional.of("rows with longer values make this fail.") : Optional.empty();
        }
        if (before.typeWord().equals("decimal") && after.typeWord().equals("decimal")) {
            List<Integer> old = before.sizes();
            List<Integer> now = after.sizes();
            if (now.get(1) < old.get(1)) {
                return Optional.of("digits behind the point are rounded away.");
            }
            return now.get(0) - now.get(1) < old.get(0) - old.get(1)
                    ? Optional.of("rows with values out of its range make this fail.")
                    : Optional.empty();
        }
        if (before.typeWord().equals(after.typeWord()) && Set.of("enum", "set").contains(before.typeWord())) {
            return after.type().startsWith(before.type().substring(0, before.type().length() - 1)) ? Optional.empty()
                    : Optional.of("rows with a value that is gone make this fail.");
        }
        if (before.typeWord().equals(after.typeWord()) && Set.of("datetime", "timestamp", "time").contains(before.typeWord())) {
            return fraction(after) < fraction(before) ? Optional.of("fractions of a second are rounded away.")
                    : Optional.empty();
        }
        return before.typeWord().equals(after.typeWord()) ? Optional.empty()
                : Optional.of("rows whose values cannot be converted make this fail or change.");
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
