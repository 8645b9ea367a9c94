package com.traveease.schema.migration;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * Writes that change which revision is current. Where Alembic's table is kept in step, both are written in one transaction, so
 * that a kill leaves them equal.
 */
final class HistoryWrite {

    private final Connection connection;
    private final MigrationListener listener;
    private final AlembicVersion alembic;
    /** Asked once: only who has the lock changes it. */
    private Optional<Boolean> follows = Optional.empty();

    HistoryWrite(Connection connection, MigrationListener listener) {
        this.connection = connection;
        this.listener = listener;
        this.alembic = new AlembicVersion(connection);
    }

    /**
     * @param write to our history
     * @param current the revision that is current after it; empty for base
     */
    void write(LockRetry.Work write, Optional<String> current) throws SQLException {
        if (follows.isEmpty()) {
            follows = Optional.of(alembic.isKept());
        }
        Optional<String> warning = Optional.empty();
        try (Statement statement = connection.createStatement()) {
            statement.execute("START TRANSACTION");
            try {
                write.run();
                if (follows.get()) {
                    statement.execute("SAVEPOINT traveease_schema_history");
                    warning = follow(current);
                }
                statement.execute("COMMIT");
            } catch (SQLException e) {
                rollBack(statement, e);
                throw e;
            }
        }
        warning.ifPresent(listener::warning);
    }

    /** Our history has to become true whatever happens to the other table. */
    private Optional<String> follow(Optional<String> current) throws SQLException {
        try {
            return alembic.follow(current);
        } catch (SQLException e) {
            if (DatabaseUnavailableException.isConnectionLost(e) || LockRetry.isLockWait(e)) {
                throw e;
            }
            try (Statement statement = connection.createStatement()) {
                statement.execute("ROLLBACK TO SAVEPOINT traveease_schema_history");
            }
            return Optional.of("%s could not be kept in step: %s (error %d).".formatted(AlembicVersion.TABLE, e.getMessage(),
                    e.getErrorCode()));
        }
    }

    private static void rollBack(Statement statement, SQLException failure) {
        try {
            statement.execute("ROLLBACK");
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }
}
