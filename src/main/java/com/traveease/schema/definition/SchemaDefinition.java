package com.traveease.schema.definition;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a schema has, without its rows and without the bookkeeping of Alembic, Flyway and this program. Two ways of saying the
 * same to MySQL ({@code int(11)} and {@code int}, {@code NO ACTION} and {@code RESTRICT}) are equal here.
 */
public record SchemaDefinition(Map<String, Table> tables, List<Stored> stored) {

    /** Of a schema in which there is nothing. */
    public static final SchemaDefinition EMPTY = new SchemaDefinition(Map.of(), List.of());

    public SchemaDefinition {
        tables = Collections.unmodifiableMap(new TreeMap<>(tables));
        stored = List.copyOf(stored);
    }

    /**
     * Asks a fixed number of questions, however many tables there are. What the account may not see is not there.
     *
     * @param schema any, not only the default one of the connection
     * @param history the name of the history table
     */
    public static SchemaDefinition read(Connection connection, String schema, String history) throws SQLException {
        return new SchemaReader(connection, schema, history).read();
    }

    /** Whether a table or view keeps the books of a migration tool. */
    static boolean isBookkeeping(String table, String history) {
        String name = table.toLowerCase(Locale.ROOT);
        return name.equalsIgnoreCase(history) || name.equals("alembic_version") || name.startsWith("traveease_schema_");
    }

    /** The table of that name, in upper or lower case: what the server tells apart it tells apart when a script runs. */
    public Optional<Table> table(String name) {
        Table exact = tables.get(name);
        return exact != null ? Optional.of(exact)
                : tables.values().stream().filter(table -> table.name().equalsIgnoreCase(name)).findFirst();
    }

    /** A base table, its parts in the order of the server. */
    public record Table(String name, String engine, String collation, List<Column> columns, List<Index> indexes,
            List<ForeignKey> foreignKeys, List<Check> checks) {

        public Table {
            columns = List.copyOf(columns);
            indexes = List.copyOf(indexes);
            foreignKeys = List.copyOf(foreignKeys);
            checks = List.copyOf(checks);
        }

        public Optional<Column> column(String name) {
            return columns.stream().filter(column -> column.name().equalsIgnoreCase(name)).findFirst();
        }

        /** Whether InnoDB lets a foreign key refer to these columns: they begin an index. */
        public boolean hasIndexOn(List<String> referenced) {
            return indexes.stream().anyMatch(index -> index.beginsWith(referenced));
        }
    }

    /**
     * @param declared the type as the server writes it
     * @param type without the display width of integers
     * @param defaultValue a literal in quotes, an expression without; empty when there is none
     * @param onUpdate empty when there is none
     * @param generation {@code virtual} or {@code stored} and the expression; empty for an ordinary column
     * @param collation empty for what is no text
     */
    public record Column(String name, String declared, String type, boolean nullable, String defaultValue,
            boolean autoIncrement,
            String onUpdate, boolean visible, String generation, String collation) {

        /** The type and what belongs to it. */
        public ColumnType columnType() {
            return new ColumnType(type, collation);
        }
    }

    /**
     * @param parts column with prefix length and direction, {@code name(10) desc}, or an expression in parentheses
     * @param method {@code btree}, {@code fulltext}, …
     */
    public record Index(String name, boolean unique, String method, List<String> parts, boolean visible) {

        public static final String PRIMARY = "PRIMARY";

        public Index {
            parts = List.copyOf(parts);
        }

        public boolean isPrimary() {
            return name.equals(PRIMARY);
        }

        public boolean beginsWith(List<String> columns) {
            if (!method.equals("btree") || parts.size() < columns.size()) {
                return false;
            }
            for (int i = 0; i < columns.size(); i++) {
                if (!parts.get(i).equalsIgnoreCase(columns.get(i))) {
                    return false;
                }
            }
            return true;
        }
    }

    /**
     * @param referencedTable with its schema and a dot when that is another one
     */
    public record ForeignKey(String name, List<String> columns, String referencedTable, List<String> referencedColumns,
            String onUpdate,
            String onDelete) {

        public ForeignKey {
            columns = List.copyOf(columns);
            referencedColumns = List.copyOf(referencedColumns);
        }
    }

    public record Check(String name, String clause, boolean enforced) {
    }

    /**
     * A view, trigger, routine or event.
     *
     * @param table that a trigger is on; empty for the others
     * @param definition in one form, without the schema's own name; empty when the account may not read it
     */
    public record Stored(ObjectKind kind, String name, String table, String definition) {
    }
}
