package com.traveease.schema.lint;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

import com.traveease.schema.table.Column;
import com.traveease.schema.table.Schema;
import com.traveease.schema.table.Table;
import com.traveease.schema.table.TypeChange;

/** Whether an undo script leads back to what was there before its upgrade script. */
final class UndoReview {

    private static final int MOST = 4;
    private static final Pattern HEXADECIMAL = Pattern.compile("(?i)(0x|x)[0-9a-f]+");
    private static final Pattern NUMBER = Pattern.compile("[-+]?\\d+(\\.\\d+)?");

    private final Schema before;
    private final Schema upgraded;
    private final Schema undone;
    private final List<String> differences = new ArrayList<>();

    private UndoReview(Schema before, Schema upgraded, Schema undone) {
        this.before = before;
        this.upgraded = upgraded;
        this.undone = undone;
    }

    static List<String> differences(Schema before, Schema upgraded, Schema undone) {
        return new UndoReview(before, upgraded, undone).compare();
    }

    /** For a sentence: not all of them where there are many. */
    static String inWords(List<String> differences) {
        String words = String.join("; ", differences.subList(0, Math.min(differences.size(), MOST)));
        return differences.size() <= MOST ? words : "%s; and %d more".formatted(words, differences.size() - MOST);
    }

    private List<String> compare() {
        TreeSet<String> tables = new TreeSet<>(upgraded.touched());
        tables.addAll(undone.touched());
        tables.forEach(this::compareTable);
        TreeSet<String> others = new TreeSet<>(upgraded.touchedOthers());
        others.addAll(undone.touchedOthers());
        for (String object : others) {
            boolean was = before.isThere(object)
                    .orElse(!upgraded.makes(object) && !upgraded.isThere(object).orElse(false));
            boolean is = undone.isThere(object).orElse(was);
            if (was != is) {
                differences.add(is ? "the %s is left".formatted(object) : "the %s is missing".formatted(object));
            }
        }
        return differences;
    }

    private void compareTable(String key) {
        Optional<Table> was = before.table(key);
        Optional<Table> between = upgraded.table(key);
        Optional<Table> is = undone.table(key);
        boolean older = between.filter(table -> table.made().isEmpty()).isPresent()
                || between.isEmpty() && upgraded.touched().contains(key) || !upgraded.touched().contains(key);
        if (was.isEmpty() && !older) {
            if (is.isPresent()) {
                differences.add("the table %s is left".formatted(key));
            }
        } else if (is.isEmpty()) {
            differences.add("the table %s is missing".formatted(key));
        } else {
            compare(was.orElseGet(() -> new Table(key, Optional.empty(), false)), is.get());
        }
    }

    private void compare(Table was, Table is) {
        was.columns().forEach((name, column) -> {
            Column now = is.columns().get(name);
            if (now == null) {
                if (is.isKnown()) {
                    differences.add("the column %s.%s is missing".formatted(was.name(), name));
                }
            } else {
                compare(was.name() + "." + name, column, now);
            }
        });
        boolean whole = was.isKnown();
        is.columns().forEach((name, column) -> {
            if (!was.columns().containsKey(name) && (whole || isAdded(was.name(), name))) {
                differences.add("the column %s.%s is left".formatted(was.name(), name));
            }
        });
        if (whole && is.isKnown()) {
            compareParts(was.name(), indexes(was), indexes(is));
            compareParts(was.name(), foreignKeys(was), foreignKeys(is));
            if (was.checks().size() != is.checks().size()) {
                differences.add("%s has %d checks instead of %d".formatted(was.name(), is.checks().size(),
                        was.checks().size()));
            }
        }
    }

    /** By the upgrade. */
    private boolean isAdded(String table, String column) {
        return upgraded.table(table).filter(between -> between.columns().containsKey(column)).isPresent();
    }

    private void compare(String called, Column was, Column is) {
        boolean type = TypeChange.between(was, is) != TypeChange.NONE || TypeChange.between(is, was) != TypeChange.NONE;
        if (type || was.unsigned() != is.unsigned()) {
            differences.add("%s is %s instead of %s".formatted(called, is.typeInWords(), was.typeInWords()));
        } else if (was.nullable() != is.nullable()) {
            differences.add("%s is %s instead of %s".formatted(called, nullable(is), nullable(was)));
        } else if (!sameDefault(defaultOf(was), defaultOf(is))) {
            differences.add("%s has the default %s instead of %s".formatted(called, defaultOf(is), defaultOf(was)));
        } else if (was.autoIncrement() != is.autoIncrement()) {
            differences.add("%s has %s AUTO_INCREMENT".formatted(called, is.autoIncrement() ? "got" : "lost"));
        }
    }

    private static String nullable(Column column) {
        return column.nullable() ? "NULL" : "NOT NULL";
    }

    /** As far as can be told: '1.5' and 1.50 are the same, and what is written in hexadecimal digits may be anything. */
    private static boolean sameDefault(String was, String is) {
        if (was.equals(is) || HEXADECIMAL.matcher(was).matches() || HEXADECIMAL.matcher(is).matches()) {
            return true;
        }
        return NUMBER.matcher(was).matches() && NUMBER.matcher(is).matches()
                && new BigDecimal(was).compareTo(new BigDecimal(is)) == 0;
    }

    private static String defaultOf(Column column) {
        String value = column.defaultValue().orElse("NULL");
        return value.equals("TRUE") ? "1" : value.equals("FALSE") ? "0" : value;
    }

    private static Map<String, Integer> indexes(Table table) {
        Map<String, Integer> indexes = new LinkedHashMap<>();
        table.indexes().forEach(index -> indexes.merge(
                "%s index (%s)".formatted(index.kind().name().toLowerCase(Locale.ROOT),
                        String.join(", ", index.parts())),
                1, Integer::sum));
        return indexes;
    }

    private static Map<String, Integer> foreignKeys(Table table) {
        Map<String, Integer> keys = new LinkedHashMap<>();
        table.foreignKeys().forEach(key -> keys.merge("foreign key (%s) to %s".formatted(String.join(", ", key.columns()),
                key.parent()), 1, Integer::sum));
        return keys;
    }

    private void compareParts(String table, Map<String, Integer> was, Map<String, Integer> is) {
        was.forEach((part, count) -> {
            if (is.getOrDefault(part, 0) < count) {
                differences.add("the %s of %s is missing".formatted(part, table));
            }
        });
        is.forEach((part, count) -> {
            if (was.getOrDefault(part, 0) < count) {
                differences.add("the %s of %s is left".formatted(part, table));
            }
        });
    }
}
