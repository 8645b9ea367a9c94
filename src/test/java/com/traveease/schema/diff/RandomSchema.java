package com.traveease.schema.diff;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A schema that is made up, as it is written down before a server has seen it. */
final class RandomSchema {

    /** What can become what without losing the value that all rows have. */
    enum Family {
        PLAIN("1"),
        MOMENT("'2001-01-01'"),
        DOCUMENT("'1'"),
        PLACE("ST_GeomFromText('POINT(1 1)')");

        final String value;

        Family(String value) {
            this.value = value;
        }
    }

    /** @param computed to be used in expressions and keys without more ado */
    record Type(String sql, Family family, boolean text, boolean computed, boolean key) {
    }

    static final class Column {
        String name;
        /** Its name in the schema from which this one was changed; null for a new one. */
        String origin;
        Type type;
        String collation = "";
        boolean nullable = true;
        String value = "";
        boolean onUpdate;
        boolean invisible;
        String comment = "";
        /** The column that it is computed from; null for a plain one. */
        String base;
        String expression = "";
        boolean stored;

        boolean isGenerated() {
            return base != null;
        }

        Column copy() {
            Column copy = new Column();
            copy.name = name;
            copy.origin = name;
            copy.type = type;
            copy.collation = collation;
            copy.nullable = nullable;
            copy.value = value;
            copy.onUpdate = onUpdate;
            copy.invisible = invisible;
            copy.comment = comment;
            copy.base = base;
            copy.expression = expression;
            copy.stored = stored;
            return copy;
        }

        String sql() {
            StringJoiner sql = new StringJoiner(" ").add("`" + name + "`").add(type.sql());
            if (type.text() && !collation.isEmpty()) {
                sql.add("COLLATE " + collation);
            }
            if (isGenerated()) {
                sql.add("AS (" + expression.replace("?", "`" + base + "`") + ")").add(stored ? "STORED" : "VIRTUAL");
            }
            sql.add(nullable ? "NULL" : "NOT NULL");
            if (!isGenerated() && !value.isEmpty()) {
                sql.add("DEFAULT " + value);
            }
            if (onUpdate && type.sql().equals("DATETIME(3)")) {
                sql.add("ON UPDATE CURRENT_TIMESTAMP(3)");
            }
            if (invisible) {
                sql.add("INVISIBLE");
            }
            if (!comment.isEmpty()) {
                sql.add("COMMENT '" + comment + "'");
            }
            return sql.toString();
        }
    }

    /** @param kind {@code KEY}, {@code UNIQUE KEY} or {@code FULLTEXT KEY} */
    record Key(String name, String kind, List<String> columns, List<String> forms, String more) {
    }

    record Foreign(String name, String column, String table, String rule) {
    }

    record Check(String name, String column, String condition, boolean enforced) {
    }

    /** @param body with {@code ?} for the column */
    record Trigger(String name, String moment, String column, String body) {
    }

    static final class Table {
        String name;
        String origin;
        List<Column> columns = new ArrayList<>();
        List<String> primary = new ArrayList<>();
        boolean automatic;
        List<Key> keys = new ArrayList<>();
        List<Foreign> foreign = new ArrayList<>();
        List<Check> checks = new ArrayList<>();
        List<Trigger> triggers = new ArrayList<>();
        String options = "";
        String partitioning = "";

        Optional<Column> column(String wanted) {
            return columns.stream().filter(column -> column.name.equals(wanted)).findFirst();
        }

        Table copy() {
            Table copy = new Table();
            copy.name = name;
            copy.origin = name;
            columns.forEach(column -> copy.columns.add(column.copy()));
            copy.primary.addAll(primary);
            copy.automatic = automatic;
            copy.keys.addAll(keys);
            copy.foreign.addAll(foreign);
            copy.checks.addAll(checks);
            copy.triggers.addAll(triggers);
            copy.options = options;
            copy.partitioning = partitioning;
            return copy;
        }

        String sql() {
            List<String> lines = new ArrayList<>();
            for (Column column : columns) {
                boolean counts = automatic && !primary.isEmpty() && primary.get(0).equals(column.name);
                lines.add(column.sql() + (counts ? " AUTO_INCREMENT" : ""));
            }
            if (!primary.isEmpty()) {
                lines.add("PRIMARY KEY (" + names(primary) + ")");
            }
            for (Key key : keys) {
                List<String> parts = new ArrayList<>();
                for (int i = 0; i < key.columns().size(); i++) {
                    parts.add(key.forms().get(i).replace("?", "`" + key.columns().get(i) + "`"));
                }
                lines.add("%s `%s` (%s)%s".formatted(key.kind(), key.name(), String.join(", ", parts), key.more()));
            }
            foreign.forEach(key -> lines.add("CONSTRAINT `%s` FOREIGN KEY (`%s`) REFERENCES `%s` (`id`)%s".formatted(key.name(),
                    key.column(), key.table(), key.rule())));
            checks.forEach(check -> lines.add("CONSTRAINT `%s` CHECK (%s)%s".formatted(check.name(),
                    check.condition().replace("?", "`" + check.column() + "`"), check.enforced() ? "" : " NOT ENFORCED")));
            return "CREATE TABLE `%s` (%n    %s%n)%s%s;%n".formatted(name, String.join(",\n    ", lines), options,
                    partitioning);
        }
    }

    /** Over the first columns of a table, or over another view. */
    static final class View {
        String name;
        String source;
        int width;
        String head = "";
        String condition = "";

        View copy() {
            View copy = new View();
            copy.name = name;
            copy.source = source;
            copy.width = width;
            copy.head = head;
            copy.condition = condition;
            return copy;
        }
    }

    /** @param sql all of it, with {@code ?} for its name */
    record Program(String name, String kind, String sql) {
    }

    final List<Table> tables = new ArrayList<>();
    final List<View> views = new ArrayList<>();
    final List<Program> programs = new ArrayList<>();

    RandomSchema copy() {
        RandomSchema copy = new RandomSchema();
        tables.forEach(table -> copy.tables.add(table.copy()));
        views.forEach(view -> copy.views.add(view.copy()));
        copy.programs.addAll(programs);
        return copy;
    }

    Optional<Table> table(String name) {
        return tables.stream().filter(table -> table.name.equals(name)).findFirst();
    }

    /** Takes away what has lost what it is about. */
    void repair() {
        tables.forEach(RandomSchema::repair);
        tables.removeIf(table -> table.columns.isEmpty());
        for (Table table : tables) {
            table.foreign.removeIf(key -> !isPossible(table, key));
        }
        Set<String> sources = new HashSet<>(tables.stream().map(table -> table.name).toList());
        boolean again = true;
        Set<String> good = new HashSet<>();
        while (again) {
            again = false;
            for (View view : views) {
                again |= sources.contains(view.source) && good.add(view.name);
            }
            sources.addAll(good);
        }
        views.removeIf(view -> !good.contains(view.name));
    }

    private static void repair(Table table) {
        boolean again = true;
        while (again) {
            again = table.columns.removeIf(column -> column.isGenerated() && table.column(column.base)
                    .filter(base -> base.type.computed() && table.columns.indexOf(base) < table.columns.indexOf(column)
                            && !(table.automatic && table.primary.contains(base.name)))
                    .isEmpty());
        }
        table.primary
                .removeIf(name -> table.column(name).filter(column -> column.type.key() && !column.isGenerated()).isEmpty());
        table.columns.stream().filter(column -> table.primary.contains(column.name)).forEach(column -> {
            column.nullable = false;
            column.value = column.value.equals("NULL") ? "" : column.value;
        });
        table.automatic &= !table.primary.isEmpty()
                && table.column(table.primary.get(0)).orElseThrow().type.sql().contains("INT");
        if (table.automatic) {
            table.column(table.primary.get(0)).orElseThrow().value = "";
        }
        table.keys.removeIf(key -> key.columns().stream().anyMatch(name -> table.column(name)
                .filter(column -> column.type.key() && (!key.kind().startsWith("FULLTEXT") || isPlainText(column)))
                .isEmpty()));
        for (int i = 0; i < table.keys.size(); i++) {
            Key key = table.keys.get(i);
            List<String> forms = new ArrayList<>();
            for (int j = 0; j < key.forms().size(); j++) {
                Column column = table.column(key.columns().get(j)).orElseThrow();
                boolean prefix = key.forms().get(j).contains("(2)") && !column.type.sql().startsWith("VARCHAR");
                forms.add(prefix || key.forms().get(j).contains("((") && (!column.type.computed() || column.isGenerated()) ? "?"
                        : key.forms().get(j));
            }
            table.keys.set(i, new Key(key.name(), key.kind(), key.columns(), forms, key.more()));
        }
        table.checks.removeIf(check -> table.column(check.column()).filter(column -> column.type.computed()
                && !(table.automatic && table.primary.get(0).equals(column.name))).isEmpty());
        table.triggers.removeIf(trigger -> table.column(trigger.column())
                .filter(column -> column.type.computed() && !column.isGenerated()).isEmpty());
        boolean integer = table.primary.equals(List.of("id")) && table.column("id").orElseThrow().type.sql().contains("INT")
                && table.keys.stream().noneMatch(key -> !key.kind().equals("KEY"));
        if (!integer) {
            table.partitioning = "";
        }
        if (!table.columns.isEmpty() && table.columns.stream().allMatch(column -> column.invisible)) {
            table.columns.get(0).invisible = false;
        }
    }

    private static boolean isPlainText(Column column) {
        return column.type.sql().startsWith("VARCHAR") && !column.isGenerated();
    }

    private boolean isPossible(Table table, Foreign key) {
        Optional<Column> column = table.column(key.column());
        Optional<Table> parent = table(key.table());
        if (column.isEmpty() || parent.isEmpty() || !table.partitioning.isEmpty() || !parent.get().partitioning.isEmpty()) {
            return false;
        }
        Optional<Column> id = parent.get().column("id");
        boolean used = table.columns.stream().anyMatch(other -> key.column().equals(other.base))
                || table.checks.stream().anyMatch(check -> check.column().equals(key.column()));
        return id.isPresent() && parent.get().primary.equals(List.of("id")) && !column.get().isGenerated()
                && id.get().type.sql().equals(column.get().type.sql()) && !id.get().type.text()
                && (key.rule().isEmpty() || !used && column.get().nullable && !table.primary.contains(key.column()))
                && (!key.rule().isEmpty() || !(table == parent.get() && key.column().equals("id")));
    }

    Renames renames() {
        List<String> told = new ArrayList<>();
        for (Table table : tables) {
            if (table.origin == null) {
                continue;
            }
            if (!table.origin.equals(table.name)) {
                told.add(table.origin + "=" + table.name);
            }
            table.columns.stream().filter(column -> column.origin != null && !column.origin.equals(column.name))
                    .forEach(column -> told.add(table.origin + "." + column.origin + "=" + column.name));
        }
        return Renames.parse(told);
    }

    String script() {
        StringBuilder script = new StringBuilder("SET foreign_key_checks = 0;\n");
        tables.forEach(table -> script.append(table.sql()));
        programs.forEach(program -> script.append(program.sql().replace("?", "`" + program.name() + "`")).append(";\n"));
        List<View> open = new ArrayList<>(views);
        Set<String> made = new HashSet<>(tables.stream().map(table -> table.name).toList());
        while (!open.isEmpty()) {
            List<View> next = open.stream().filter(view -> made.contains(view.source)).toList();
            next.forEach(view -> {
                script.append("CREATE %sVIEW `%s` AS SELECT %s FROM `%s`%s;%n".formatted(view.head, view.name,
                        names(columns(view)), view.source, view.condition));
                made.add(view.name);
            });
            open.removeAll(next);
        }
        for (Table table : tables) {
            for (Trigger trigger : table.triggers) {
                script.append("CREATE TRIGGER `%s` %s ON `%s` FOR EACH ROW %s;%n".formatted(trigger.name(), trigger.moment(),
                        table.name, trigger.body().replace("?", "`" + trigger.column() + "`")));
            }
        }
        return script.toString();
    }

    /** A row in each table, which every key and check allows. */
    String rows() {
        StringBuilder script = new StringBuilder("SET foreign_key_checks = 0;\n");
        for (Table table : tables) {
            List<Column> plain = table.columns.stream().filter(column -> !column.isGenerated()).toList();
            script.append("INSERT INTO `%s` (%s) VALUES (%s);%n".formatted(table.name,
                    names(plain.stream().map(column -> column.name).toList()),
                    plain.stream().map(column -> column.type.family().value).collect(Collectors.joining(", "))));
        }
        return script.toString();
    }

    private List<String> columns(View view) {
        Stream<String> all = table(view.source).map(table -> table.columns.stream().map(column -> column.name))
                .orElseGet(() -> columns(views.stream().filter(other -> other.name.equals(view.source)).findFirst()
                        .orElseThrow()).stream());
        return all.limit(view.width).toList();
    }

    private static String names(Collection<String> names) {
        return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    }
}
