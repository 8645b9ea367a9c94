package com.traveease.schema.migration;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * The settings that a session had before the first script. Scripts may change them (a dump turns foreign key checks off, to
 * name
 * one), and the next script must not notice.
 */
final class Session {

    private static final List<String> SETTINGS = List.of("autocommit", "foreign_key_checks", "unique_checks",
            "sql_safe_updates",
            "sql_mode", "time_zone", "transaction_isolation", "character_set_client", "character_set_results",
            "collation_connection", "default_storage_engine", "innodb_lock_wait_timeout", "max_execution_time",
            "group_concat_max_len", "sql_notes", "sql_quote_show_create");

    private final Connection connection;
    private final String schema;
    private final List<Object> values = new ArrayList<>();

    Session(Connection connection) throws SQLException {
        this.connection = connection;
        this.schema = connection.getCatalog();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT @@SESSION." + String.join(", @@SESSION.", SETTINGS))) {
            row.next();
            for (int i = 1; i <= SETTINGS.size(); i++) {
                values.add(row.getObject(i));
            }
        }
    }

    /** Commits what a script left open, unlocks its tables and puts the settings back. */
    void restore() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("COMMIT");
            statement.execute("UNLOCK TABLES");
            statement.execute("USE `" + schema.replace("`", "``") + "`");
        }
        try (PreparedStatement set = connection
                .prepareStatement("SET SESSION " + String.join(" = ?, SESSION ", SETTINGS) + " = ?")) {
            for (int i = 0; i < SETTINGS.size(); i++) {
                set.setObject(i + 1, values.get(i));
            }
            set.execute();
        }
    }
}
