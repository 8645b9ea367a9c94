package com.traveease.schema.server;

import java.sql.Connection;
import java.sql.SQLException;

import com.mysql.cj.jdbc.JdbcConnection;

/** What the server said of the session with its last answer. The driver keeps it, so asking costs no round trip. */
public record ServerStatus(Connection connection) {

    /** {@code SERVER_STATUS_IN_TRANS} and {@code SERVER_STATUS_AUTOCOMMIT} of the protocol. */
    private static final int IN_TRANSACTION = 1;
    private static final int AUTOCOMMIT = 2;

    public boolean isInTransaction() throws SQLException {
        return has(IN_TRANSACTION);
    }

    public boolean isAutocommit() throws SQLException {
        return has(AUTOCOMMIT);
    }

    private boolean has(int flag) throws SQLException {
        return (connection.unwrap(JdbcConnection.class).getSession().getServerSession().getStatusFlags() & flag) != 0;
    }
}
