package com.traveease.schema.session;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.traveease.schema.lock.Transaction;
import com.traveease.schema.server.Batch;
import com.traveease.schema.server.LostConnection;
import com.traveease.schema.sql.Identifiers;
import com.traveease.schema.sql.SqlText;

/**
 * The settings that a session had before the first script. Scripts may change them (a dump turns foreign key checks off, to
 * name
 * one), and the next script must not notice.
 */
public final class Session {

    public static final List<String> SETTINGS = List.of("autocommit", "foreign_key_checks", "unique_checks",
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
    /** That were asked for, and are no settings of a session. */
    private final Set<String> others = new HashSet<>();
    /** Those of the beginning. */
    private final List<Object> values;
    private String beginning;
    private Reading last;
    /** Whether nothing was sent since then that may change it. */
    private boolean isRead;
    /** Whether {@code SYSTEM} means UTC. */
    private final boolean systemIsUtc;
    private final boolean plain;
    private boolean commitsHeld;

    public Session(Connection connection) throws SQLException {
        this.connection = connection;
        this.schema = connection.getCatalog();
        List<Object> read = select(columns(names) + ", " + digest(names) + " AS d, @@GLOBAL.system_time_zone AS z");
        this.systemIsUtc = "UTC".equals(read.remove(names.size() + 1));
        this.beginning = String.valueOf(read.remove(names.size()));
        this.values = read;
        this.last = new Reading(beginning, List.of(), Optional.empty(), "");
        this.plain = isPlain(wording(values));
    }

    /**
     * An answer of the server.
     *
     * @param digest of the settings: shorter than these, which mostly are as they were
     * @param schema the default one
     * @param key the one that was generated last; {@code 0} when none was
     */
    private record Reading(String digest, List<Object> settings, Optional<String> schema, String key) {
    }

    /** A statement is sent that may change it. */
    void mayHaveChanged() {
        isRead = false;
    }

    private Reading now() throws SQLException {
        if (!isRead) {
            List<Object> brief = select(digest(names) + " AS d, DATABASE() AS s, LAST_INSERT_ID() AS k");
            String digest = String.valueOf(brief.get(0));
            List<Object> settings = digest.equals(beginning) ? new ArrayList<>(values)
                    : digest.equals(last.digest()) ? last.settings() : select(columns(names));
            last = new Reading(digest, settings, Optional.ofNullable((String) brief.get(1)), brief.get(2).toString());
            isRead = true;
        }
        return last;
    }

    private static String digest(List<String> settings) {
        return "SHA2(JSON_ARRAY(@@SESSION." + String.join(", @@SESSION.", settings) + "), 224)";
    }

    /** With short names: those of the settings are longer than their values. */
    private static String columns(List<String> settings) {
        return IntStream.range(0, settings.size()).mapToObj(i -> "@@SESSION.%s AS c%d".formatted(settings.get(i), i))
                .collect(Collectors.joining(", "));
    }

    private List<Object> select(String columns) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT " + columns + " LIMIT 1")) {
            row.next();
            List<Object> read = new ArrayList<>();
            for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                read.add(row.getObject(i));
            }
            return read;
        }
    }

    /**
     * Looks after more settings.
     *
     * @param candidates names that a script sets: of settings, or of local variables of its procedures and of columns
     * @return whether sessions have one of these
     */
    boolean include(Collection<String> candidates) throws SQLException {
        List<String> unknown = candidates.stream().filter(name -> !names.contains(name) && !others.contains(name)).toList();
        for (String name : unknown.size() > 1 ? existing(unknown) : unknown) {
            include(name);
        }
        others.addAll(unknown);
        others.removeAll(names);
        return candidates.stream().anyMatch(names::contains);
    }

    /** These of them are settings. */
    private List<String> existing(List<String> candidates) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW SESSION VARIABLES WHERE LOWER(variable_name) IN ("
                        + candidates.stream().map(SqlText::of).collect(Collectors.joining(", ")) + ")")) {
            List<String> existing = new ArrayList<>();
            while (row.next()) {
                existing.add(row.getString(1).toLowerCase(Locale.ROOT));
            }
            return existing;
        }
    }

    private void include(String setting) throws SQLException {
        List<String> more = new ArrayList<>(names);
        more.add(setting);
        try {
            List<Object> row = select(
                    "@@SESSION.%s AS v, %s AS a, %s AS b".formatted(Identifiers.quoted(setting), digest(names), digest(more)));
            values.add(row.get(0));
            names.add(setting);
            beginning = row.get(1).equals(beginning) ? row.get(2).toString() : "";
            isRead = false;
        } catch (SQLException e) {
            if (LostConnection.isReason(e)) {
                throw e;
            }
        }
    }

    /** The default schema at the beginning of every script, quoted. */
    public String home() {
        return Identifiers.quoted(schema);
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
        isRead = false;
        try (PreparedStatement set = connection.prepareStatement("SET SESSION " + setting + " = ?")) {
            set.setObject(1, value);
            set.execute();
        }
    }

    /** The key that was generated last; {@code 0} when none was. */
    String generatedKey() throws SQLException {
        return now().key();
    }

    /** Statements that give a new session the default schema and the settings of this one. */
    List<String> changes() throws SQLException {
        List<Object> now = now().settings();
        List<String> changes = new ArrayList<>();
        now().schema().ifPresent(there -> changes.add("USE " + Identifiers.quoted(there)));
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
        isRead = false;
        List<Object> now = now().settings();
        for (int i = 0; i < names.size(); i++) {
            // Only what differs: to set some of them takes privileges that the script had and we may lack.
            if (!Objects.equals(now.get(i), values.get(i))) {
                set(names.get(i), values.get(i));
            }
        }
        commitsHeld = false;
    }

    public interface Read<T> {
        T read() throws SQLException;
    }

    /** Definitions are shown in the same words whatever the script, or the server's default, has made of the settings. */
    <T> T inPlainWords(Read<T> definitions) throws SQLException {
        List<Object> before = wording(now().settings());
        if (isPlain(before)) {
            return definitions.read();
        }
        // The other modes stay: what a type or an operator means in a trial of the statement depends on them.
        String mode = Stream.of(String.valueOf(before.get(0)).split(",")).filter(name -> !name.startsWith("ANSI"))
                .collect(Collectors.joining(","));
        isRead = false;
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

    private static List<Object> wording(List<Object> settings) {
        List<Object> wording = new ArrayList<>();
        WORDING.forEach(setting -> wording.add(settings.get(SETTINGS.indexOf(setting))));
        return wording;
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
