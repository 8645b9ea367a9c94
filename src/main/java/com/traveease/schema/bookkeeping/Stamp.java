package com.traveease.schema.bookkeeping;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

import com.traveease.schema.history.HistoryRow;
import com.traveease.schema.history.MigrationRefusedException;
import com.traveease.schema.history.OnInterrupted;
import com.traveease.schema.history.SchemaHistory;
import com.traveease.schema.history.SchemaState;
import com.traveease.schema.journal.Journal;
import com.traveease.schema.lock.LockRetry;
import com.traveease.schema.progress.MigrationListener;
import com.traveease.schema.revision.Direction;
import com.traveease.schema.revision.Revision;
import com.traveease.schema.revision.Revisions;
import com.traveease.schema.revision.Version;

/** Sets the history to a revision, whatever was there before, all at once. Runs nothing. */
public final class Stamp {

    private static final int MOST_NAMES = 5;

    private final Connection connection;
    private final LockRetry retry;
    private final BeforeWrite before;

    /** @param before done when something is going to be changed */
    public Stamp(Connection connection, LockRetry retry, BeforeWrite before) {
        this.connection = connection;
        this.retry = retry;
        this.before = before;
    }

    /**
     * @param target what is current afterwards; empty for base
     * @throws MigrationRefusedException when the history has revisions that this program does not know, or a script was begun
     *         and that is not to be discarded
     */
    public void set(SchemaState state, Optional<Revision> target, OnInterrupted onInterrupted, MigrationListener listener)
            throws SQLException, InterruptedException {
        state.requireNothingAbove();
        if (onInterrupted == OnInterrupted.REFUSE) {
            requireNoneInterrupted(state, target);
        }
        if (isThere(state, target)) {
            listener.stampedAlready(state.current());
            return;
        }
        Optional<String> to = target.map(Revision::id);
        state.interrupted().ifPresent(script -> listener.warning("%s. That record is discarded."
                .formatted(script.inWords())));
        listener.stamping(state.current(), to);
        before.run(to);
        warnOfThoseAbove(state, target, listener);
        warnOfUnknown(state, target, listener);
        retry.run(() -> new OwnTables(connection, listener, state.revisions().rules().table()).makeTransactional(), reason -> {
        });
        SchemaHistory history = new SchemaHistory(connection, state.revisions().rules());
        if (state.unrecorded().isPresent()) {
            List<Revision> revisions = state.revisions().all().stream()
                    .filter(revision -> isUpTo(revision.version(), target.map(Revision::version))).toList();
            retry.run(() -> history.publish(revisions), reason -> {
            });
        }
        Journal journal = Journal.of(connection);
        HistoryWrite record = new HistoryWrite(connection, listener);
        retry.run(() -> record.write(() -> {
            if (state.unrecorded().isEmpty()) {
                rewrite(history, state, target);
                // A person has looked: how far a script came is settled.
                journal.clearIfThere();
            }
        }, to), reason -> {
        });
    }

    private static void requireNoneInterrupted(SchemaState state, Optional<Revision> target) {
        state.interrupted().ifPresent(script -> {
            throw new MigrationRefusedException(
                    ("%s. %s If the schema has been brought to %s by hand, record that, and discard the record of the "
                            + "script: %s. Nothing was changed.").formatted(script.inWords(),
                                    script.next(state),
                                    target.map(Revision::id).orElse("base"),
                                    discarding(target.map(Revision::version).map(Version::toString).orElse("base"))));
        });
    }

    /** The command for a person who has done by hand what a script was to do. */
    public static String discarding(String place) {
        return "stamp " + place + " --discard-interrupted";
    }

    /** What a script made is there still, and the next upgrade would make it again. */
    private static void warnOfThoseAbove(SchemaState state, Optional<Revision> target, MigrationListener listener) {
        List<String> above = state.revisions().all().stream().filter(state::isApplied)
                .filter(revision -> !isUpTo(revision.version(), target.map(Revision::version))).map(Revision::id).toList();
        if (!above.isEmpty()) {
            listener.warning("No longer recorded as applied: %s%s. The next upgrade runs %s again, whatever the database has."
                    .formatted(String.join(", ", above.subList(0, Math.min(above.size(), MOST_NAMES))),
                            above.size() > MOST_NAMES ? " and %d more".formatted(above.size() - MOST_NAMES) : "",
                            above.size() == 1 ? "it" : "them"));
        }
    }

    private static void warnOfUnknown(SchemaState state, Optional<Revision> target, MigrationListener listener) {
        List<String> unknown = state.rows().stream().filter(HistoryRow::success)
                .filter(row -> state.revisions().byVersion(row.version().orElseThrow()).isEmpty()
                        && !isUpTo(row.version().orElseThrow(), target.map(Revision::version)))
                .map(HistoryRow::revisionId).toList();
        if (!unknown.isEmpty()) {
            listener.warning("No longer recorded as applied, although there is no script here to apply it again: %s."
                    .formatted(String.join(", ", unknown)));
        }
    }

    private static boolean isThere(SchemaState state, Optional<Revision> target) {
        Optional<Version> version = target.map(Revision::version);
        return state.unrecorded().isEmpty() && state.unfinished().isEmpty() && state.currentVersion().equals(version)
                && state.pending().stream().noneMatch(revision -> isUpTo(revision.version(), version));
    }

    private static void rewrite(SchemaHistory history, SchemaState state, Optional<Revision> target) throws SQLException {
        Optional<Version> version = target.map(Revision::version);
        Optional<Version> baseline = Optional.empty();
        for (HistoryRow row : state.rows()) {
            Version of = row.version().orElseThrow();
            if (!isUpTo(of, version)) {
                history.forget(state.ranks(of));
            } else if (!row.success()) {
                history.complete(row.rank());
                if (state.interrupted(Direction.DOWNGRADE).isEmpty()) {
                    // The script may have been corrected since it was begun.
                    accept(history, row, state.revisions());
                }
            }
            if (row.isBaseline() && isUpTo(of, version)) {
                baseline = Optional.of(of);
            }
        }
        for (Revision revision : state.revisions().all()) {
            // Reckoned from the rows that stay: a baseline above the target has gone.
            boolean there = state.row(revision).isPresent() || isUpTo(revision.version(), baseline);
            if (!there && isUpTo(revision.version(), version)) {
                history.stamp(revision);
            }
        }
    }

    private static void accept(SchemaHistory history, HistoryRow row, Revisions revisions) throws SQLException {
        Optional<Revision> revision = revisions.byVersion(row.version().orElseThrow());
        if (revision.isPresent()) {
            history.accept(row.rank(), revision.get().upgrade().checksum());
        }
    }

    private static boolean isUpTo(Version version, Optional<Version> limit) {
        return limit.isPresent() && version.compareTo(limit.get()) <= 0;
    }
}
