package com.traveease.schema.progress;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;

import com.traveease.schema.connection.Database;
import com.traveease.schema.lock.SchemaLock;

/**
 * Opens connections beside the one that runs the statements of a run and has the lock of the schema.
 *
 * @param connectionId of that one
 */
record SecondConnection(Database database, long connectionId) {

    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(2);

    /** To the same server: behind a proxy, or after a failover, that id may be of somebody else. */
    Connection toSameServer() throws SQLException {
        Connection connection = toAnyServer();
        try {
            requireLockHolder(connection);
            return connection;
        } catch (SQLException e) {
            try {
                connection.close();
            } catch (SQLException closing) {
                e.addSuppressed(closing);
            }
            throw e;
        }
    }

    /** Also when the one that runs the statements is lost. */
    Connection toAnyServer() throws SQLException {
        return database.connect(ANSWER_LIMIT);
    }

    private void requireLockHolder(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT IS_USED_LOCK(?) = ?")) {
            select.setString(1, SchemaLock.nameFor(connection.getCatalog()));
            select.setLong(2, connectionId);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next() || !row.getBoolean(1)) {
                    throw new SQLException("Connection %d does not hold the lock of the schema".formatted(connectionId));
                }
            }
        }
    }
}
