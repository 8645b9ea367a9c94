package com.traveease.schema.migration;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.traveease.schema.connection.Database;
import com.traveease.schema.connection.DatabaseUnavailableException;
import com.traveease.schema.failure.MigrationFailedException;
import com.traveease.schema.history.MigrationRefusedException;
import com.traveease.schema.history.SchemaHistory;
import com.traveease.schema.history.SchemaState;
import com.traveease.schema.history.StateReader;
import com.traveease.schema.keep.Kept;
import com.traveease.schema.lock.LockRetry;
import com.traveease.schema.lock.LockTimeoutException;
import com.traveease.schema.progress.MigrationListener;
import com.traveease.schema.restore.MisfitException;
import com.traveease.schema.restore.Prefer;
import com.traveease.schema.restore.Restoring;
import com.traveease.schema.restore.UnfinishedRestores;
import com.traveease.schema.revision.InvalidTargetException;
import com.traveease.schema.revision.Revision;
import com.traveease.schema.runs.RecordedRun;
import com.traveease.schema.runs.RunNote;
import com.traveease.schema.runs.RunRecorder;

/** What downgrades have kept: listed, put back, deleted. */
public final class KeptRows {

    private final Database database;
    private final StateReader reader;
    private final LockedSchema locked;
    private final LockRetry retry;
    private final RunRecorder runs;

    KeptRows(Database database, StateReader reader, LockedSchema locked, LockRetry retry, RunRecorder runs) {
        this.database = database;
        this.reader = reader;
        this.locked = locked;
        this.retry = retry;
        this.runs = runs;
    }

    /** Oldest first. */
    public List<Restoring.Entry> all() {
        try (Connection connection = database.connect(Database.ANSWER_LIMIT)) {
            return new Restoring(connection, this::connect).all();
        } catch (SQLException e) {
            throw DatabaseUnavailableException.of(database.address(), e);
        }
    }

    /** As {@link UnfinishedRestores#inWords}. */
    public List<String> interruptedInWords() {
        try (Connection connection = database.connect(Database.ANSWER_LIMIT)) {
            return UnfinishedRestores.inWords(connection, reader);
        } catch (SQLException e) {
            throw DatabaseUnavailableException.of(database.address(), e);
        }
    }

    /** Puts back all that was kept when one revision was undone. */
    public List<Restoring.Restored> restore(Revision revision, MigrationListener listener) {
        return restore(List.of(revision), List.of(), Optional.empty(), listener);
    }

    /**
     * Puts back what was kept when revisions were undone.
     *
     * @param revisions oldest first
     * @param tables to which it is limited, by the names that they had; none for all
     * @param prefer where a row has another value now; empty to refuse that
     * @throws InvalidTargetException when a revision is not applied
     * @throws MisfitException when something does not fit; nothing is changed
     * @throws MigrationRefusedException when something has to be done before; nothing is changed
     * @throws MigrationFailedException when it ends on the way; the same again continues
     * @throws LockTimeoutException when another process held the lock for too long
     */
    public List<Restoring.Restored> restore(List<Revision> revisions, List<String> tables, Optional<Prefer> prefer,
            MigrationListener listener) {
        List<Restoring.Restored> restored = new ArrayList<>();
        recorded("restore", listener, (connection, state) -> {
            for (Revision revision : revisions) {
                if (!state.isApplied(revision)) {
                    throw new InvalidTargetException("%s is not applied here. Apply it again first: upgrade %s"
                            .formatted(revision.id(), revision.id()));
                }
            }
            try (Connection other = connect()) {
                restored.addAll(new Restoring(other, this::connect).restore(revisions, tables, prefer, listener::warning));
            }
            return restored.stream().map(one -> "%s of %s was put back: %d rows.".formatted(one.kept().what(),
                    one.kept().revision(), one.rows())).toList();
        });
        return restored;
    }

    /** A large table takes its time. */
    private Connection connect() throws SQLException {
        Connection connection = database.connect(Database.ANSWER_LIMIT);
        connection.setNetworkTimeout(Runnable::run, 0);
        retry.bounds().set(connection);
        return connection;
    }

    /** Throws as {@link Restoring#purge}. */
    public void purge(List<Kept> entries, MigrationListener listener) {
        recorded("purge", listener, (connection, state) -> {
            new Restoring(connection, this::connect).purge(entries, state);
            return entries.stream().map(kept -> "%s of %s was deleted.".formatted(kept.what(), kept.revision())).toList();
        });
    }

    private interface Work {
        /** @return what was done, in sentences */
        List<String> run(Connection connection, SchemaState state) throws SQLException;
    }

    private void recorded(String command, MigrationListener listener, Work work) {
        RecordedRun run = runs.of(command, listener);
        RunEnd.recorded(run, () -> locked.runUnrecorded(run.listening(), (connection, lock) -> {
            SchemaState state = reader.at(connection);
            run.begin(connection, new SchemaHistory(connection, reader.revisions().rules()).user(), false, state.current(),
                    state.current());
            List<String> done = lock.keptDuring(() -> work.run(connection, state));
            done.forEach(sentence -> run.note(RunNote.of(RunNote.Topic.KEPT, sentence)));
            run.done(connection, state.current());
            return state;
        }));
    }
}
