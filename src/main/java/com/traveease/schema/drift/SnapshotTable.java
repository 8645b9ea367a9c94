package com.traveease.schema.drift;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

import org.jboss.logging.Logger;

import com.traveease.schema.definition.SchemaText;
import com.traveease.schema.history.HistoryKey;
import com.traveease.schema.history.SchemaState;
import com.traveease.schema.lock.Transaction;
import com.traveease.schema.server.Batch;
import com.traveease.schema.server.MySqlErrors;
import com.traveease.schema.sql.SqlText;

/**
 * The table of one row in which the definition of the schema is recorded. It is in the default schema of the connection, and
 * written by who has the lock of the schema, except for what the service shares among its instances.
 */
final class SnapshotTable {

    private static final Logger LOG = Logger.getLogger("com.traveease.schema");

    static final String CREATE = "CREATE TABLE IF NOT EXISTS " + HistoryKey.TABLE + " ("
            + "id TINYINT NOT NULL, "
            + HistoryKey.COLUMN + " CHAR(40) NOT NULL, "
            + "revision VARCHAR(500), "
            + "recorded_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP, "
            + "recorded_by VARCHAR(100) NOT NULL, "
            + "program VARCHAR(50) NOT NULL, "
            + "definition LONGBLOB NOT NULL, "
            + "drift_at_start LONGBLOB, "
            + "looked_at TIMESTAMP(3) NULL DEFAULT NULL, "
            + "look LONGBLOB, "
            + "PRIMARY KEY (id)) "
            + "COMMENT = 'What the last run of traveease-schema left: SELECT UNCOMPRESS(definition)' "
            + "ENGINE = InnoDB ROW_FORMAT = DYNAMIC DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin";

    private final Connection connection;

    public SnapshotTable(Connection connection) {
        this.connection = connection;
    }

    /**
     * What is recorded; empty when nothing is.
     *
     * @throws SQLException also when the account may not read it, or the row is none that this program writes
     */
    public Optional<Snapshot> read() throws SQLException {
        try (Statement select = connection.createStatement();
                ResultSet row = select.executeQuery("SELECT definition, " + HistoryKey.COLUMN + ", revision, "
                        + "UNIX_TIMESTAMP(recorded_at), recorded_by, program, drift_at_start, SHA2(definition, 256) FROM "
                        + HistoryKey.TABLE
                        + " WHERE id = 1")) {
            if (!row.next()) {
                return Optional.empty();
            }
            byte[] drift = row.getBytes(7);
            return Optional.of(new Snapshot(DefinitionFormat.read(row.getBytes(1)), row.getString(2),
                    Optional.ofNullable(row.getString(3)), Instant.ofEpochSecond(row.getLong(4)), row.getString(5),
                    row.getString(6), drift == null ? DriftAtStart.NONE : DefinitionFormat.readDrift(drift), row.getString(8)));
        } catch (IOException | IllegalArgumentException e) {
            throw new SQLException("The row of %s cannot be read: %s. Record the schema anew: check --accept."
                    .formatted(HistoryKey.TABLE, e.getMessage()), e);
        } catch (SQLException e) {
            if (e.getErrorCode() == MySqlErrors.NO_SUCH_TABLE) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Makes the table where it is missing. */
    void require() throws SQLException {
        new Batch(connection).run(List.of(CREATE));
    }

    /**
     * Replaces what is recorded; a kill leaves the old row or the new one.
     *
     * @param isThere whether the table is certain to be there; otherwise it is made
     */
    void write(SchemaText definition, SchemaState state, String user, String program, boolean isThere) throws SQLException {
        String values = String.join(", ", SqlText.of(HistoryKey.of(state.history())),
                state.current().map(SqlText::of).orElse("NULL"), "CURRENT_TIMESTAMP", SqlText.of(user), SqlText.of(program),
                hex(DefinitionFormat.write(definition)), "NULL");
        String write = "INSERT INTO " + HistoryKey.TABLE + " (id, " + HistoryKey.COLUMN
                + ", revision, recorded_at, recorded_by, program, definition, drift_at_start) VALUES (1, " + values
                + ") ON DUPLICATE KEY UPDATE " + HistoryKey.COLUMN + " = VALUES(" + HistoryKey.COLUMN
                + "), revision = VALUES(revision), recorded_at = VALUES(recorded_at), recorded_by = VALUES(recorded_by), "
                + "program = VALUES(program), definition = VALUES(definition), drift_at_start = NULL, "
                // What was found before is kept for the times in it alone.
                + "looked_at = NULL";
        new Transaction(connection).run(isThere ? List.of(write) : List.of(CREATE, write));
    }

    /** Keeps what had been changed by hand before a run that begins. */
    void keep(DriftAtStart drift) throws SQLException {
        new Transaction(connection).run(List.of("UPDATE " + HistoryKey.TABLE + " SET drift_at_start = "
                + (drift.isEmpty() ? "NULL" : hex(DefinitionFormat.write(drift))) + " WHERE id = 1"));
    }

    /**
     * What an instance of the service has found, with the age of that.
     *
     * @return empty when nobody has looked yet
     */
    Optional<SharedDrift.Aged> look() throws SQLException {
        try (Statement select = connection.createStatement();
                ResultSet row = select.executeQuery("SELECT look, "
                        + "TIMESTAMPDIFF(MICROSECOND, looked_at, CURRENT_TIMESTAMP(3)), looked_at IS NOT NULL FROM "
                        + HistoryKey.TABLE + " WHERE id = 1 AND look IS NOT NULL")) {
            if (!row.next()) {
                return Optional.empty();
            }
            return Optional.of(new SharedDrift.Aged(SharedDrift.parse(row.getBytes(1)),
                    Duration.of(Math.max(0, row.getLong(2)), ChronoUnit.MICROS), row.getBoolean(3)));
        } catch (IOException | IllegalArgumentException e) {
            LOG.debug("What another instance has found cannot be read", e);
            return Optional.empty();
        }
    }

    /** Shares it with the other instances, unless another run has recorded something else meanwhile. */
    void share(SharedDrift look, Snapshot of) throws SQLException {
        new Transaction(connection).run(List.of("UPDATE " + HistoryKey.TABLE + " SET looked_at = CURRENT_TIMESTAMP(3), look = "
                + hex(look.bytes()) + " WHERE id = 1 AND " + HistoryKey.COLUMN + " = " + SqlText.of(of.historyKey())
                + " AND SHA2(definition, 256) = " + SqlText.of(of.digest())));
    }

    private static String hex(byte[] bytes) {
        return "X'" + HexFormat.of().formatHex(bytes) + "'";
    }
}
