package com.traveease.schema.progress;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

import com.traveease.schema.lock.OtherConnection;
import com.traveease.schema.server.MissingGrant;

/** Reads, on a second connection, how far one statement is. */
final class StageReader implements AutoCloseable {

    /**
     * A stage that has ended is not the state of its connection any more. The event's own end does not tell: where the consumer
     * was off when the stage began, it is that of an earlier one.
     */
    private static final String STAGE = """
            SELECT s.event_name, s.work_completed, s.work_estimated, s.timer_wait
            FROM performance_schema.threads t JOIN performance_schema.events_stages_current s ON s.thread_id = t.thread_id
            WHERE t.processlist_id = ? AND SUBSTRING_INDEX(s.event_name, '/', -1) = t.processlist_state AND s.work_completed IS NOT NULL""";

    private final Connection connection;
    private final long id;
    private final StageConsumer consumer;
    private final WorkEstimate estimate;
    private final Consumer<String> missingGrant;
    private boolean mayLook = true;
    private boolean isOn;
    private Duration idle = Duration.ZERO;

    /**
     * @param connection closed with this
     * @param id of the connection that runs the statement
     * @param missingGrant told which grants would show more
     */
    StageReader(Connection connection, long id, StageConsumer consumer, WorkEstimate estimate,
            Consumer<String> missingGrant) {
        this.connection = connection;
        this.id = id;
        this.consumer = consumer;
        this.estimate = estimate;
        this.missingGrant = missingGrant;
    }

    /** Empty when nothing runs there. */
    Optional<AlterProgress> read() throws SQLException {
        // Needs no grant, and tells whether the work is counted: before that the server's switches are left alone.
        Optional<OtherConnection> found = OtherConnection.find(connection, id);
        idle = found.filter(OtherConnection::isIdle).map(there -> Duration.ofSeconds(there.seconds())).orElse(Duration.ZERO);
        Optional<OtherConnection> running = found.filter(there -> !there.isIdle());
        if (running.isEmpty()) {
            return Optional.empty();
        }
        String state = running.get().state();
        if (mayLook && WorkEstimate.isCounted(state)) {
            Optional<AlterProgress> counted = counted();
            if (counted.isPresent()) {
                return counted;
            }
        }
        return state.isEmpty() ? Optional.empty() : Optional.of(AlterProgress.uncounted(state));
    }

    /** For how long the server had nothing to do for that connection at the last reading. */
    Duration idle() {
        return idle;
    }

    /** Kills that connection; the server rolls back its open transaction. */
    void kill() throws SQLException {
        try (Statement kill = connection.createStatement()) {
            kill.execute("KILL " + id);
        }
    }

    private Optional<AlterProgress> counted() throws SQLException {
        String right = MissingGrant.SWITCH;
        try {
            if (!isOn) {
                // A look at the stages first: who may not do that needs both grants.
                right = MissingGrant.SEE;
                stage();
                right = MissingGrant.SWITCH;
                consumer.on(connection);
                isOn = true;
            }
            return stage();
        } catch (SQLException e) {
            if (!MissingGrant.isReason(e)) {
                throw e;
            }
            mayLook = false;
            missingGrant.accept(right.equals(MissingGrant.SEE)
                    ? MissingGrant.statements(connection, MissingGrant.SEE, MissingGrant.SWITCH)
                    : MissingGrant.statements(connection, MissingGrant.SWITCH));
            return Optional.empty();
        }
    }

    private Optional<AlterProgress> stage() throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(STAGE)) {
            select.setLong(1, id);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                String stage = row.getString(1).replaceFirst("^stage/[^/]+/", "");
                // Picoseconds; null where the instrument is not timed.
                Duration inStage = Duration.ofNanos(row.getLong(4) / 1000);
                return Optional.of(estimate.on(stage, row.getLong(2), row.getLong(3), inStage, Instant.now()));
            }
        }
    }

    @Override
    public void close() throws SQLException {
        try (connection) {
            consumer.restore(connection);
        }
    }
}
