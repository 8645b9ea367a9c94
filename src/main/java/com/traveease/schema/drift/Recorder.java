package com.traveease.schema.drift;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.jboss.logging.Logger;

import com.traveease.schema.config.BuildVersion;
import com.traveease.schema.connection.Database;
import com.traveease.schema.definition.SchemaText;
import com.traveease.schema.history.MigrationRefusedException;
import com.traveease.schema.history.SchemaHistory;
import com.traveease.schema.history.SchemaState;
import com.traveease.schema.history.StateReader;
import com.traveease.schema.lock.LockRetry;
import com.traveease.schema.lock.SchemaLock;
import com.traveease.schema.server.LostConnection;
import com.traveease.schema.server.ServerMessage;

/**
 * Records the definition of the schema at the end of a run, while the run has the lock. The row names the state of the history
 * that it belongs to: where a run is killed between its last step and the record, the record belongs to no present state, which
 * is not taken for drift, and the next run writes it. No failure here, not even a bug, is one of the run.
 */
public final class Recorder {

    private static final Logger LOG = Logger.getLogger("com.traveease.schema");
    private static final int MOST_NAMES = 5;

    private final Database database;
    private final StateReader reader;
    private final LockRetry retry;
    private final Ignored ignored;

    public Recorder(Database database, StateReader reader, LockRetry retry, Ignored ignored) {
        this.database = database;
        this.reader = reader;
        this.retry = retry;
        this.ignored = ignored;
    }

    /** A run that is going on. */
    public final class Run {

        private final Connection connection;
        private final SchemaLock lock;
        private final Consumer<String> warning;
        private final Optional<Snapshot> before;
        private final DriftAtStart drift;

        private Run(Connection connection, SchemaLock lock, Consumer<String> warning, Optional<Snapshot> before,
                DriftAtStart drift) {
            this.connection = connection;
            this.lock = lock;
            this.warning = warning;
            this.before = before;
            this.drift = drift;
        }

        /**
         * Records what is there now, but does not adopt what was changed by hand before the run and left alone by it.
         *
         * @param after what the database has now
         * @throws SQLException when the connection is lost
         */
        public void end(SchemaState after) throws SQLException {
            if (!isWhole(after)) {
                return; // the run that resumes the script records its end
            }
            try {
                SchemaText live = lock.keptDuring(reading(connection)::read);
                record(connection, before.map(snapshot -> drift.expected(snapshot.definition(), live)).orElse(live), after,
                        before.isPresent());
            } catch (SQLException | RuntimeException e) {
                if (e instanceof SQLException failure && LostConnection.isReason(failure, connection)) {
                    throw failure; // the run resumes, finds nothing to do, and records it
                }
                LOG.debug("The definition of the schema is not recorded", e);
                warning.accept(("The definition of the schema could not be recorded: %s. The run itself is complete; "
                        + "until a later run records it, check cannot tell what is changed by hand.").formatted(sentence(e)));
            }
        }
    }

    private static String sentence(Exception e) {
        return ServerMessage.of(e).replaceFirst("\\.$", "");
    }

    /**
     * Before anything is changed, behind the lock. What was changed by hand since the last run is warned of.
     *
     * @param state as it was read before the lock was there
     * @throws SQLException when the connection is lost
     */
    public Run begin(Connection connection, SchemaLock lock, SchemaState state, Consumer<String> warning) throws SQLException {
        Optional<Snapshot> before = Optional.empty();
        DriftAtStart drift = DriftAtStart.NONE;
        if (state.unrecorded().isEmpty()) {
            try {
                before = new SnapshotTable(connection).read();
                if (before.isPresent()) {
                    drift = atStart(connection, lock, before.get(), state, warning);
                }
            } catch (SQLException | RuntimeException e) {
                if (e instanceof SQLException failure && LostConnection.isReason(failure, connection)) {
                    throw failure;
                }
                LOG.debug("What is recorded is not compared with the live schema", e);
                warning.accept("Whether the schema was changed by hand since the last run could not be determined: %s."
                        .formatted(sentence(e)));
            }
        }
        return new Run(connection, lock, warning, before, drift);
    }

    private DriftAtStart atStart(Connection connection, SchemaLock lock, Snapshot before, SchemaState state,
            Consumer<String> warning) throws SQLException {
        if (!before.belongsTo(state) && !before.belongsTo(reader.at(connection))) {
            // Of the run that was interrupted; what was changed since then cannot be told apart from what the run did.
            DriftAtStart earlier = before.atStart();
            return earlier.isEmpty() ? earlier : earlier.stillIn(lock.keptDuring(reading(connection)::read));
        }
        LiveDrift drift = lock.keptDuring(() -> reading(connection).drift(before.definition(), ignored));
        DriftAtStart found = DriftAtStart.of(drift);
        if (!drift.isNone()) {
            warning.accept(("Changed by hand since %s recorded this schema at %s: %s. This run does not accept the change; "
                    + "it stays reported. See: check --only live.").formatted(before.recordedBy(), before.recordedAt(),
                            drift.summary(MOST_NAMES)));
        }
        if (!drift.isNone() || !before.atStart().isEmpty()) {
            new SnapshotTable(connection).keep(found);
        }
        return found;
    }

    private static boolean isWhole(SchemaState state) {
        return state.unrecorded().isEmpty() && state.unfinished().isEmpty() && state.interrupted().isEmpty();
    }

    /**
     * For a run that finds nothing to do, and no record of what there is: an older release, Flyway, or a run that was killed at
     * its end has left it. Does not wait for another process, and is silent when it cannot be done.
     *
     * @return whether a record was written
     */
    public boolean catchUp(Connection connection) throws InterruptedException {
        return catchUp(connection, Duration.ZERO);
    }

    /**
     * As {@link #catchUp(Connection)}.
     *
     * @param patience how long to wait for another process
     */
    public boolean catchUp(Connection connection, Duration patience) throws InterruptedException {
        try (SchemaLock lock = new SchemaLock(connection, reader.revisions().rules().table())) {
            lock.acquire(List.of(retry.bounds().sql()), patience, holder -> {
            });
            try {
                // First, as it fails at once where nothing may be written.
                new SnapshotTable(connection).require();
                SchemaState state = reader.at(connection);
                Optional<Snapshot> before = new SnapshotTable(connection).read();
                if (!isWhole(state) || before.filter(snapshot -> snapshot.belongsTo(state)).isPresent()) {
                    return false;
                }
                SchemaText live = lock.keptDuring(reading(connection)::read);
                record(connection, before.map(found -> found.atStart().expected(found.definition(), live)).orElse(live), state,
                        true);
                return true;
            } finally {
                lock.release();
            }
        } catch (SQLException | RuntimeException e) {
            LOG.debug("The definition of the schema is not recorded yet, and could not be", e);
            return false;
        }
    }

    /**
     * Records what is there, whatever was changed by hand.
     *
     * @return what had been recorded before, and what there is instead; empty when nothing was recorded for this state
     * @throws MigrationRefusedException when there is no history that it could belong to, or a script is interrupted
     */
    public Optional<LiveDrift> accept(Connection connection, SchemaLock lock) throws SQLException {
        SchemaState state = reader.at(connection);
        if (!isWhole(state)) {
            throw new MigrationRefusedException(state.unrecorded().isPresent()
                    ? "This schema has no history, so there is no revision for which it could be recorded. Nothing was changed. "
                            + "Run upgrade, adopt or stamp first."
                    : "A script is interrupted, so the schema is between two revisions. Nothing was changed. Run upgrade first.");
        }
        SnapshotTable table = new SnapshotTable(connection);
        table.require();
        Optional<Snapshot> before = readable(table).filter(snapshot -> snapshot.belongsTo(state));
        LiveReading reading = reading(connection);
        SchemaText live = lock.keptDuring(reading::read);
        Optional<LiveDrift> drift = before.isEmpty() ? Optional.empty()
                : Optional.of(lock.keptDuring(() -> reading.drift(before.get().definition(), live, ignored)));
        record(connection, live, state, true);
        return drift;
    }

    /** A row that cannot be read is replaced. */
    private static Optional<Snapshot> readable(SnapshotTable table) throws SQLException {
        try {
            return table.read();
        } catch (SQLException e) {
            if (e.getErrorCode() != 0 || LostConnection.isReason(e)) {
                throw e;
            }
            LOG.debug("What is recorded is replaced without being read", e);
            return Optional.empty();
        }
    }

    private void record(Connection connection, SchemaText definition, SchemaState state, boolean isThere) throws SQLException {
        String user = new SchemaHistory(connection, reader.revisions().rules()).user();
        new SnapshotTable(connection).write(definition, state, user, BuildVersion.text(), isThere);
    }

    private LiveReading reading(Connection connection) throws SQLException {
        return new LiveReading(this::open, connection.getCatalog(), reader.revisions().rules().table());
    }

    /** A question that is not answered in time ends the connection, so that the run never waits because of the record. */
    private Connection open() throws SQLException {
        Connection another = database.connect(Database.ANSWER_LIMIT);
        retry.bounds().set(another);
        return another;
    }
}
