package com.traveease.schema.keep;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.traveease.schema.lock.SchemaLock;

/** What a restore has begun to put back and not ended. What of it is not back yet is nowhere else. */
public final class UnfinishedRestores {

    private UnfinishedRestores() {
    }

    /** A sentence each; none while another process has the lock of the schema: it may be at it. */
    public static List<String> inWords(Connection connection) throws SQLException {
        List<String> sentences = new ArrayList<>();
        Optional<KeptSchema> kept = KeptSchema.find(connection);
        if (kept.isPresent() && new SchemaLock(connection).holder().isEmpty()) {
            for (Kept entry : kept.get().all()) {
                if (isOne(new Server(connection), kept.get(), entry)) {
                    sentences.add(inWords(entry));
                }
            }
        }
        return sentences;
    }

    static boolean isOne(Server server, KeptSchema kept, Kept entry) throws SQLException {
        return entry.state() == Kept.State.RETURNING && server.isTable(kept.name(), entry.keptTable());
    }

    static String inWords(Kept entry) {
        return "The restore of %s of %s was interrupted: only a part of it is put back. To finish it, run restore %2$s."
                .formatted(entry.what(), entry.revision());
    }
}
