package com.traveease.schema.journal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Optional;

import com.traveease.schema.server.LostConnection;
import com.traveease.schema.server.MySqlErrors;
import com.traveease.schema.sql.SqlText;

/**
 * The pause as a row of the journal: it survives every process, and is there before the first run of a schema too. One
 * statement writes it and one deletes it, so that a kill leaves a pause or none.
 */
public final class PauseRow {

    /** Below what {@link AutoIncrementRows} keeps, which are as many as there are tables. */
    static final int STATEMENT = -1_000_000;

    /** No script is called so. */
    private static final String WHICH = "script = '(pause)' AND statement = " + STATEMENT;

    private final Connection connection;
    private final Journal journal;

    public PauseRow(Connection connection, Journal journal) {
        this.connection = connection;
        this.journal = journal;
    }

    /** In the default schema of the connection. */
    public static PauseRow of(Connection connection) throws SQLException {
        return new PauseRow(connection, Journal.of(connection));
    }

    /** Empty also where there is no journal. Whatever a script has made of the session, all of it is read. */
    public Optional<Pause> found() throws SQLException {
        try (Statement select = connection.createStatement();
                ResultSet row = select.executeQuery("SELECT /*+ MAX_EXECUTION_TIME(10000) */ j.fingerprint, "
                        + "UNIX_TIMESTAMP(j.started_at) * 1000, j.sql_text FROM " + journal.table()
                        + " AS j WHERE j." + WHICH.replace("AND ", "AND j.") + " LIMIT 1")) {
            return row.next() ? Optional.of(new Pause(row.getString(1), Instant.ofEpochMilli(row.getLong(2)),
                    Optional.of(row.getString(3)).filter(reason -> !reason.isEmpty()))) : Optional.empty();
        } catch (SQLException e) {
            if (e.getErrorCode() == MySqlErrors.NO_SUCH_TABLE) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /**
     * As {@link #found}, to be shown only: empty also where it cannot be read.
     *
     * @throws SQLException when the connection is lost
     */
    public Optional<Pause> shown() throws SQLException {
        try {
            return found();
        } catch (SQLException e) {
            if (LostConnection.isReason(e, connection)) {
                throw e;
            }
            return Optional.empty();
        }
    }

    /** Makes the journal where there is none. A pause that is there stays as it is. */
    public void set(String by, Optional<String> reason) throws SQLException {
        String insert = ("INSERT INTO %s (script, statement, last_statement, direction, mark, checksum, sql_text, fingerprint, "
                + "session, connection_id, started_at) VALUES ('(pause)', %d, 0, '', '', '', %s, %s, '', CONNECTION_ID(), "
                + "CURRENT_TIMESTAMP(3)) ON DUPLICATE KEY UPDATE script = script").formatted(journal.table(), STATEMENT,
                        SqlText.of(reason.orElse("")), SqlText.of(by));
        try {
            Journal.execute(connection, insert);
        } catch (SQLException e) {
            if (e.getErrorCode() != MySqlErrors.NO_SUCH_TABLE) {
                throw e;
            }
            Journal.execute(connection, journal.creating());
            Journal.execute(connection, insert);
        }
    }

    /** @return false where there is no pause, which has been lifted since */
    public boolean change(String reason) throws SQLException {
        try (Statement update = connection.createStatement()) {
            return update.executeUpdate("UPDATE %s SET sql_text = %s WHERE %s".formatted(journal.table(), SqlText.of(reason),
                    WHICH)) > 0;
        }
    }

    /** @return whether there was one */
    public boolean lift() throws SQLException {
        try (Statement delete = connection.createStatement()) {
            return delete.executeUpdate("DELETE FROM " + journal.table() + " WHERE " + WHICH) > 0;
        } catch (SQLException e) {
            if (e.getErrorCode() == MySqlErrors.NO_SUCH_TABLE) {
                return false;
            }
            throw e;
        }
    }
}
