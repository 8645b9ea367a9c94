package com.traveease.schema.definition;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import com.traveease.schema.server.MySqlErrors;
import com.traveease.schema.sql.Identifiers;

/** The server's own words for what is in a schema. Reads only. */
public final class Definitions implements AutoCloseable {

    private final Connection connection;

    /** The connection is closed with this. */
    private Definitions(Connection connection) {
        this.connection = connection;
    }

    /** Of a schema that becomes the default one of a connection of its own: its name is left out of the definitions then. */
    public static Definitions of(ConnectionSource connections, String schema) throws SQLException {
        Connection connection = connections.open();
        try {
            enter(connection, schema);
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET SESSION sql_mode = '', sql_quote_show_create = 1");
            }
            return new Definitions(connection);
        } catch (SQLException | RuntimeException e) {
            try (connection) {
                throw e;
            }
        }
    }

    /** Empty when there is no such table, and when the account may not read it. */
    public Optional<TableText> table(String name) throws SQLException {
        try {
            return show("TABLE", name, 2).map(shown -> TableText.of(name, shown));
        } catch (SQLException e) {
            if (e.getErrorCode() == MySqlErrors.NO_SUCH_TABLE || e.getErrorCode() == MySqlErrors.TABLEACCESS_DENIED_ERROR) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** As {@link #table}, on the connection of somebody else, where names stand in backquotes. */
    public static Optional<TableText> table(Connection connection, String name) throws SQLException {
        return new Definitions(connection).table(name);
    }

    public Map<String, TableText> tables(SchemaDefinition schema) throws SQLException {
        Map<String, TableText> tables = new TreeMap<>();
        for (String name : schema.tables().keySet()) {
            tables.put(name, table(name).orElseThrow());
        }
        return tables;
    }

    /** Empty when the account may not read it. */
    public Optional<String> stored(ObjectKind kind, String name) throws SQLException {
        return switch (kind) {
            case VIEW -> show("VIEW", name, 2);
            case TRIGGER, PROCEDURE, FUNCTION -> show(kind.name(), name, 3);
            case EVENT -> show("EVENT", name, 4);
            case TABLE, COLUMN, INDEX, FOREIGN_KEY, CHECK -> throw new IllegalArgumentException(kind.words());
        };
    }

    private Optional<String> show(String kind, String name, int column) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            try (ResultSet row = statement.executeQuery("SHOW CREATE %s %s".formatted(kind, Identifiers.quoted(name)))) {
                row.next();
                return Optional.ofNullable(row.getString(column));
            }
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    /**
     * Makes a schema the default one, for the server and for the driver, whatever the driver takes a catalog for. Statements
     * that
     * were made before go back to the old one.
     */
    public static void enter(Connection connection, String schema) throws SQLException {
        connection.setCatalog(schema);
        try (java.sql.Statement use = connection.createStatement()) {
            use.setEscapeProcessing(false);
            use.execute("USE " + Identifiers.quoted(schema));
        }
    }
}
