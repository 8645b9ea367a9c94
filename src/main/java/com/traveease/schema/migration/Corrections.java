package com.traveease.schema.migration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.traveease.schema.bookkeeping.RepairedChecksum;
import com.traveease.schema.drift.LiveDrift;
import com.traveease.schema.drift.Recorder;
import com.traveease.schema.history.MigrationRefusedException;
import com.traveease.schema.history.OnInterrupted;
import com.traveease.schema.history.SchemaState;
import com.traveease.schema.history.StateReader;
import com.traveease.schema.lock.LockTimeoutException;
import com.traveease.schema.progress.MigrationListener;
import com.traveease.schema.revision.InvalidTargetException;
import com.traveease.schema.revision.Revision;
import com.traveease.schema.revision.Target;

/** Writes into the record what a person knows of the database. Runs no script. */
public final class Corrections {

    private final StateReader reader;
    private final LockedSchema locked;
    private final Recorder recorder;
    private final HistoryChange change;

    Corrections(StateReader reader, LockedSchema locked, Recorder recorder, HistoryChange change) {
        this.reader = reader;
        this.locked = locked;
        this.recorder = recorder;
        this.change = change;
    }

    /** As {@link #stamp(Target, OnInterrupted, MigrationListener)}, refused while a script is interrupted. */
    public SchemaState stamp(Target target, MigrationListener listener) {
        return stamp(target, OnInterrupted.REFUSE, listener);
    }

    /**
     * Sets the history to a revision without running anything, for a person who knows that the database is there.
     *
     * @return what the history says afterwards
     * @throws MigrationRefusedException when the database has revisions that this program does not know, or a script was begun
     *         and did not come to its end
     */
    public SchemaState stamp(Target target, OnInterrupted onInterrupted, MigrationListener listener) {
        return change.stamp(target, onInterrupted, listener);
    }

    /**
     * Accepts the present text of applied scripts, for a person who knows that the database is as they say now. Runs nothing
     * and changes checksums only.
     *
     * @param named empty for every script that was edited
     * @return what was accepted; empty when every checksum was right
     * @throws InvalidTargetException when one that is named is not applied
     * @throws LockTimeoutException when another process held the lock for too long
     */
    public List<RepairedChecksum> repair(List<Revision> named, MigrationListener listener) {
        return change.repair(named, listener);
    }

    /**
     * Records the definition that the schema has now, whatever was changed by hand.
     *
     * @return what was accepted; empty when nothing had been recorded for this state of the history
     * @throws MigrationRefusedException when the schema has no history, or a script is interrupted
     * @throws LockTimeoutException when another process held the lock for too long
     */
    public Optional<LiveDrift> accept(MigrationListener listener) {
        List<LiveDrift> accepted = new ArrayList<>();
        locked.runUnrecorded(listener, (connection, lock) -> {
            recorder.accept(connection, lock).ifPresent(accepted::add);
            return reader.at(connection);
        });
        return accepted.stream().findFirst();
    }

    /**
     * A person has looked at the statement that is in doubt.
     *
     * @param id of the revision, or of the repeatable script
     * @param applied whether it counts as applied; otherwise it is run again
     * @throws InvalidTargetException when that statement is not in doubt
     * @throws LockTimeoutException when somebody has the lock: the statement may still be at work, so nobody can have seen its
     *         end
     */
    public SchemaState resolve(String id, int statement, boolean applied, MigrationListener listener) {
        return change.resolve(id, statement, applied, listener);
    }
}
