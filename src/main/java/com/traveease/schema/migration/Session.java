package com.traveease.schema.migration;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
            "block_encryption_mode", "show_create_table_verbosity", "information_schema_stats_expiry", "sort_buffer_size",
            "binlog_format");

    /** What SHOW CREATE puts differently. */
    private static final List<String> WORDING = List.of("sql_mode", "sql_quote_show_create", "show_create_table_verbosity",
            "time_zone", "character_set_results");

    private final Connection connection;
    private final String schema;
    private final List<String> names = new ArrayList<>(SETTINGS);
    private final List<Object> values;
    /** Whether {@code SYSTEM} means UTC. */
    private final boolean systemIsUtc;
    private final boolean plain;
    private boolean commitsHeld;

    Session(Connection connection) throws SQLException {
        this.connection = connection;
        this.schema = connection.getCatalog();
        List<Object> read = read(names, ", @@GLOBAL.system_time_zone");
        this.systemIsUtc = "UTC".equals(read.remove(read.size() - 1));
        this.values = read;
        this.plain = isPlain(WORDING.stream().map(setting -> values.get(SETTINGS.indexOf(setting))).toList());
    }

    /**
     * Looks after one more setting.
     *
     * @return whether sessions have one of this name
     */
    boolean include(String setting) throws SQLException {
        if (names.contains(setting)) {
            return true;
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT @@SESSION.`" + setting + "` LIMIT 1")) {
            row.next();
            values.add(row.getObject(1));
            names.add(setting);
            return true;
        } catch (SQLException e) {
            if (LostConnection.isReason(e)) {
                throw e;
            }
            return false;
        }
    }

    /** The default schema at the beginning of every script, quoted. */
    String home() {
        return "`" + schema.replace("`", "``") + "`";
    }

    private List<Object> read() throws SQLException {
        return read(names);
    }

    private List<Object> read(List<String> settings) throws SQLException {
        return read(settings, "");
    }

    private List<Object> read(List<String> settings, String more) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement
                        .executeQuery("SELECT @@SESSION." + String.join(", @@SESSION.", settings) + more + " LIMIT 1")) {
            row.next();
            List<Object> read = new ArrayList<>();
            for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                read.add(row.getObject(i));
            }
            return read;
        }
    }

    /** Begins a transaction of ours where START TRANSACTION would unlock the script's tables. */
    void holdCommits() throws SQLException {
        set("autocommit", 0);
        commitsHeld = true;
    }

    /** Behind the end of such a transaction. */
    void commitAgain() throws SQLException {
        if (commitsHeld) {
            set("autocommit", 1);
            commitsHeld = false;
        }
    }

    private void set(String setting, Object value) throws SQLException {
        try (PreparedStatement set = connection.prepareStatement("SET SESSION " + setting + " = ?")) {
            set.setObject(1, value);
            set.execute();
        }
    }

    /** Statements that give a new session the settings of this one, in so far as scripts have changed them. */
    List<String> changes() throws SQLException {
        List<Object> now = read();
        List<String> changes = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            boolean ours = commitsHeld && names.get(i).equals("autocommit");
            if (!ours && !Objects.equals(now.get(i), values.get(i))) {
                changes.add("SET SESSION " + names.get(i) + " = " + SqlText.of(now.get(i)));
            }
        }
        return changes;
    }

    /** Commits what a script left open, unlocks its tables and puts the settings back. */
    void restore() throws SQLException {
        new Batch(connection)
                .run(List.of(Transaction.COMMIT, "UNLOCK TABLES", "USE " + home(), "SET SESSION timestamp = DEFAULT"));
        List<Object> now = read();
        for (int i = 0; i < names.size(); i++) {
            // Only what differs: to set some of them takes privileges that the script had and we may lack.
            if (!Objects.equals(now.get(i), values.get(i))) {
                set(names.get(i), values.get(i));
            }
        }
        commitsHeld = false;
    }

    interface Read<T> {
        T read() throws SQLException;
    }

    /** Definitions are shown in the same words whatever the script, or the server's default, has made of the settings. */
    <T> T inPlainWords(Read<T> definitions) throws SQLException {
        List<Object> before = read(WORDING);
        if (isPlain(before)) {
            return definitions.read();
        }
        // The other modes stay: what a type or an operator means in a trial of the statement depends on them.
        String mode = Stream.of(String.valueOf(before.get(0)).split(",")).filter(name -> !name.startsWith("ANSI"))
                .collect(Collectors.joining(","));
        show(List.of(mode, 1, 0, "+00:00", "utf8mb4"));
        try {
            return definitions.read();
        } finally {
            show(before);
        }
    }

    /** Whether no script has to be looked after for that, unless it changes its session. */
    boolean isPlain() {
        return plain;
    }

    private boolean isPlain(List<Object> wording) {
        return !String.valueOf(wording.get(0)).contains("ANSI") && "1".equals(String.valueOf(wording.get(1)))
                && "0".equals(String.valueOf(wording.get(2))) && isUtc(wording.get(3))
                && (wording.get(4) == null || "utf8mb4".equals(wording.get(4)));
    }

    private boolean isUtc(Object zone) {
        return "+00:00".equals(zone) || "UTC".equals(zone) || "SYSTEM".equals(zone) && systemIsUtc;
    }

    private void show(List<Object> values) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    ("SET SESSION sql_mode = %s, sql_quote_show_create = %s, show_create_table_verbosity = %s, time_zone = %s, "
                            + "character_set_results = %s").formatted(values.stream().map(SqlText::of).toArray()));
        }
    }
}
