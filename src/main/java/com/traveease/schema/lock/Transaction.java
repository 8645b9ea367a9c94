package com.traveease.schema.lock;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import com.traveease.schema.server.Batch;
import com.traveease.schema.server.ServerStatus;

/** A transaction of our own, beside the scripts' statements: after it everything of the work is there, or nothing. */
public record Transaction(Connection connection) {

    /** Whatever a script, or the server's default, has made of completion_type. */
    public static final String COMMIT = "COMMIT AND NO CHAIN NO RELEASE";
    /** As {@link #COMMIT}. */
    public static final String ROLLBACK = "ROLLBACK AND NO CHAIN NO RELEASE";

    /**
     * @throws SQLException when the work is taken back; when the connection was lost in the end, it may be there
     */
    public void run(LockRetry.Work work) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("START TRANSACTION READ WRITE");
            try {
                work.run();
                statement.execute(COMMIT);
            } catch (SQLException e) {
                try {
                    statement.execute(ROLLBACK);
                } catch (SQLException closing) {
                    e.addSuppressed(closing); // the connection is lost, and the transaction with it
                }
                throw e;
            }
        }
    }

    /**
     * As {@link #run(LockRetry.Work)}, in one packet.
     *
     * @param writes SQL
     */
    public void run(List<String> writes) throws SQLException {
        List<String> statements = new ArrayList<>(writes);
        statements.add(0, "START TRANSACTION READ WRITE");
        statements.add(COMMIT);
        try {
            new Batch(connection).run(statements);
        } catch (SQLException e) {
            try {
                new Batch(connection).run(List.of(ROLLBACK));
            } catch (SQLException closing) {
                e.addSuppressed(closing); // the connection is lost, and the transaction with it
            }
            throw e;
        }
    }

    /** Ends the one that is open, where the last statement has not committed by itself: as {@link #commit}. */
    public void commitIfOpen() throws SQLException {
        ServerStatus status = new ServerStatus(connection);
        if (!status.isAutocommit() || status.isInTransaction()) {
            commit(COMMIT);
        }
    }

    /**
     * Ends the one that is open, be it that autocommit is off.
     *
     * @param sql a form of COMMIT
     * @throws RolledBackException when something has kept it from being committed for too long, such as a backup; MySQL takes
     *         the transaction back then
     */
    public void commit(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw LockRetry.isLockWait(e) ? new RolledBackException(e) : e;
        }
    }
}
