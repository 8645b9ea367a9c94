package com.traveease.schema.diff;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

import com.traveease.schema.diff.RandomSchema.Check;
import com.traveease.schema.diff.RandomSchema.Column;
import com.traveease.schema.diff.RandomSchema.Family;
import com.traveease.schema.diff.RandomSchema.Foreign;
import com.traveease.schema.diff.RandomSchema.Key;
import com.traveease.schema.diff.RandomSchema.Program;
import com.traveease.schema.diff.RandomSchema.Table;
import com.traveease.schema.diff.RandomSchema.Trigger;
import com.traveease.schema.diff.RandomSchema.Type;
import com.traveease.schema.diff.RandomSchema.View;

/** Makes up schemas and changes of them. Equal seeds make equal ones. */
final class RandomChanges {

    private static final int MOST_TABLES = 4;
    private static final int MOST_COLUMNS = 9;

    private static final List<Type> TYPES = List.of(
            number("INT"), number("BIGINT"), number("INT UNSIGNED"), number("SMALLINT"), number("DECIMAL(8,2)"),
            number("DECIMAL(12,3)"), number("DOUBLE"), text("VARCHAR(20)"), text("VARCHAR(80)"), text("CHAR(5)"),
            new Type("TEXT", Family.PLAIN, true, false, false), new Type("MEDIUMTEXT", Family.PLAIN, true, false, false),
            new Type("ENUM('1','two')", Family.PLAIN, true, false, true),
            new Type("ENUM('1','two','it''s')", Family.PLAIN, true, false, true),
            new Type("SET('1','x')", Family.PLAIN, true, false, true),
            new Type("DATE", Family.MOMENT, false, false, true), new Type("DATETIME", Family.MOMENT, false, false, true),
            new Type("DATETIME(3)", Family.MOMENT, false, false, true),
            new Type("JSON", Family.DOCUMENT, false, false, false), new Type("POINT", Family.PLACE, false, false, false));
    private static final List<String> COLLATIONS = List.of("", "", "utf8mb4_bin", "latin1_swedish_ci", "utf8mb4_general_ci");
    private static final List<String> OPTIONS = List.of("", "", " COMMENT = 'it''s; one'", " COLLATE = utf8mb4_bin",
            " ROW_FORMAT = COMPACT", " STATS_PERSISTENT = 1 COMMENT = 'x'", " CHARACTER SET = latin1");
    private static final List<String> PARTITIONING = List.of("", "", "", "", " PARTITION BY HASH (`id`) PARTITIONS 2",
            " PARTITION BY HASH (`id`) PARTITIONS 4", " PARTITION BY KEY () PARTITIONS 3",
            " PARTITION BY RANGE (`id`) (PARTITION p0 VALUES LESS THAN (10), PARTITION p1 VALUES LESS THAN (20))",
            " PARTITION BY RANGE (`id`) (PARTITION p0 VALUES LESS THAN (10), PARTITION p1 VALUES LESS THAN (20), "
                    + "PARTITION p2 VALUES LESS THAN MAXVALUE)",
            " PARTITION BY LIST (`id`) (PARTITION p0 VALUES IN (0, 1, 2), PARTITION p1 VALUES IN (3))");
    private static final List<String> EXPRESSIONS = List.of("? + 1", "? * 2", "CONCAT(?, 'it''s')", "IFNULL(?, 3)");
    private static final List<String> CONDITIONS = List.of("? > 0", "? < 1000", "? <> 'it''s'", "? IN (1, 2, 3)");
    private static final List<String> MOMENTS = List.of("BEFORE INSERT", "BEFORE UPDATE");
    private static final List<String> BODIES = List.of("SET NEW.? = NEW.?", "BEGIN SET @x = 1; SET @y = NEW.?; END",
            "SET @z = 'it''s; '");
    private static final List<String> RULES = List.of("", "", " ON DELETE CASCADE", " ON DELETE SET NULL",
            " ON DELETE SET NULL ON UPDATE CASCADE");

    private final Random random;
    private int names;

    RandomChanges(long seed) {
        this.random = new Random(seed);
    }

    private static Type number(String sql) {
        return new Type(sql, Family.PLAIN, false, true, true);
    }

    private static Type text(String sql) {
        return new Type(sql, Family.PLAIN, true, true, true);
    }

    RandomSchema schema() {
        RandomSchema schema = new RandomSchema();
        int tables = 1 + random.nextInt(3);
        for (int i = 0; i < tables; i++) {
            addTable(schema);
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            addForeign(schema);
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            addView(schema);
        }
        if (random.nextInt(3) == 0) {
            addProgram(schema);
        }
        schema.repair();
        return schema;
    }

    /** Another schema with one to eight changes. */
    RandomSchema changed(RandomSchema before) {
        RandomSchema after = before.copy();
        for (int i = 1 + random.nextInt(8); i > 0; i--) {
            change(after);
        }
        after.repair();
        return after;
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private <T> T one(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    /** From few, so that names come back for other things. */
    private String name(String prefix, int most, Set<String> taken) {
        for (int i = 0; i < 20; i++) {
            String name = prefix + (char) ('a' + random.nextInt(most));
            if (!taken.contains(name)) {
                return name;
            }
        }
        return prefix + ++names;
    }

    private void change(RandomSchema schema) {
        int kind = random.nextInt(100);
        if (kind < 5 && schema.tables.size() < MOST_TABLES || schema.tables.isEmpty()) {
            addTable(schema);
        } else if (kind < 8) {
            schema.tables.remove(one(schema.tables));
        } else if (kind < 11) {
            renameTable(schema, one(schema.tables));
        } else if (kind < 17) {
            addForeign(schema);
        } else if (kind < 21) {
            addView(schema);
        } else if (kind < 25 && !schema.views.isEmpty()) {
            changeView(schema, one(schema.views));
        } else if (kind < 28) {
            addProgram(schema);
        } else if (kind < 30 && !schema.programs.isEmpty()) {
            schema.programs.remove(one(schema.programs));
        } else {
            change(one(schema.tables), kind, schema);
        }
    }

    private void change(Table table, int kind, RandomSchema schema) {
        if (kind < 40 && table.columns.size() < MOST_COLUMNS) {
            table.columns.add(random.nextInt(table.columns.size() + 1), column(table));
        } else if (kind < 46 && table.columns.size() > 2) {
            table.columns.remove(random.nextInt(table.columns.size()));
        } else if (kind < 51) {
            renameColumn(schema, table, one(table.columns));
        } else if (kind < 56) {
            table.columns.add(random.nextInt(table.columns.size()), table.columns.remove(random.nextInt(table.columns.size())));
        } else if (kind < 70) {
            alter(schema, table, one(table.columns));
        } else if (kind < 76) {
            addKey(table);
        } else if (kind < 79 && !table.keys.isEmpty()) {
            table.keys.remove(one(table.keys));
        } else if (kind < 81 && !table.foreign.isEmpty()) {
            table.foreign.remove(one(table.foreign));
        } else if (kind < 84) {
            addCheck(schema, table);
        } else if (kind < 86 && !table.checks.isEmpty()) {
            changeCheck(table, random.nextInt(table.checks.size()));
        } else if (kind < 89) {
            addTrigger(schema, table);
        } else if (kind < 91 && !table.triggers.isEmpty()) {
            table.triggers.add(random.nextInt(table.triggers.size()),
                    table.triggers.remove(random.nextInt(table.triggers.size())));
        } else if (kind < 92 && !table.triggers.isEmpty()) {
            table.triggers.remove(one(table.triggers));
        } else if (kind < 94) {
            table.options = one(OPTIONS);
        } else if (kind < 97) {
            table.partitioning = one(PARTITIONING);
        } else if (kind < 98) {
            table.automatic = !table.automatic;
        } else {
            table.primary.clear();
            if (chance(70)) {
                table.primary.add(one(table.columns).name);
            }
        }
    }

    private void addTable(RandomSchema schema) {
        Table table = new Table();
        table.name = name("t", 6, schema.tables.stream().map(other -> other.name).collect(Collectors.toSet()));
        Column id = new Column();
        id.name = "id";
        id.type = chance(70) ? TYPES.get(0) : TYPES.get(1);
        id.nullable = false;
        table.columns.add(id);
        table.primary.add("id");
        table.automatic = chance(40);
        table.options = one(OPTIONS);
        table.partitioning = one(PARTITIONING);
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            table.columns.add(column(table));
        }
        if (chance(60)) {
            addKey(table);
        }
        if (chance(30)) {
            addCheck(schema, table);
        }
        if (chance(30)) {
            addTrigger(schema, table);
        }
        schema.tables.add(table);
    }

    private Column column(Table table) {
        Column column = new Column();
        column.name = name("c", 10, table.columns.stream().map(other -> other.name).collect(Collectors.toSet()));
        List<Column> bases = table.columns.stream().filter(base -> base.type.computed()).toList();
        if (chance(20) && !bases.isEmpty()) {
            column.base = one(bases).name;
            column.expression = one(EXPRESSIONS);
            column.stored = chance(50);
            column.type = column.expression.startsWith("CONCAT") ? text("VARCHAR(120)") : number("DOUBLE");
            return column;
        }
        column.type = one(TYPES);
        column.collation = one(COLLATIONS);
        column.nullable = chance(70);
        column.value = value(column);
        column.onUpdate = chance(30);
        column.invisible = chance(8);
        column.comment = chance(20) ? "it''s; " + random.nextInt(3) : "";
        return column;
    }

    private String value(Column column) {
        if (chance(50)) {
            return "";
        }
        return switch (column.type.family()) {
            case PLAIN -> column.type.key() ? chance(80) || !column.type.computed() ? "'1'" : "(1 + 0)" : "('1')";
            case MOMENT -> "'2001-01-01'";
            case DOCUMENT -> "(JSON_ARRAY())";
            case PLACE -> "";
        };
    }

    private void alter(RandomSchema schema, Table table, Column column) {
        switch (random.nextInt(7)) {
            case 0 -> {
                if (!column.isGenerated()) {
                    List<Type> others = TYPES.stream().filter(type -> type.family() == column.type.family()).toList();
                    retype(schema, table, column, one(others));
                }
            }
            case 1 -> column.collation = one(COLLATIONS);
            case 2 -> column.nullable = !column.nullable;
            case 3 -> column.value = value(column);
            case 4 -> column.invisible = !column.invisible;
            case 5 -> column.comment = chance(30) ? "" : "no " + random.nextInt(9);
            default -> {
                if (column.isGenerated()) {
                    column.stored = chance(50);
                    if (chance(50) && !column.expression.startsWith("CONCAT")) {
                        column.expression = "? + " + random.nextInt(9);
                    }
                } else {
                    column.onUpdate = !column.onUpdate;
                }
            }
        }
    }

    /** A column that others refer to changes with them. */
    private static void retype(RandomSchema schema, Table table, Column column, Type type) {
        column.type = type;
        column.value = type.key() ? column.value.startsWith("(") ? "" : column.value : "";
        if (column.name.equals("id")) {
            schema.tables.forEach(other -> other.foreign.stream().filter(key -> key.table().equals(table.name))
                    .forEach(key -> other.column(key.column()).ifPresent(child -> child.type = type)));
        }
    }

    private void renameTable(RandomSchema schema, Table table) {
        String before = table.name;
        table.name = name("t", 6, schema.tables.stream().map(other -> other.name).collect(Collectors.toSet()));
        schema.tables.forEach(other -> other.foreign.replaceAll(key -> key.table().equals(before)
                ? new Foreign(key.name(), key.column(), table.name, key.rule())
                : key));
        schema.views.stream().filter(view -> view.source.equals(before)).forEach(view -> view.source = table.name);
    }

    private void renameColumn(RandomSchema schema, Table table, Column column) {
        String before = column.name;
        if (before.equals("id")) {
            return;
        }
        String now = name("c", 10, table.columns.stream().map(other -> other.name).collect(Collectors.toSet()));
        column.name = now;
        table.columns.stream().filter(other -> before.equals(other.base)).forEach(other -> other.base = now);
        table.primary.replaceAll(name -> name.equals(before) ? now : name);
        table.keys.replaceAll(key -> new Key(key.name(), key.kind(),
                key.columns().stream().map(name -> name.equals(before) ? now : name).toList(), key.forms(), key.more()));
        table.foreign.replaceAll(key -> key.column().equals(before) ? new Foreign(key.name(), now, key.table(), key.rule())
                : key);
        table.checks.replaceAll(check -> check.column().equals(before)
                ? new Check(check.name(), now, check.condition(), check.enforced())
                : check);
        table.triggers.replaceAll(trigger -> trigger.column().equals(before)
                ? new Trigger(trigger.name(), trigger.moment(), now, trigger.body())
                : trigger);
    }

    private void addKey(Table table) {
        List<Column> columns = new ArrayList<>(table.columns.stream().filter(column -> column.type.key()).toList());
        if (columns.isEmpty()) {
            return;
        }
        Collections.shuffle(columns, random);
        List<String> some = columns.stream().limit(1 + random.nextInt(2)).map(column -> column.name).toList();
        List<String> forms = some.stream().map(any -> one(List.of("?", "?", "?", "? DESC", "?(2)", "((CONCAT(?, 'x')))")))
                .toList();
        String name = name("k", 6, table.keys.stream().map(Key::name).collect(Collectors.toSet()));
        String kind = one(List.of("KEY", "KEY", "KEY", "UNIQUE KEY", "FULLTEXT KEY"));
        boolean full = kind.startsWith("FULLTEXT");
        table.keys.add(new Key(name, kind, some, full ? some.stream().map(any -> "?").toList() : forms,
                one(List.of("", "", "", " INVISIBLE", " COMMENT 'it''s; '"))));
    }

    private void addForeign(RandomSchema schema) {
        Table child = one(schema.tables);
        Table parent = one(schema.tables);
        Column column = new Column();
        column.name = name("c", 10, child.columns.stream().map(other -> other.name).collect(Collectors.toSet()));
        column.type = parent.column("id").map(id -> id.type).orElse(TYPES.get(0));
        child.columns.add(column);
        Set<String> taken = schema.tables.stream().flatMap(table -> table.foreign.stream()).map(Foreign::name)
                .collect(Collectors.toSet());
        child.foreign.add(new Foreign(name("fk_", 8, taken), column.name, parent.name, one(RULES)));
    }

    private void addCheck(RandomSchema schema, Table table) {
        List<Column> columns = table.columns.stream().filter(column -> column.type.computed()).toList();
        if (columns.isEmpty()) {
            return;
        }
        Set<String> taken = schema.tables.stream().flatMap(other -> other.checks.stream()).map(Check::name)
                .collect(Collectors.toSet());
        table.checks.stream().map(Check::name).forEach(taken::add);
        table.checks.add(new Check(name("ck_", 8, taken), one(columns).name, one(CONDITIONS), chance(85)));
    }

    private void changeCheck(Table table, int at) {
        Check check = table.checks.get(at);
        if (chance(30)) {
            table.checks.remove(at);
        } else {
            table.checks.set(at, new Check(check.name(), check.column(), one(CONDITIONS), chance(70)));
        }
    }

    private void addTrigger(RandomSchema schema, Table table) {
        List<Column> columns = table.columns.stream().filter(column -> column.type.computed() && !column.isGenerated())
                .toList();
        if (columns.isEmpty()) {
            return;
        }
        Set<String> taken = schema.tables.stream().flatMap(other -> other.triggers.stream()).map(Trigger::name)
                .collect(Collectors.toSet());
        table.triggers.stream().map(Trigger::name).forEach(taken::add);
        table.triggers.add(random.nextInt(table.triggers.size() + 1),
                new Trigger(name("trg_", 8, taken), one(MOMENTS), one(columns).name, one(BODIES)));
    }

    private void addView(RandomSchema schema) {
        View view = new View();
        view.name = name("v", 6, schema.views.stream().map(other -> other.name).collect(Collectors.toSet()));
        List<String> sources = new ArrayList<>(schema.tables.stream().map(table -> table.name).toList());
        schema.views.forEach(other -> sources.add(other.name));
        view.source = one(sources);
        view.width = 1 + random.nextInt(4);
        schema.views.add(view);
        form(view);
    }

    private void form(View view) {
        view.head = one(List.of("", "", "SQL SECURITY INVOKER ", "ALGORITHM = MERGE "));
        view.condition = one(List.of("", " WHERE 1 < 2", " LIMIT 5"));
        if (view.condition.contains("LIMIT")) {
            view.head = "";
        }
    }

    private void changeView(RandomSchema schema, View view) {
        if (chance(30)) {
            schema.views.remove(view);
        } else {
            view.width = 1 + random.nextInt(4);
            form(view);
        }
    }

    private void addProgram(RandomSchema schema) {
        String kind = one(List.of("PROCEDURE", "FUNCTION", "EVENT"));
        int number = random.nextInt(5);
        String name = name("p", 4, Set.of());
        schema.programs.removeIf(program -> program.name().equals(name) && program.kind().equals(kind));
        schema.programs.add(new Program(name, kind, switch (kind) {
            case "PROCEDURE" -> "CREATE PROCEDURE ?(IN a INT) COMMENT 'no %d' BEGIN SELECT 'it''s; '; SELECT a + %d; END"
                    .formatted(number % 2, number);
            case "FUNCTION" -> "CREATE FUNCTION ?(a INT) RETURNS INT %s RETURN a + %d"
                    .formatted(number % 2 == 0 ? "DETERMINISTIC" : "NO SQL", number);
            default -> "CREATE EVENT ? ON SCHEDULE EVERY %d DAY STARTS '2035-01-01 00:00:00' %s DO SET @x = %d"
                    .formatted(1 + number, number % 2 == 0 ? "DISABLE" : "ENABLE", number);
        }));
    }
}
