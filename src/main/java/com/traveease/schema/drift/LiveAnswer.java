package com.traveease.schema.drift;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

import com.traveease.schema.definition.ConnectionSource;
import com.traveease.schema.history.SchemaState;
import com.traveease.schema.history.StateReader;

/**
 * Whether the live schema is what the last run left.
 *
 * @param recorded what it left; empty when that is not recorded for the present state of the history
 * @param drift what differs now; empty when nothing is recorded
 */
public record LiveAnswer(Optional<Snapshot> recorded, Optional<LiveDrift> drift) {

    private static final LiveAnswer NOT_RECORDED = new LiveAnswer(Optional.empty(), Optional.empty());

    /**
     * Reads only, and takes no lock.
     *
     * @throws SQLException when it could not be found out: the account may not read the record, or the connection is lost
     */
    public static LiveAnswer ask(ConnectionSource connections, String schema, StateReader reader, Ignored ignored)
            throws SQLException {
        try (Connection connection = connections.open()) {
            SchemaState state = reader.withHolder(connection);
            if (state.unrecorded().isPresent()) {
                return NOT_RECORDED;
            }
            Optional<Snapshot> recorded = new SnapshotTable(connection).read().filter(one -> one.belongsTo(state));
            if (recorded.isEmpty()) {
                return NOT_RECORDED;
            }
            LiveDrift drift = new LiveReading(connections, schema, reader.revisions().rules().table())
                    .drift(recorded.get().definition(), ignored);
            // A run that began meanwhile changes the schema rightly.
            boolean moved = !drift.isNone() && !recorded.get().belongsTo(reader.at(connection));
            return moved ? NOT_RECORDED : new LiveAnswer(recorded, Optional.of(drift));
        }
    }

    public boolean isNo() {
        return drift.filter(found -> !found.isNone()).isPresent();
    }
}
