package com.traveease.schema.lock;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.LongFunction;

import com.traveease.schema.server.MissingGrant;
import com.traveease.schema.server.MySqlErrors;
import com.traveease.schema.server.SqlExcerpt;

/**
 * A connection in the server's process list.
 *
 * @param host without its port
 * @param isIdle between two statements
 * @param seconds since when it is in its statement, or idle
 * @param state what the server does for it, {@code copy to tmp table}; may be empty
 * @param sql its statement, or its last one when it is idle; in part, and empty when not known
 */
public record OtherConnection(long id, String user, String host, boolean isIdle, long seconds, String state,
        Optional<String> sql) {

    /** Since 8.0.22, and empty on a server without performance_schema. Everybody may read both, as far as their own go. */
    static final String NEW = "performance_schema.processlist";
    /** Takes a lock that every new connection needs, and is deprecated. */
    static final String OLD = "information_schema.processlist";
    /** So begin the states of one that somebody else holds up, {@code Waiting for table metadata lock}. */
    private static final String WAITING = "Waiting for ";

    /** Empty when there is none, and also, for an account without the PROCESS privilege, when it is of another account. */
    public static Optional<OtherConnection> find(Connection connection, long id) throws SQLException {
        try {
            Optional<OtherConnection> found = find(connection, id, NEW);
            if (found.isPresent()) {
                return found;
            }
        } catch (SQLException e) {
            if (e.getErrorCode() != MySqlErrors.NO_SUCH_TABLE && !MissingGrant.isReason(e)) {
                throw e;
            }
        }
        return find(connection, id, OLD);
    }

    public static Optional<OtherConnection> find(Connection connection, long id, String list) throws SQLException {
        try (PreparedStatement select = connection
                .prepareStatement("SELECT user, host, command, time, state, LEFT(info, 4000) FROM " + list + " WHERE id = ?")) {
            select.setLong(1, id);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new OtherConnection(id, row.getString(1), host(row.getString(2)),
                                "Sleep".equals(row.getString(3)), Math.max(0, row.getLong(4)),
                                Optional.ofNullable(row.getString(5)).orElse(""), Optional.ofNullable(row.getString(6))))
                        : Optional.empty();
            }
        }
    }

    static String host(String hostAndPort) {
        return hostAndPort == null ? "" : hostAndPort.replaceFirst(":\\d+$", "");
    }

    static String time(long seconds) {
        return seconds == 0 ? "less than a second" : seconds + " s";
    }

    /** {@code idle for 12 s}. */
    static String idle(long seconds) {
        return "idle for " + time(seconds);
    }

    /** {@code connection 17 (app@10.0.0.5, executing for 12 s, waiting for table metadata lock: ALTER TABLE …)}. */
    public String words() {
        return words(Optional.empty());
    }

    /** @param transaction its age in seconds */
    public String words(Optional<Long> transaction) {
        return words(transaction, OtherConnection::idle);
    }

    /**
     * {@code connection 17 (app@10.0.0.5, in a transaction for 340 s, idle for 12 s after: SELECT …)}.
     *
     * @param transaction its age in seconds
     * @param idle what is said of one between two statements, for that many seconds
     */
    String words(Optional<Long> transaction, LongFunction<String> idle) {
        return "connection %d (%s%s%s, %s%s)".formatted(id, user, host.isEmpty() ? "" : "@" + host,
                transaction.map(OtherConnection::time).map(", in a transaction for %s"::formatted).orElse(""),
                isIdle ? idle.apply(seconds) : "executing for " + time(seconds) + waiting(),
                sql.map(text -> (isIdle ? " after: " : ": ") + SqlExcerpt.of(text)).orElse(""));
    }

    private String waiting() {
        return state.startsWith(WAITING) ? ", w" + state.substring(1) : "";
    }
}
