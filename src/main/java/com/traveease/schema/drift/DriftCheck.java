package com.traveease.schema.drift;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.jboss.logging.Logger;

import com.traveease.schema.connection.Database;
import com.traveease.schema.history.SchemaState;
import com.traveease.schema.history.StateReader;
import com.traveease.schema.sql.Sha256;
import com.traveease.schema.sql.SqlText;

/**
 * A look for drift that one instance of the service takes for all: who has a named lock of the server looks, and the others
 * read what that one has found.
 */
public final class DriftCheck {

    private static final Logger LOG = Logger.getLogger("com.traveease.schema");

    /** What waits behind a change of a table, or runs for longer, is given up: the application comes first. */
    private static final String BOUNDS = "SET SESSION lock_wait_timeout = 1, innodb_lock_wait_timeout = 1, "
            + "max_execution_time = 10000, transaction_read_only = 0";

    private final Database database;
    private final StateReader reader;
    private final List<String> ignored;
    private final Optional<Recorder> recorder;

    /** @param recorder of a process that may write what is not recorded yet; empty of one that only watches */
    public DriftCheck(Database database, StateReader reader, List<String> ignored, Optional<Recorder> recorder) {
        this.database = database;
        this.reader = reader;
        this.ignored = List.copyOf(ignored);
        this.recorder = recorder;
    }

    /**
     * @param recorded empty when nothing is recorded for the present state of the history
     * @param look empty when nothing is recorded, and while another instance takes the first look
     */
    public record Result(Optional<Snapshot> recorded, Optional<SharedDrift.Aged> look) {
    }

    /**
     * @param fresh what is younger is not looked for again
     * @throws SQLException when it could not be found out
     */
    public Result take(Duration fresh) throws SQLException, InterruptedException {
        try (Connection connection = open()) {
            SchemaState state = reader.at(connection);
            SnapshotTable table = new SnapshotTable(connection);
            Optional<Snapshot> recorded = table.read().filter(one -> one.belongsTo(state));
            if (recorded.isEmpty() && recorder.isPresent() && state.unrecorded().isEmpty() && catchUp()) {
                recorded = table.read().filter(one -> one.belongsTo(state));
            }
            if (recorded.isEmpty()) {
                return new Result(recorded, Optional.empty());
            }
            Optional<SharedDrift.Aged> before = table.look();
            Optional<SharedDrift.Aged> shared = before.filter(SharedDrift.Aged::isOfRecord)
                    .filter(one -> one.look().ignored().equals(ignored));
            if (shared.filter(one -> one.age().compareTo(fresh) < 0).isPresent() || !isFirst(connection)) {
                return new Result(recorded, shared);
            }
            return look(connection, table, recorded.get(), before);
        }
    }

    private Result look(Connection connection, SnapshotTable table, Snapshot recorded, Optional<SharedDrift.Aged> before)
            throws SQLException {
        LiveDrift drift = new LiveReading(this::open, connection.getCatalog(), reader.revisions().rules().table())
                .drift(recorded.definition(), Ignored.of(ignored));
        if (!recorded.belongsTo(reader.at(connection))) {
            return new Result(Optional.empty(), Optional.empty()); // a run has begun meanwhile
        }
        Instant now = now(connection);
        SharedDrift found = SharedDrift.of(drift, ignored, before.map(one -> one.look().objects()).orElse(List.of()), now);
        try {
            table.share(found, recorded);
        } catch (SQLException e) {
            LOG.debug("What was found could not be shared; every instance looks for itself", e);
        }
        return new Result(Optional.of(recorded), Optional.of(new SharedDrift.Aged(found, Duration.ZERO, true)));
    }

    private boolean catchUp() throws SQLException, InterruptedException {
        try (Connection connection = database.connectForBatches(Database.ANSWER_LIMIT)) {
            return recorder.orElseThrow().catchUp(connection);
        }
    }

    /** The lock goes with the connection. */
    private static boolean isFirst(Connection connection) throws SQLException {
        String name = "traveease-drift:" + Sha256.hex(connection.getCatalog(), 16);
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT GET_LOCK(%s, 0)".formatted(SqlText.of(name)))) {
            row.next();
            return row.getInt(1) == 1;
        }
    }

    private static Instant now(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT UNIX_TIMESTAMP(CURRENT_TIMESTAMP(3))")) {
            row.next();
            return Instant.ofEpochMilli(row.getBigDecimal(1).movePointRight(3).longValue());
        }
    }

    private Connection open() throws SQLException {
        Connection connection = database.connect(Database.ANSWER_LIMIT);
        try (Statement statement = connection.createStatement()) {
            statement.execute(BOUNDS);
            return connection;
        } catch (SQLException e) {
            try (connection) {
                throw e;
            }
        }
    }
}
