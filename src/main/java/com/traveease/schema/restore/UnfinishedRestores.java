package com.traveease.schema.restore;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.traveease.schema.history.SchemaState;
import com.traveease.schema.history.StateReader;
import com.traveease.schema.keep.Kept;
import com.traveease.schema.keep.KeptSchema;
import com.traveease.schema.keep.Server;
import com.traveease.schema.lock.SchemaLock;
import com.traveease.schema.server.LostConnection;

/** What a restore has begun to put back and not ended. What of it is not back yet is nowhere else. */
public final class UnfinishedRestores {

    private UnfinishedRestores() {
    }

    /**
     * A sentence each, to be shown only: none where the account may not look, and none while another process has the lock of
     * the schema, which may be at it.
     *
     * @throws SQLException when the connection is lost
     */
    public static List<String> inWords(Connection connection, StateReader reader) throws SQLException {
        try {
            Optional<KeptSchema> kept = KeptSchema.find(connection);
            return kept.isEmpty() || new SchemaLock(connection).holder().isPresent() ? List.of()
                    : inWords(new Server(connection), kept.get(), reader);
        } catch (SQLException e) {
            if (LostConnection.isReason(e, connection)) {
                throw e;
            }
            return List.of();
        }
    }

    private static List<String> inWords(Server server, KeptSchema kept, StateReader reader) throws SQLException {
        List<String> sentences = new ArrayList<>();
        for (Kept entry : kept.all()) {
            if (isOne(server, kept, entry)) {
                sentences.add(inWords(entry, reader.at(server.connection())));
            }
        }
        return sentences;
    }

    static boolean isOne(Server server, KeptSchema kept, Kept entry) throws SQLException {
        return entry.state() == Kept.State.RETURNING && server.isTable(kept.name(), entry.keptTable());
    }

    /** Only then can it be ended. */
    static boolean isApplied(Kept entry, SchemaState state) {
        return state.hasUnknown(entry.revision()) || state.revisions().all().stream()
                .anyMatch(revision -> revision.id().equals(entry.revision()) && state.isApplied(revision));
    }

    static String inWords(Kept entry, SchemaState state) {
        return ("The restore of %s of %s was interrupted: only part of it is put back. To finish it, run "
                + (isApplied(entry, state) ? "" : "upgrade %2$s, then ") + "restore %2$s.").formatted(entry.what(),
                        entry.revision());
    }
}
