package com.traveease.schema.definition;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

import com.traveease.schema.definition.SchemaDefinition.Check;
import com.traveease.schema.definition.SchemaDefinition.Column;
import com.traveease.schema.definition.SchemaDefinition.ForeignKey;
import com.traveease.schema.definition.SchemaDefinition.Index;
import com.traveease.schema.definition.SchemaDefinition.Stored;
import com.traveease.schema.definition.SchemaDefinition.Table;

/** Reads a schema from information_schema: one question for each kind of thing. */
final class SchemaReader {

    private static final Pattern DISPLAY_WIDTH = Pattern
            .compile("^((?:tiny|small|medium|big)?int|year)\\(\\d+\\)(?!.*zerofill)");

    private final SchemaQuery about;
    private final String schema;
    private final String history;
    private final Expression expressions;

    SchemaReader(Connection connection, String schema, String history) {
        this.about = new SchemaQuery(connection, schema);
        this.schema = schema;
        this.history = history;
        this.expressions = new Expression(schema);
    }

    SchemaDefinition read() throws SQLException {
        Map<String, List<Column>> columns = columns();
        Map<String, List<Index>> indexes = indexes();
        Map<String, List<ForeignKey>> foreignKeys = foreignKeys();
        Map<String, List<Check>> checks = checks();
        Map<String, Table> tables = new TreeMap<>();
        about.each("SELECT table_name, engine, table_collation FROM information_schema.tables "
                + "WHERE table_schema = ? AND table_type = 'BASE TABLE'", row -> {
                    String name = row.getString(1);
                    if (!SchemaDefinition.isBookkeeping(name, history)) {
                        tables.put(name, new Table(name, text(row, 2), collation(text(row, 3)), of(columns, name),
                                of(indexes, name), of(foreignKeys, name), of(checks, name)));
                    }
                });
        List<Stored> stored = new ArrayList<>();
        readViews(stored);
        readTriggers(stored);
        readRoutines(stored);
        readEvents(stored);
        return new SchemaDefinition(tables, stored);
    }

    private static <T> List<T> of(Map<String, List<T>> parts, String table) {
        return parts.getOrDefault(table, List.of());
    }

    private Map<String, List<Column>> columns() throws SQLException {
        Map<String, List<Column>> columns = new LinkedHashMap<>();
        about.each("SELECT table_name, column_name, column_type, is_nullable, column_default, extra, generation_expression, "
                + "collation_name, data_type FROM information_schema.columns WHERE table_schema = ? "
                + "ORDER BY table_name, ordinal_position",
                row -> columns.computeIfAbsent(row.getString(1), table -> new ArrayList<>()).add(column(row)));
        return columns;
    }

    private Column column(ResultSet row) throws SQLException {
        String declared = row.getString(3);
        String extra = text(row, 6).toLowerCase(Locale.ROOT);
        String generation = expressions.normal(Expression.unescaped(text(row, 7)));
        if (!generation.isEmpty()) {
            generation = (extra.contains("stored generated") ? "stored " : "virtual ") + generation;
        }
        int onUpdate = extra.indexOf("on update ");
        String type = DISPLAY_WIDTH.matcher(declared).replaceFirst("$1");
        return new Column(row.getString(2), declared, type, row.getString(4).equals("YES"),
                defaultValue(row.getString(5), extra, row.getString(9)), extra.contains("auto_increment"),
                onUpdate < 0 ? "" : extra.substring(onUpdate + "on update ".length()).split(" ")[0],
                !extra.contains("invisible"), generation, collation(text(row, 8)));
    }

    private String defaultValue(String value, String extra, String type) {
        if (value == null) {
            return "";
        }
        if (extra.contains("default_generated")) {
            return expressions.normal(Expression.unescaped(value)).toLowerCase(Locale.ROOT);
        }
        return type.equals("bit") ? value : "'" + value + "'";
    }

    private Map<String, List<Index>> indexes() throws SQLException {
        Map<String, Map<String, Index>> indexes = new LinkedHashMap<>();
        // Nothing of the statistics proper, so that the server need not look at the tables.
        about.each(
                "SELECT table_name, index_name, non_unique, index_type, is_visible, column_name, sub_part, collation, expression "
                        + "FROM information_schema.statistics WHERE table_schema = ? ORDER BY table_name, index_name, seq_in_index",
                row -> {
                    Index part = new Index(row.getString(2), row.getInt(3) == 0, text(row, 4).toLowerCase(Locale.ROOT),
                            List.of(part(row)), row.getString(5).equals("YES"));
                    indexes.computeIfAbsent(row.getString(1), table -> new LinkedHashMap<>()).merge(part.name(), part,
                            SchemaReader::joined);
                });
        Map<String, List<Index>> byTable = new LinkedHashMap<>();
        indexes.forEach((table, byName) -> byTable.put(table, List.copyOf(byName.values())));
        return byTable;
    }

    private String part(ResultSet row) throws SQLException {
        String name = row.getString(6);
        String part = name == null ? "(" + expressions.normal(Expression.unescaped(text(row, 9))) + ")" : name;
        String prefix = row.getString(7);
        return part + (prefix == null ? "" : "(" + prefix + ")") + ("D".equals(row.getString(8)) ? " desc" : "");
    }

    private static Index joined(Index index, Index part) {
        List<String> parts = new ArrayList<>(index.parts());
        parts.addAll(part.parts());
        return new Index(index.name(), index.unique(), index.method(), parts, index.visible());
    }

    private Map<String, List<ForeignKey>> foreignKeys() throws SQLException {
        Map<String, Map<String, ForeignKey>> keys = new LinkedHashMap<>();
        about.each("SELECT k.table_name, k.constraint_name, k.column_name, k.referenced_table_schema, k.referenced_table_name, "
                + "k.referenced_column_name, r.update_rule, r.delete_rule FROM information_schema.key_column_usage k "
                + "JOIN information_schema.referential_constraints r ON r.constraint_schema = k.constraint_schema "
                + "AND r.constraint_name = k.constraint_name AND r.table_name = k.table_name "
                + "WHERE k.table_schema = ? AND k.referenced_column_name IS NOT NULL "
                + "ORDER BY k.table_name, k.constraint_name, k.ordinal_position", row -> {
                    String referencedSchema = row.getString(4);
                    String referenced = (referencedSchema.equalsIgnoreCase(schema) ? "" : referencedSchema + ".")
                            + row.getString(5);
                    ForeignKey part = new ForeignKey(row.getString(2), List.of(row.getString(3)), referenced,
                            List.of(row.getString(6)), rule(row.getString(7)), rule(row.getString(8)));
                    keys.computeIfAbsent(row.getString(1), table -> new LinkedHashMap<>()).merge(part.name(), part,
                            SchemaReader::joined);
                });
        Map<String, List<ForeignKey>> byTable = new LinkedHashMap<>();
        keys.forEach((table, byName) -> byTable.put(table, List.copyOf(byName.values())));
        return byTable;
    }

    private static ForeignKey joined(ForeignKey key, ForeignKey part) {
        List<String> columns = new ArrayList<>(key.columns());
        columns.addAll(part.columns());
        List<String> referenced = new ArrayList<>(key.referencedColumns());
        referenced.addAll(part.referencedColumns());
        return new ForeignKey(key.name(), columns, key.referencedTable(), referenced, key.onUpdate(), key.onDelete());
    }

    /** InnoDB does the same for both. */
    private static String rule(String rule) {
        return rule.equals("NO ACTION") ? "restrict" : rule.toLowerCase(Locale.ROOT);
    }

    private Map<String, List<Check>> checks() throws SQLException {
        Map<String, List<Check>> checks = new LinkedHashMap<>();
        about.each(
                "SELECT t.table_name, c.constraint_name, c.check_clause, t.enforced FROM information_schema.check_constraints c "
                        + "JOIN information_schema.table_constraints t ON t.constraint_schema = c.constraint_schema "
                        + "AND t.constraint_name = c.constraint_name AND t.constraint_type = 'CHECK' "
                        + "WHERE c.constraint_schema = ? ORDER BY t.table_name, c.constraint_name",
                row -> checks.computeIfAbsent(row.getString(1), table -> new ArrayList<>())
                        .add(new Check(row.getString(2), expressions.normal(Expression.unescaped(text(row, 3))),
                                text(row, 4).equals("YES"))));
        return checks;
    }

    private void readViews(List<Stored> stored) throws SQLException {
        about.each("SELECT table_name, view_definition, check_option, security_type FROM information_schema.views "
                + "WHERE table_schema = ? ORDER BY table_name",
                row -> stored.add(new Stored(ObjectKind.VIEW, row.getString(1), "",
                        definition(row.getString(2), row.getString(4), "check " + row.getString(3)))));
    }

    private void readTriggers(List<Stored> stored) throws SQLException {
        about.each("SELECT trigger_name, event_object_table, action_statement, action_timing, event_manipulation "
                + "FROM information_schema.triggers WHERE trigger_schema = ? ORDER BY trigger_name",
                row -> stored.add(new Stored(ObjectKind.TRIGGER, row.getString(1), row.getString(2),
                        definition(row.getString(3), row.getString(4), row.getString(5), "on", row.getString(2)))));
    }

    private void readRoutines(List<Stored> stored) throws SQLException {
        Map<String, StringBuilder> parameters = new LinkedHashMap<>();
        about.each("SELECT specific_name, routine_type, parameter_mode, parameter_name, dtd_identifier "
                + "FROM information_schema.parameters WHERE specific_schema = ? "
                + "ORDER BY specific_name, routine_type, ordinal_position",
                row -> parameters.computeIfAbsent(row.getString(2) + " " + row.getString(1), routine -> new StringBuilder())
                        .append(text(row, 3)).append(' ').append(text(row, 4)).append(' ')
                        .append(DISPLAY_WIDTH.matcher(text(row, 5)).replaceFirst("$1")).append(", "));
        about.each("SELECT routine_name, routine_type, routine_definition, security_type, sql_data_access, is_deterministic "
                + "FROM information_schema.routines WHERE routine_schema = ? ORDER BY routine_name, routine_type",
                row -> stored.add(new Stored(ObjectKind.valueOf(row.getString(2)), row.getString(1), "",
                        definition(row.getString(3), String.valueOf(parameters.get(row.getString(2) + " " + row.getString(1))),
                                row.getString(4), row.getString(5), row.getString(6)))));
    }

    /**
     * Neither the status, which is another one in a scratch schema, nor the times of start and end, which are those of its
     * making unless the script says otherwise.
     */
    private void readEvents(List<Stored> stored) throws SQLException {
        about.each("SELECT event_name, event_definition, event_type, interval_value, interval_field, on_completion "
                + "FROM information_schema.events WHERE event_schema = ? ORDER BY event_name",
                row -> stored.add(new Stored(ObjectKind.EVENT, row.getString(1), "",
                        definition(row.getString(2), row.getString(3), text(row, 4), text(row, 5), row.getString(6)))));
    }

    /** Who made it (the definer) is left out: never the one who looks. */
    private String definition(String body, String... properties) {
        return body == null || body.isEmpty() ? "" : expressions.normal(body) + " [" + String.join(", ", properties) + "]";
    }

    /** {@code utf8} is what servers before 8.0.28 call {@code utf8mb3}. */
    private static String collation(String name) {
        return name.startsWith("utf8_") ? "utf8mb3_" + name.substring("utf8_".length()) : name;
    }

    private static String text(ResultSet row, int column) throws SQLException {
        String value = row.getString(column);
        return value == null ? "" : value;
    }
}
