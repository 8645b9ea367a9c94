package com.traveease.schema.migration;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The settings that a session had before the first script. Scripts may change them (a dump turns foreign key checks off, to
 * name
 * one), and the next script must not notice.
 */
final class Session {

    static final List<String> SETTINGS = List.of("autocommit", "foreign_key_checks", "unique_checks",
            "sql_safe_updates",
            "sql_mode", "time_zone", "transaction_isolation", "transaction_read_only", "character_set_client",
            "character_set_results", "collation_connection", "default_storage_engine", "innodb_strict_mode",
            "innodb_lock_wait_timeout", "lock_wait_timeout", "max_execution_time", "group_concat_max_len", "sql_log_bin",
            "sql_require_primary_key", "sql_auto_is_null", "sql_notes", "sql_quote_show_create", "div_precision_increment",
            "cte_max_recursion_depth", "explicit_defaults_for_timestamp", "sql_select_limit", "completion_type",
            "lc_time_names",
            "default_week_format", "auto_increment_increment", "auto_increment_offset", "optimizer_switch", "old_alter_table",
            "block_encryption_mode", "information_schema_stats_expiry", "sort_buffer_size", "binlog_format");

    private final Connection connection;
    private final String schema;
    private final List<Object> values;

    Session(Connection connection) throws SQLException {
        this.connection = connection;
        this.schema = connection.getCatalog();
        this.values = read();
    }

    /** The default schema at the beginning of every script, quoted. */
    String home() {
        return "`" + schema.replace("`", "``") + "`";
    }

    private List<Object> read() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement
                        .executeQuery("SELECT @@SESSION." + String.join(", @@SESSION.", SETTINGS) + " LIMIT 1")) {
            row.next();
            List<Object> read = new ArrayList<>();
            for (int i = 1; i <= SETTINGS.size(); i++) {
                read.add(row.getObject(i));
            }
            return read;
        }
    }

    /** Statements that give a new session the settings of this one, in so far as scripts have changed them. */
    List<String> changes() throws SQLException {
        List<Object> now = read();
        List<String> changes = new ArrayList<>();
        for (int i = 0; i < SETTINGS.size(); i++) {
            if (!Objects.equals(now.get(i), values.get(i))) {
                changes.add("SET SESSION " + SETTINGS.get(i) + " = " + SqlText.of(now.get(i)));
            }
        }
        return changes;
    }

    /** Commits what a script left open, unlocks its tables and puts the settings back. */
    void restore() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("COMMIT");
            statement.execute("UNLOCK TABLES");
            statement.execute("USE " + home());
            statement.execute("SET SESSION timestamp = DEFAULT");
        }
        List<Object> now = read();
        for (int i = 0; i < SETTINGS.size(); i++) {
            // Only what differs: to set some of them takes privileges that the script had and we may lack.
            if (!Objects.equals(now.get(i), values.get(i))) {
                try (PreparedStatement set = connection.prepareStatement("SET SESSION " + SETTINGS.get(i) + " = ?")) {
                    set.setObject(1, values.get(i));
                    set.execute();
                }
            }
        }
    }
}
