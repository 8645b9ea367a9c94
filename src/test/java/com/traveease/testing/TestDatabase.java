package com.traveease.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import com.traveease.development.mysql.MySqlServer;
import com.traveease.schema.connection.Database;
import com.traveease.schema.connection.DatabaseAddress;
import com.traveease.schema.keep.Keeping;
import com.traveease.schema.sql.Identifiers;

/**
 * A schema of the test's own, dropped afterwards. It is on the MySQL of QUARKUS_DATASOURCE_JDBC_URL with its USERNAME and
 * PASSWORD where that is set (the user must be allowed to create schemas), on the embedded one otherwise.
 */
public final class TestDatabase implements AutoCloseable {

    private final String server;
    private final String user;
    private final String password;
    private final String schema = "test_" + UUID.randomUUID().toString().replace("-", "").substring(0, 20);

    private TestDatabase(String server, String user, String password) {
        this.server = server;
        this.user = user;
        this.password = password;
    }

    /** With an empty schema. */
    public static TestDatabase create() {
        String url = System.getenv("QUARKUS_DATASOURCE_JDBC_URL");
        if (url == null) {
            return on(MySqlServer.forTests());
        }
        return created(url.replaceAll("(?<=[^/:]/)[^/?]*(\\?.*)?$", ""), System.getenv("QUARKUS_DATASOURCE_USERNAME"),
                System.getenv("QUARKUS_DATASOURCE_PASSWORD"));
    }

    /** With an empty schema on that server. */
    public static TestDatabase on(MySqlServer server) {
        return created(server.jdbcUrl(""), server.user(), server.password());
    }

    private static TestDatabase created(String server, String user, String password) {
        TestDatabase database = new TestDatabase(server, user, password);
        try (Connection connection = DriverManager.getConnection(withoutTls(server), user, password);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + database.schema);
        } catch (SQLException e) {
            throw new IllegalStateException("No schema for the test could be made", e);
        }
        return database;
    }

    public String schema() {
        return schema;
    }

    public String jdbcUrl() {
        return server.endsWith("/") ? server + schema : server + "/" + schema;
    }

    public String user() {
        return user;
    }

    public String password() {
        return password;
    }

    /** Without TLS, as {@link #connect}. */
    public Database database() {
        return new Database(new DatabaseAddress(jdbcUrlWithoutTls(), user, password));
    }

    /** Without TLS, whose handshake takes most of the time of a short connection. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrlWithoutTls(), user, password);
    }

    private String jdbcUrlWithoutTls() {
        return withoutTls(jdbcUrl());
    }

    private static String withoutTls(String url) {
        return url + (url.contains("?") ? "&" : "?") + "sslMode=DISABLED&allowPublicKeyRetrieval=true";
    }

    public void execute(String... statements) throws SQLException {
        try (Connection connection = connect(); Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** The first column of every row. */
    public List<String> strings(String query) throws SQLException {
        return column(query, 1);
    }

    /** Of all rows, in whichever order. */
    public String checksum(String table) throws SQLException {
        return column("CHECKSUM TABLE " + table, 2).get(0);
    }

    private List<String> column(String query, int column) throws SQLException {
        try (Connection connection = connect()) {
            return column(connection, query, column);
        }
    }

    private static List<String> column(Connection connection, String query, int column) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(query)) {
            List<String> values = new ArrayList<>();
            while (row.next()) {
                values.add(row.getString(column));
            }
            return values;
        }
    }

    /** SHOW CREATE of every object but the bookkeeping, by kind and name. */
    public Map<String, String> definitions() throws SQLException {
        try (Connection connection = connect()) {
            return definitions(connection);
        }
    }

    /** On a connection to a schema, whose definitions these are. */
    public static Map<String, String> definitions(Connection connection) throws SQLException {
        Map<String, String> definitions = new TreeMap<>();
        collect(connection, definitions, "TABLE", 2, "SELECT table_name FROM information_schema.tables WHERE table_schema = "
                + "DATABASE() AND table_type = 'BASE TABLE' AND table_name NOT IN ('flyway_schema_history', 'traveease_schema_journal', "
                + "'traveease_schema_definition', 'traveease_schema_runs')");
        collect(connection, definitions, "VIEW", 2,
                "SELECT table_name FROM information_schema.views WHERE table_schema = DATABASE()");
        collect(connection, definitions, "PROCEDURE", 3, "SELECT routine_name FROM information_schema.routines "
                + "WHERE routine_schema = DATABASE() AND routine_type = 'PROCEDURE'");
        collect(connection, definitions, "FUNCTION", 3, "SELECT routine_name FROM information_schema.routines "
                + "WHERE routine_schema = DATABASE() AND routine_type = 'FUNCTION'");
        collect(connection, definitions, "EVENT", 4,
                "SELECT event_name FROM information_schema.events WHERE event_schema = DATABASE()");
        collect(connection, definitions, "TRIGGER", 3, "SELECT trigger_name FROM information_schema.triggers "
                + "WHERE trigger_schema = DATABASE()");
        return definitions;
    }

    private static void collect(Connection connection, Map<String, String> definitions, String kind, int column, String names)
            throws SQLException {
        for (String name : column(connection, names, 1)) {
            // A table's counter tells how many rows it had, not how it is made.
            String definition = column(connection, "SHOW CREATE %s %s".formatted(kind, Identifiers.quoted(name)), column).get(0)
                    .replaceFirst(" AUTO_INCREMENT=\\d+", "");
            definitions.put(kind + " " + name, definition);
        }
    }

    /** With what a downgrade has kept of it. */
    @Override
    public void close() throws SQLException {
        execute("DROP DATABASE IF EXISTS " + Identifiers.quoted(Keeping.schemaFor(schema)), "DROP DATABASE " + schema);
    }
}
