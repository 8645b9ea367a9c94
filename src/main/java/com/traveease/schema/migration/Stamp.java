package com.traveease.schema.migration;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

import com.traveease.schema.revision.Revision;
import com.traveease.schema.revision.Version;

/** Sets the history to a revision, whatever was there before, all at once. Runs nothing. */
final class Stamp {

    private final Connection connection;
    private final LockRetry retry;

    Stamp(Connection connection, LockRetry retry) {
        this.connection = connection;
        this.retry = retry;
    }

    /**
     * @param target what is current afterwards; empty for base
     * @throws MigrationRefusedException when the history has revisions that this program does not know
     */
    void set(SchemaState state, Optional<Revision> target, MigrationListener listener)
            throws SQLException, InterruptedException {
        if (state.isAhead()) {
            throw new MigrationRefusedException(("The database is at %s, which this program does not know. "
                    + "Use the program that has it. Nothing was changed.").formatted(state.current().orElseThrow()));
        }
        if (isThere(state, target)) {
            return;
        }
        Optional<String> to = target.map(Revision::id);
        listener.stamping(state.current(), to);
        SchemaHistory history = new SchemaHistory(connection);
        if (state.unrecorded().isPresent()) {
            List<Revision> revisions = state.revisions().all().stream()
                    .filter(revision -> isUpTo(revision.version(), target.map(Revision::version))).toList();
            retry.run(() -> history.publish(revisions), reason -> {
            });
            return;
        }
        HistoryWrite record = new HistoryWrite(connection, listener);
        retry.run(() -> record.write(() -> rewrite(history, state, target), to), reason -> {
        });
    }

    private static boolean isThere(SchemaState state, Optional<Revision> target) {
        Optional<Version> version = target.map(Revision::version);
        return state.unrecorded().isEmpty() && state.unfinished().isEmpty() && state.currentVersion().equals(version)
                && state.pending().stream().noneMatch(revision -> isUpTo(revision.version(), version));
    }

    private static void rewrite(SchemaHistory history, SchemaState state, Optional<Revision> target) throws SQLException {
        Optional<Version> version = target.map(Revision::version);
        for (HistoryRow row : state.rows()) {
            if (!isUpTo(row.version().orElseThrow(), version)) {
                history.undone(row.rank());
            } else if (!row.success()) {
                history.complete(row.rank());
            }
        }
        for (Revision revision : state.revisions().all()) {
            boolean missing = !state.isApplied(revision) && state.row(revision).isEmpty();
            if (missing && isUpTo(revision.version(), version)) {
                history.stamp(revision);
            }
        }
    }

    private static boolean isUpTo(Version version, Optional<Version> limit) {
        return limit.isPresent() && version.compareTo(limit.get()) <= 0;
    }
}
