package com.traveease.schema.lock;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.traveease.schema.connection.DatabaseAddress;
import com.traveease.schema.server.MissingGrant;
import com.traveease.schema.server.MySqlErrors;

/**
 * Finds the sessions that use a schema: those whose default schema it is, and those that have locks on its tables, which a
 * transaction has from its first statement to its end. Not those of this program: they look, or wait for the lock of the
 * schema, and none of them can change anything while another has that.
 */
final class OtherSessions {

    private static final String NOBODY = " NOT IN ('Daemon', 'Binlog Dump', 'Binlog Dump GTID')";
    private static final String PROGRAM = """
            COALESCE(MAX(IF(a.attr_name = 'program_name', a.attr_value, NULL)), MAX(IF(a.attr_name = '_client_name', a.attr_value,
            NULL))), MAX(a.attr_name = '%s')"""
            .formatted(DatabaseAddress.OWN_ATTRIBUTE);

    /** Shows every session, and what it has locked, to whoever may read performance_schema. */
    private static final String ALL = """
            SELECT /*+ MAX_EXECUTION_TIME(5000) */ t.processlist_id, ANY_VALUE(t.processlist_user), ANY_VALUE(t.processlist_host),
              ANY_VALUE(t.processlist_command), ANY_VALUE(t.processlist_time), ANY_VALUE(t.processlist_state),
              LEFT(ANY_VALUE(COALESCE(t.processlist_info, s.sql_text)), 4000), %s, ANY_VALUE(l.tables),
              MAX(x.timer_wait) DIV 1000000000000
            FROM performance_schema.threads t
            LEFT JOIN performance_schema.session_connect_attrs a ON a.processlist_id = t.processlist_id
            LEFT JOIN (SELECT owner_thread_id, GROUP_CONCAT(DISTINCT object_name ORDER BY object_name SEPARATOR ', ') AS tables
              FROM performance_schema.metadata_locks WHERE object_schema = ? AND object_type = 'TABLE' AND lock_status = 'GRANTED'
              GROUP BY owner_thread_id) l ON l.owner_thread_id = t.thread_id
            LEFT JOIN performance_schema.events_transactions_current x ON x.thread_id = t.thread_id AND x.state = 'ACTIVE'
            LEFT JOIN performance_schema.events_statements_current s ON s.thread_id = t.thread_id AND s.nesting_event_level = 0
            WHERE t.type = 'FOREGROUND' AND t.processlist_id IS NOT NULL AND t.processlist_id <> CONNECTION_ID()
              AND t.processlist_command"""
            .formatted(PROGRAM) + NOBODY + """
                     AND (t.processlist_db = ? OR l.tables IS NOT NULL)
                    GROUP BY t.processlist_id ORDER BY t.processlist_id""";
    /**
     * Shows the sessions of the own account to everybody; those of others with PROCESS. Programs are seen of the own account.
     */
    private static final String SEEN = """
            SELECT p.id, ANY_VALUE(p.user), ANY_VALUE(p.host), ANY_VALUE(p.command), ANY_VALUE(p.time), ANY_VALUE(p.state),
              LEFT(ANY_VALUE(p.info), 4000), %s, NULL, NULL
            FROM %s p LEFT JOIN performance_schema.session_account_connect_attrs a ON a.processlist_id = p.id
            WHERE p.db = ? AND p.id <> CONNECTION_ID() AND p.user NOT IN ('system user', 'event_scheduler')
              AND p.command""" + NOBODY + " GROUP BY p.id ORDER BY p.id";

    private OtherSessions() {
    }

    /**
     * What was seen.
     *
     * @param unseen what was not, with the grant that would show it; empty when everything was
     */
    public record Found(List<UsingSession> sessions, Optional<String> unseen) {

        public Found {
            sessions = List.copyOf(sessions);
        }
    }

    /** Of the default schema of a connection, which is not among them. */
    public static Found of(Connection connection) throws SQLException {
        String schema = connection.getCatalog();
        if (!hasPerformanceSchema(connection)) {
            return new Found(read(connection, SEEN.formatted("NULL, 0", OtherConnection.OLD).replaceFirst(
                    "LEFT JOIN \\S+ a ON \\S+ = \\S+", ""), schema),
                    Optional.of(
                            "performance_schema is off on this server: sessions with another default schema, and which program "
                                    + "a session belongs to, cannot be seen"));
        }
        try {
            return new Found(read(connection, ALL, schema, schema), Optional.empty());
        } catch (SQLException e) {
            if (!MissingGrant.isReason(e)) {
                throw e;
            }
        }
        String others = mayProcess(connection) ? "Sessions with another default schema"
                : "Sessions of other accounts, and those with another default schema,";
        Optional<String> unseen = Optional.of("%s cannot be seen by this account; to see them: %s".formatted(others,
                MissingGrant.statements(connection, MissingGrant.SEE)));
        try {
            return new Found(read(connection, SEEN.formatted(PROGRAM, OtherConnection.NEW), schema), unseen);
        } catch (SQLException e) {
            if (e.getErrorCode() != MySqlErrors.NO_SUCH_TABLE && !MissingGrant.isReason(e)) {
                throw e;
            }
            return new Found(read(connection, SEEN.formatted(PROGRAM, OtherConnection.OLD), schema), unseen);
        }
    }

    private static boolean hasPerformanceSchema(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT @@performance_schema LIMIT 1");
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private static boolean mayProcess(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT 1 FROM information_schema.innodb_trx LIMIT 1")) {
            select.executeQuery().close();
            return true;
        } catch (SQLException e) {
            if (!MissingGrant.isReason(e)) {
                throw e;
            }
            return false;
        }
    }

    private static List<UsingSession> read(Connection connection, String query, String... values) throws SQLException {
        List<UsingSession> sessions = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(query)) {
            for (int i = 0; i < values.length; i++) {
                select.setString(i + 1, values[i]);
            }
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    if (!row.getBoolean(9)) {
                        sessions.add(session(row));
                    }
                }
            }
        }
        return sessions;
    }

    private static UsingSession session(ResultSet row) throws SQLException {
        OtherConnection connection = new OtherConnection(row.getLong(1), row.getString(2),
                OtherConnection.host(row.getString(3)), "Sleep".equals(row.getString(4)), Math.max(0, row.getLong(5)),
                Optional.ofNullable(row.getString(6)).orElse(""), Optional.ofNullable(row.getString(7)));
        Optional<String> program = Optional.ofNullable(row.getString(8));
        Optional<String> tables = Optional.ofNullable(row.getString(10));
        long age = row.getLong(11);
        return new UsingSession(connection, program, row.wasNull() ? Optional.empty() : Optional.of(age), tables);
    }
}
