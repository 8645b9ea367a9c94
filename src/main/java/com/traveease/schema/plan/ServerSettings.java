package com.traveease.schema.plan;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.traveease.schema.server.MySqlErrors;
import com.traveease.schema.server.MySqlVersion;
import com.traveease.schema.sql.Identifiers;
import com.traveease.schema.statement.TableNames;

/**
 * What a server says about itself, and who we are for it.
 *
 * @param values of its variables; one that it does not know is not here
 * @param user of the account that the server took us for
 * @param host of that account
 */
record ServerSettings(Map<String, String> values, String user, String host) {

    private static final List<String> VARIABLES = List.of("@@global.read_only", "@@global.super_read_only",
            "@@global.innodb_read_only", "@@global.log_bin", "@@global.log_bin_trust_function_creators",
            "@@sql_require_primary_key", "@@global.event_scheduler", "@@global.partial_revokes",
            "@@global.lower_case_table_names", "@@global.datadir", "@@global.server_uuid", "@@information_schema_stats_expiry",
            "@@global.version");
    private static final String SINCE_8_0_30 = "sql_generate_invisible_primary_key";

    ServerSettings {
        values = Map.copyOf(values);
    }

    /** Asks one question, or two where the server does not know all of the variables. */
    static ServerSettings of(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            try (ResultSet row = statement.executeQuery("SELECT CURRENT_USER(), %s /*!80030 , @@%s */".formatted(
                    String.join(", ", VARIABLES), SINCE_8_0_30))) {
                row.next();
                Map<String, String> values = new HashMap<>();
                for (int i = 2; i <= row.getMetaData().getColumnCount(); i++) {
                    add(values, name(row.getMetaData().getColumnLabel(i)), row.getString(i));
                }
                return of(row.getString(1), values);
            } catch (SQLException e) {
                if (e.getErrorCode() != MySqlErrors.UNKNOWN_SYSTEM_VARIABLE) {
                    throw e;
                }
            }
        }
        return ofRows(connection);
    }

    /** It takes the server longer, but what it does not know is only missing. */
    static ServerSettings ofRows(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT CURRENT_USER(), variable_name, variable_value "
                        + "FROM performance_schema.session_variables")) {
            String account = "";
            Map<String, String> values = new HashMap<>();
            while (row.next()) {
                account = row.getString(1);
                add(values, row.getString(2), row.getString(3));
            }
            return of(account, values);
        }
    }

    private static void add(Map<String, String> values, String name, String value) {
        if (value != null) {
            values.put(name, value);
        }
    }

    private static String name(String variable) {
        return variable.substring(Math.max(variable.lastIndexOf('@'), variable.lastIndexOf('.')) + 1);
    }

    static ServerSettings of(String account, Map<String, String> values) {
        int at = account.lastIndexOf('@');
        return new ServerSettings(values, account.substring(0, Math.max(at, 0)), account.substring(at + 1));
    }

    /** Of a switch that the server does not know: no. */
    private boolean isOn(String variable) {
        String value = values.getOrDefault(variable, "");
        return value.equals("1") || value.equalsIgnoreCase("ON");
    }

    /**
     * The variable that says that the server takes no changes. An account that can still write must not do so: the server is a
     * replica.
     */
    Optional<String> readOnly() {
        return Stream.of("super_read_only", "innodb_read_only", "read_only").filter(this::isOn).findFirst();
    }

    /** Whether triggers and functions are only for those who may do anything, because the binary log could go wrong by them. */
    boolean distrustsFunctionCreators() {
        return isOn("log_bin") && !isOn("log_bin_trust_function_creators");
    }

    boolean requiresPrimaryKeys() {
        return isOn("sql_require_primary_key");
    }

    boolean generatesPrimaryKeys() {
        return isOn(SINCE_8_0_30);
    }

    boolean runsEvents() {
        return !values.containsKey("event_scheduler") || isOn("event_scheduler");
    }

    /** With them, {@code _} and {@code %} in the names of granted schemas mean themselves. */
    boolean hasPartialRevokes() {
        return isOn("partial_revokes");
    }

    TableNames tableNames() {
        return values.getOrDefault("lower_case_table_names", "0").equals("0") ? TableNames.CASE_SENSITIVE
                : TableNames.CASE_INSENSITIVE;
    }

    /** The privilege to name another account in DEFINER. */
    String definerPrivilege() {
        boolean renamed = values.containsKey("version") && MySqlVersion.of(values.get("version")).isAtLeast(8, 2, 0);
        return renamed ? "SET_ANY_DEFINER" : "SET_USER_ID";
    }

    Optional<String> dataDirectory() {
        return Optional.ofNullable(values.get("datadir"));
    }

    Optional<String> serverId() {
        return Optional.ofNullable(values.get("server_uuid"));
    }

    Optional<String> statisticsExpiry() {
        return Optional.ofNullable(values.get("information_schema_stats_expiry"));
    }

    /** As {@code GRANT} takes it. */
    String account() {
        return Identifiers.quoted(user) + "@" + Identifiers.quoted(host);
    }
}
