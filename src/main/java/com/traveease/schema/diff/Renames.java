package com.traveease.schema.diff;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.traveease.schema.definition.SchemaText;

/**
 * Which tables and columns have another name in the second schema. Only the author of a change knows that.
 *
 * @param tables the old name to the new one
 * @param columns by the table's old name, the column's old name to the new one
 */
public record Renames(Map<String, String> tables, Map<String, Map<String, String>> columns) {

    public static final Renames NONE = new Renames(Map.of(), Map.of());

    public Renames {
        tables = Collections.unmodifiableMap(new LinkedHashMap<>(tables));
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    }

    /**
     * @param told each {@code table=new_table} or {@code table.column=new_column}; the table by its old name
     * @throws IllegalArgumentException for anything else, with a sentence for the user
     */
    public static Renames parse(List<String> told) {
        Map<String, String> tables = new LinkedHashMap<>();
        Map<String, Map<String, String>> columns = new LinkedHashMap<>();
        for (String rename : told) {
            int equals = rename.indexOf('=');
            String from = equals < 0 ? "" : rename.substring(0, equals).strip();
            String to = equals < 0 ? "" : rename.substring(equals + 1).strip();
            int dot = from.indexOf('.');
            if (from.isEmpty() || to.isEmpty() || dot == 0 || dot == from.length() - 1) {
                throw new IllegalArgumentException(
                        "'%s' is not a rename: write old_table=new_table or table.old_column=new_column.".formatted(rename));
            }
            boolean again = dot < 0 ? isTold(tables, from, to)
                    : isTold(columns.getOrDefault(from.substring(0, dot), Map.of()), from.substring(dot + 1),
                            to.substring(to.lastIndexOf('.') + 1));
            if (again || from.equals(to)) {
                throw new IllegalArgumentException(
                        "--rename %s: a name can be renamed once, and to a name that no other gets.".formatted(rename));
            }
            if (dot < 0) {
                tables.put(from, to);
            } else {
                String column = to.substring(to.lastIndexOf('.') + 1);
                columns.computeIfAbsent(from.substring(0, dot), any -> new LinkedHashMap<>()).put(from.substring(dot + 1),
                        column);
            }
        }
        return new Renames(tables, columns);
    }

    private static boolean isTold(Map<String, String> names, String from, String to) {
        return names.keySet().stream().anyMatch(from::equalsIgnoreCase)
                || names.values().stream().anyMatch(to::equalsIgnoreCase);
    }

    /**
     * Renames onto a name that something else has already, which is not renamed itself: that would be dropped for it, and is
     * more likely a mistake.
     *
     * @return a sentence for each
     */
    public List<String> collisions(SchemaText from) {
        SchemaShape there = SchemaShape.of(from);
        List<String> collisions = new ArrayList<>();
        tables.forEach((old, now) -> {
            if (there.table(now).isPresent() && entry(tables, now).isEmpty()) {
                collisions.add("--rename %s=%s: there is a table '%s' already.".formatted(old, now, now));
            }
        });
        columns.forEach((table, names) -> names.forEach((old, now) -> {
            if (there.table(table).flatMap(shape -> shape.column(now)).isPresent() && entry(names, now).isEmpty()) {
                collisions.add("--rename %s.%s=%s: there is a column '%s.%s' already.".formatted(table, old, now, table, now));
            }
        }));
        return collisions;
    }

    /** Before the name of something that is in the way of a renamed one, and goes: no name begins with it. */
    private static final String DISPLACED = "\u0001";

    /** The name of a thing that goes because a renamed one takes its name, until then. */
    static String displaced(String name) {
        return DISPLACED + name;
    }

    /** As the server has it now. */
    public static String real(String name) {
        return name.replace(DISPLACED, "");
    }

    public static boolean isDisplaced(String name) {
        return name.startsWith(DISPLACED);
    }

    /**
     * With what has to go because a renamed thing takes its name.
     *
     * @param names that there are
     */
    static Map<String, String> withDisplaced(Map<String, String> renames, List<String> names) {
        Map<String, String> all = new LinkedHashMap<>(renames);
        for (String name : names) {
            boolean taken = renames.values().stream().anyMatch(name::equals);
            if (taken && entry(renames, name).isEmpty()) {
                all.put(name, displaced(name));
            }
        }
        return all;
    }

    /** The renaming of tables, one after the other: who takes a name waits until it is free, by another name if need be. */
    public List<Map.Entry<String, String>> inOrder() {
        List<Map.Entry<String, String>> order = new ArrayList<>();
        Map<String, String> open = new LinkedHashMap<>(tables);
        while (!open.isEmpty()) {
            Optional<Map.Entry<String, String>> free = open.entrySet().stream()
                    .filter(entry -> !open.containsKey(entry.getValue())).findFirst();
            if (free.isPresent()) {
                order.add(Map.entry(free.get().getKey(), free.get().getValue()));
                open.remove(free.get().getKey());
            } else {
                Map.Entry<String, String> first = open.entrySet().iterator().next();
                String between = first.getKey() + "_renamed";
                order.add(Map.entry(first.getKey(), between));
                open.put(between, open.remove(first.getKey()));
            }
        }
        return order;
    }

    /** These and others. */
    public Renames with(Renames more) {
        Map<String, String> allTables = new LinkedHashMap<>(tables);
        allTables.putAll(more.tables);
        Map<String, Map<String, String>> allColumns = new LinkedHashMap<>();
        columns.forEach((table, names) -> allColumns.put(table, new LinkedHashMap<>(names)));
        more.columns.forEach((table, names) -> allColumns.computeIfAbsent(table, any -> new LinkedHashMap<>()).putAll(names));
        return new Renames(allTables, allColumns);
    }

    /** The way back. */
    public Renames inverse() {
        Map<String, String> back = new LinkedHashMap<>();
        tables.forEach((from, to) -> back.put(to, from));
        Map<String, Map<String, String>> columnsBack = new LinkedHashMap<>();
        columns.forEach((table, names) -> {
            Map<String, String> reversed = new LinkedHashMap<>();
            names.forEach((from, to) -> reversed.put(to, from));
            columnsBack.put(newName(table), reversed);
        });
        return new Renames(back, columnsBack);
    }

    /** The table's name afterwards. */
    public String newName(String table) {
        return entry(tables, table).orElse(table);
    }

    Map<String, String> ofTable(String oldName) {
        return columns.entrySet().stream().filter(entry -> entry.getKey().equalsIgnoreCase(oldName)).findFirst()
                .map(Map.Entry::getValue).orElse(Map.of());
    }

    static Optional<String> entry(Map<String, String> names, String name) {
        return names.entrySet().stream().filter(entry -> entry.getKey().equalsIgnoreCase(name)).map(Map.Entry::getValue)
                .findFirst();
    }

    /**
     * What is told of things that are not there.
     *
     * @return a sentence for each
     */
    List<String> misses(SchemaShape from, SchemaShape to) {
        List<String> misses = new ArrayList<>();
        tables.forEach((old, now) -> {
            if (from.table(old).isEmpty() || to.table(now).isEmpty()) {
                misses.add("--rename %s=%s: there is no table %s.".formatted(old, now,
                        from.table(old).isEmpty() ? "'" + old + "' on the first side" : "'" + now + "' on the second side"));
            }
        });
        columns.forEach((table, names) -> names.forEach((old, now) -> {
            Optional<TableShape> before = from.table(table);
            Optional<TableShape> after = to.table(newName(table));
            if (before.flatMap(shape -> shape.column(old)).isEmpty()) {
                misses.add("--rename %s.%s=%s: there is no column '%s.%s' on the first side.".formatted(table, old, now, table,
                        old));
            } else if (after.flatMap(shape -> shape.column(now)).isEmpty()) {
                misses.add("--rename %s.%s=%s: there is no column '%s.%s' on the second side.".formatted(table, old, now,
                        newName(table), now));
            }
        }));
        return misses;
    }
}
