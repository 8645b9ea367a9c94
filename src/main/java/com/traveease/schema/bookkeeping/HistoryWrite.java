package com.traveease.schema.bookkeeping;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.traveease.schema.history.AlembicVersion;
import com.traveease.schema.lock.LockRetry;
import com.traveease.schema.lock.Transaction;
import com.traveease.schema.progress.MigrationListener;
import com.traveease.schema.server.Batch;
import com.traveease.schema.server.LostConnection;
import com.traveease.schema.server.ServerMessage;

/**
 * Writes that change which revision is current. Where Alembic's table is kept in step, both are written in one transaction, so
 * that a kill leaves them equal.
 */
public final class HistoryWrite {

    private final Connection connection;
    private final MigrationListener listener;
    private final AlembicVersion alembic;
    /** Not asked any more once it is not kept: only who has the lock begins that. A script may end it. */
    private boolean mayFollow = true;

    public HistoryWrite(Connection connection, MigrationListener listener) {
        this.connection = connection;
        this.listener = listener;
        this.alembic = new AlembicVersion(connection);
    }

    /**
     * @param writes SQL, to our history
     * @param current the revision that is current after it; empty for base
     */
    public void write(List<String> writes, Optional<String> current) throws SQLException {
        if (follows()) {
            write(() -> new Batch(connection).run(writes), current);
        } else {
            new Transaction(connection).run(writes);
        }
    }

    /** Alembic's table is not there. */
    public void followNever() {
        mayFollow = false;
    }

    /** Whether Alembic's table is kept in step. */
    public boolean follows() throws SQLException {
        mayFollow = mayFollow && alembic.isKept();
        return mayFollow;
    }

    /** Writes in a transaction, and lets Alembic's table follow where it is kept in step. */
    public void write(LockRetry.Work write, Optional<String> current) throws SQLException {
        if (!follows()) {
            new Transaction(connection).run(write);
            return;
        }
        List<String> warnings = new ArrayList<>();
        new Transaction(connection).run(() -> {
            write.run();
            try (Statement statement = connection.createStatement()) {
                statement.execute("SAVEPOINT traveease_schema_history");
            }
            follow(current).ifPresent(warnings::add);
        });
        warnings.forEach(listener::warning);
    }

    /** Our history has to become true whatever happens to the other table. */
    private Optional<String> follow(Optional<String> current) throws SQLException {
        try {
            return alembic.follow(current);
        } catch (SQLException e) {
            if (LostConnection.isReason(e) || LockRetry.isLockWait(e)) {
                throw e;
            }
            try (Statement statement = connection.createStatement()) {
                statement.execute("ROLLBACK TO SAVEPOINT traveease_schema_history");
            }
            return Optional
                    .of("%s could not be kept in step: %s (error %d).".formatted(AlembicVersion.TABLE, ServerMessage.of(e),
                            e.getErrorCode()));
        }
    }
}
