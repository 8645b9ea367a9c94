package com.traveease.schema.lock;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import com.traveease.schema.server.ServerMessage;
import com.traveease.schema.sql.Token;
import com.traveease.schema.statement.Statement;

/** Why a statement could not have its locks, and who was in the way, in words. */
public record MissedLocks(Connection connection) {

    private static final int MOST_NAMES = 40;
    /** Nobody is in the way of what a replication group has rolled back. */
    private static final String CONFLICT = "Plugin instructed the server to rollback";

    /** The same as {@link #reason(Statement, String)}, by what the server has said. */
    public String reason(Statement statement, SQLException failure) {
        return reason(statement, ServerMessage.of(failure));
    }

    /** {@code it timed out waiting for locks (blocked by connection 17 …)}. */
    public String reason(Statement statement, String reason) {
        String what = reason.startsWith("Lock wait timeout") ? "it timed out waiting for locks" : reason;
        return (reason.startsWith(CONFLICT) ? Optional.<String> empty() : who(statement))
                .map(blockers -> "%s (%s%s)".formatted(what, blockers.substring(0, 1).toLowerCase(Locale.ROOT),
                        blockers.substring(1).replaceFirst("\\.$", "")))
                .orElse(what);
    }

    /** Who was in the way of a statement that has waited for too long; empty when it failed otherwise. */
    public Optional<String> blockers(Statement statement, Exception failure) {
        return failure instanceof SQLException e && LockRetry.isLockWait(e) && !LockRetry.isConflict(e)
                ? (LockRetry.isDeadlock(e) ? others() : Optional.<String> empty()).or(() -> who(statement))
                : Optional.empty();
    }

    private Optional<String> others() {
        try {
            return LatestDeadlock.others(connection, id());
        } catch (SQLException e) {
            return Optional.empty(); // not for this account
        }
    }

    /** Every name in it may be a table's; those that are none have no locks. */
    private Optional<String> who(Statement statement) {
        try {
            String schema = connection.getCatalog();
            List<Blockers.Name> names = statement.tokens().stream().filter(Token::isName).map(Token::text).distinct()
                    .limit(MOST_NAMES).map(name -> new Blockers.Name(schema, name)).toList();
            boolean defines = statement.change().isPresent();
            return Blockers.find(connection, id(), names, defines ? Blockers.Wanted.TABLE : Blockers.Wanted.ROWS);
        } catch (SQLException e) {
            return Optional.empty();
        }
    }

    private long id() throws SQLException {
        return SchemaLock.connectionId(connection);
    }
}
