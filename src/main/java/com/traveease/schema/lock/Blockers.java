package com.traveease.schema.lock;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.stream.Collectors;

import org.jboss.logging.Logger;

import com.traveease.schema.server.MissingGrant;

/**
 * Who is in the way, in words. Everything here takes a few seconds at most and throws nothing: what cannot be found out is left
 * unsaid, or the grant is named that would show it.
 */
public final class Blockers {

    private static final Logger LOG = Logger.getLogger("com.traveease.schema.watch");

    /** What a statement waited for. */
    public enum Wanted {
        /** DDL: every user of the table is in the way, a reader's open transaction too. */
        TABLE,
        /**
         * DML: who wrote to the table and has not committed, or locked it against writing. Not read from data_locks: with two
         * million locked rows a look at it took 8 s on 8.0.31, no time limit ended it, and InnoDB's own latches are held
         * meanwhile. So these need not be the very same rows, and who locked them with FOR SHARE is missed.
         */
        ROWS
    }

    /** A table, view or routine as the server spells it. */
    public record Name(String schema, String name) {
    }

    private static final int MOST_NAMED = 3;

    private static final String WHO = """
            SELECT /*+ MAX_EXECUTION_TIME(2000) SET_VAR(group_concat_max_len = 65536) */ t.processlist_id, ANY_VALUE(t.processlist_user),
              ANY_VALUE(t.processlist_host), ANY_VALUE(t.processlist_command), ANY_VALUE(t.processlist_time),
              MAX(x.timer_wait) DIV 1000000000000, ANY_VALUE(s.sql_text),
              GROUP_CONCAT(DISTINCT CASE WHEN l.object_type IN ('GLOBAL', 'COMMIT') THEN 'the global read lock'
                WHEN l.object_type = 'BACKUP LOCK' THEN 'the backup lock'
                ELSE CONCAT('a lock on ', l.object_schema, '.', l.object_name) END SEPARATOR ' and ')
            FROM performance_schema.metadata_locks l JOIN performance_schema.threads t ON t.thread_id = l.owner_thread_id
            LEFT JOIN performance_schema.events_transactions_current x ON x.thread_id = t.thread_id AND x.state = 'ACTIVE'
            LEFT JOIN performance_schema.events_statements_current s
              ON s.thread_id = t.thread_id AND s.nesting_event_level = 0
            WHERE l.lock_status = 'GRANTED' AND t.processlist_id <> ? AND (%s)
            GROUP BY t.processlist_id %s ORDER BY MAX(x.timer_wait) DESC, ANY_VALUE(t.processlist_time) DESC""";
    /** FLUSH TABLES WITH READ LOCK holds up everything that writes. */
    private static final String READ_ONLY = "l.object_type IN ('GLOBAL', 'COMMIT') AND l.lock_type IN ('SHARED', 'EXCLUSIVE')";
    /** LOCK INSTANCE FOR BACKUP holds up all DDL. */
    private static final String BACKUP = " OR l.object_type = 'BACKUP LOCK' AND l.lock_type = 'SHARED'";
    private static final String AGAINST_WRITING = " AND l.lock_type IN ('SHARED_WRITE', 'SHARED_WRITE_LOW_PRIO', "
            + "'SHARED_READ_ONLY', 'SHARED_NO_WRITE', 'SHARED_NO_READ_WRITE', 'EXCLUSIVE')";

    private final Connection connection;
    private final long ownId;
    private final List<Name> names;
    private final LongFunction<String> idle;

    private Blockers(Connection connection, long ownId, Collection<Name> names, LongFunction<String> idle) {
        this.connection = connection;
        this.ownId = ownId;
        this.names = List.copyOf(names);
        this.idle = idle;
    }

    /**
     * To be asked right after a wait for a lock was in vain.
     *
     * @param connection any one, also that of the statement
     * @param ownId of the connection that waited
     * @param names what its statement is about
     * @return one sentence, who is in the way or which grant would show it; empty when nobody is any more, or the server does
     *         not
     *         tell
     */
    public static Optional<String> find(Connection connection, long ownId, Collection<Name> names, Wanted wanted) {
        try {
            return new Blockers(connection, ownId, names, OtherConnection::idle).find(wanted);
        } catch (SQLException | RuntimeException e) {
            LOG.debug("Who is in the way cannot be found out", e);
            return Optional.empty();
        }
    }

    /**
     * A connection, and what it does: {@code connection 17 (app@10.0.0.5, executing for 12 s: ALTER TABLE …)}, as far as
     * this account may see it.
     *
     * @param idle what is said of one between two statements, for that many seconds
     */
    static String describe(Connection connection, long connectionId, LongFunction<String> idle) {
        try {
            Optional<OtherConnection> found = OtherConnection.find(connection, connectionId);
            return found.isPresent() ? found.get().words(Optional.empty(), idle)
                    : describeUnseen(connection, connectionId, idle);
        } catch (SQLException | RuntimeException e) {
            LOG.debugf(e, "Connection %d cannot be described", connectionId);
            return "connection " + connectionId;
        }
    }

    /** Gone, or of another account. */
    private static String describeUnseen(Connection connection, long id, LongFunction<String> idle) throws SQLException {
        Blockers asked = new Blockers(connection, 0, List.of(), idle);
        try {
            List<String> seen = asked.words("SELECT processlist_id, processlist_user, processlist_host, processlist_command, "
                    + "processlist_time, NULL, processlist_info, NULL FROM performance_schema.threads "
                    + "WHERE processlist_id = ? AND type = 'FOREGROUND'", id);
            return seen.isEmpty() ? "connection %d, which has just ended".formatted(id) : seen.get(0);
        } catch (SQLException e) {
            if (!MissingGrant.isReason(e)) {
                throw e;
            }
            return "connection %d (of another account, or just ended; to see what it is doing: %s)".formatted(id,
                    MissingGrant.statements(connection, MissingGrant.PROCESS));
        }
    }

    private Optional<String> find(Wanted wanted) throws SQLException {
        try {
            return switch (wanted) {
                case TABLE -> sentence("Blocked by ", holders(READ_ONLY + BACKUP, ""));
                case ROWS -> sentence("Possibly blocked by ", holders(READ_ONLY, AGAINST_WRITING));
            };
        } catch (SQLException e) {
            if (!MissingGrant.isReason(e)) {
                throw e;
            }
            return Optional.of("this account cannot see who holds it; to see that: %s."
                    .formatted(MissingGrant.statements(connection, MissingGrant.SEE)));
        }
    }

    private List<String> holders(String wholeServer, String andType) throws SQLException {
        List<Object> values = new ArrayList<>();
        values.add(ownId);
        StringBuilder which = new StringBuilder(wholeServer);
        for (Name name : names) {
            which.append(" OR l.object_schema = ? AND l.object_name = ?").append(andType);
            values.addAll(List.of(name.schema(), name.name()));
        }
        // Who has come later was waiting behind us.
        List<String> older = words(WHO.formatted(which, "HAVING MAX(x.timer_wait) > 1000000000000"), values.toArray());
        return older.isEmpty() ? words(WHO.formatted(which, ""), values.toArray()) : older;
    }

    private List<String> words(String query, Object... values) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(query)) {
            for (int i = 0; i < values.length; i++) {
                select.setObject(i + 1, values[i]);
            }
            try (ResultSet row = select.executeQuery()) {
                List<String> words = new ArrayList<>();
                while (row.next()) {
                    words.add(words(row));
                }
                return words;
            }
        }
    }

    private String words(ResultSet row) throws SQLException {
        Optional<String> host = Optional.ofNullable(row.getString(3));
        Optional<String> lock = Optional.ofNullable(row.getString(8));
        OtherConnection other = new OtherConnection(row.getLong(1), row.getString(2), host.orElse(""),
                "Sleep".equals(row.getString(4)), Math.max(0, row.getLong(5)), "", Optional.ofNullable(row.getString(7)));
        long age = row.getLong(6);
        return other.words(row.wasNull() ? Optional.empty() : Optional.of(age), idle)
                + lock.map(held -> " with " + held).orElse("");
    }

    private static Optional<String> sentence(String start, List<String> blockers) {
        int more = blockers.size() - MOST_NAMED;
        return blockers.isEmpty() ? Optional.empty()
                : Optional.of(blockers.stream().limit(MOST_NAMED).collect(Collectors.joining(", ", start, ""))
                        + (more > 0 ? ", and %d more.".formatted(more) : "."));
    }
}
