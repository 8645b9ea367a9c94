package com.traveease.schema.flyway;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;

import javax.sql.DataSource;

import com.traveease.schema.connection.Database;

/**
 * Gives Flyway the connection that has the lock of the schema. On MySQL Flyway sends everything on one connection, so the lock
 * ends when the last statement has ended, also when the process dies before. If Flyway requests a second connection, it gets
 * one.
 */
final class LockedConnection implements DataSource {

    private final Database database;
    private Connection locked;

    LockedConnection(Connection locked, Database database) {
        this.locked = locked;
        this.database = database;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection first = locked;
        locked = null;
        if (first != null) {
            return first;
        }
        Connection further = database.connect(Database.ANSWER_LIMIT);
        Database.waitForAnswers(further);
        return further;
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }

    @Override
    public PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(PrintWriter out) {
        // Nothing is written.
    }

    @Override
    public void setLoginTimeout(int seconds) {
        // The limit is that of Database.
    }

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException("This is no " + type.getName());
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
