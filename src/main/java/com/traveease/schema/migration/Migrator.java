package com.traveease.schema.migration;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

import com.traveease.schema.adoption.AdoptionMode;
import com.traveease.schema.adoption.AdoptionReport;
import com.traveease.schema.config.AllowedBlocking;
import com.traveease.schema.config.OnDataLoss;
import com.traveease.schema.config.OnWarning;
import com.traveease.schema.config.RunSettings;
import com.traveease.schema.config.ThrottleSettings;
import com.traveease.schema.connection.Database;
import com.traveease.schema.connection.DatabaseUnavailableException;
import com.traveease.schema.drift.Ignored;
import com.traveease.schema.drift.Recorder;
import com.traveease.schema.failure.MigrationFailedException;
import com.traveease.schema.forecast.BlockingGuard;
import com.traveease.schema.history.MigrationRefusedException;
import com.traveease.schema.history.Redo;
import com.traveease.schema.history.SchemaState;
import com.traveease.schema.history.SeenRevisions;
import com.traveease.schema.history.StateReader;
import com.traveease.schema.journal.PauseRow;
import com.traveease.schema.keep.Keeping;
import com.traveease.schema.lock.LockRetry;
import com.traveease.schema.lock.LockTimeoutException;
import com.traveease.schema.lock.LockTimeouts;
import com.traveease.schema.lock.SessionBounds;
import com.traveease.schema.progress.MigrationListener;
import com.traveease.schema.restore.UnfinishedRestores;
import com.traveease.schema.revision.Direction;
import com.traveease.schema.revision.InvalidTargetException;
import com.traveease.schema.revision.Revision;
import com.traveease.schema.revision.Revisions;
import com.traveease.schema.revision.Target;
import com.traveease.schema.runs.RecordedRun;
import com.traveease.schema.runs.RunNote;
import com.traveease.schema.runs.RunRecorder;
import com.traveease.schema.throttle.Throttle;

/**
 * Moves a schema between revisions.
 * <p>
 * The names of scripts, their checksums and the history table are as in Flyway, to the byte, so that it and this program can
 * take turns on one database. No code of Flyway is used: it keeps no journal, locks and re-reads for every script, and does not
 * downgrade. Here one connection has the lock, the statements and the history, and both directions are one path.
 */
public final class Migrator implements MigrationAtStart {

    private final Database database;
    private final Revisions revisions;
    private final StateReader reader;
    private final LockedSchema locked;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final LockRetry retry;
    private final ResumingMove resuming;
    private final Recorder recorder;
    private final RunRecorder runs;
    private final AllowedBlocking blocking;
    private final Questions questions;
    private final ThrottleSettings throttle;

    public Migrator(Database database, Revisions revisions, LockTimeouts timeouts) {
        this(database, revisions, timeouts, OnWarning.GO_ON);
    }

    public Migrator(Database database, Revisions revisions, LockTimeouts timeouts, OnWarning onWarning) {
        this(database, revisions, timeouts, onWarning, Ignored.LEFTOVERS, RunSettings.DEFAULT);
    }

    /** @param ignored what may change in the schema without a warning */
    public Migrator(Database database, Revisions revisions, LockTimeouts timeouts, OnWarning onWarning, Ignored ignored,
            RunSettings recording) {
        this(database, revisions, timeouts, onWarning, ignored, recording, AllowedBlocking.DEFAULT);
    }

    /** @param blocking which tables may be blocked */
    public Migrator(Database database, Revisions revisions, LockTimeouts timeouts, OnWarning onWarning, Ignored ignored,
            RunSettings recording, AllowedBlocking blocking) {
        this(database, revisions, timeouts, onWarning, ignored, recording, blocking, ThrottleSettings.DEFAULT);
    }

    /** @param throttle above which load no batch begins */
    public Migrator(Database database, Revisions revisions, LockTimeouts timeouts, OnWarning onWarning, Ignored ignored,
            RunSettings recording, AllowedBlocking blocking, ThrottleSettings throttle) {
        this.throttle = throttle;
        this.database = database;
        this.blocking = blocking;
        this.revisions = revisions;
        this.reader = new StateReader(revisions);
        this.retry = new LockRetry(stop, timeouts.statement());
        this.questions = new Questions(database, retry);
        this.recorder = new Recorder(database, reader, retry, ignored);
        this.runs = new RunRecorder(database, retry, recording);
        this.locked = new LockedSchema(database, reader, timeouts.schema(), retry, stop, recorder);
        this.resuming = new ResumingMove(database, locked, retry, stop, onWarning);
    }

    /**
     * @param lockLimit how long to wait for another process that migrates the same schema
     */
    public Migrator(Database database, Revisions revisions, Duration lockLimit) {
        this(database, revisions, new LockTimeouts(lockLimit, SessionBounds.LOCK_WAIT));
    }

    @Override
    public SchemaState state() {
        return questions.ask(reader::withHolder);
    }

    /** As {@link #state()}, on the same connection. */
    public StateAndPause stateAndPause() {
        return questions.ask(connection -> new StateAndPause(reader.withHolder(connection), PauseRow.of(connection).shown()));
    }

    /** The same, and what {@link UnfinishedRestores#inWords} says. */
    public SchemaStatus status() {
        return questions.ask(connection -> new SchemaStatus(reader.withHolder(connection), PauseRow.of(connection).shown(),
                UnfinishedRestores.inWords(connection, reader)));
    }

    @Override
    public SchemaState state(Connection connection) throws SQLException {
        return reader.withHolder(connection);
    }

    /** As {@link #upgrade(Target, MigrationListener)}, to head. */
    public SchemaState upgrade(MigrationListener listener) {
        return upgrade(Target.HEAD, listener);
    }

    /**
     * Applies what is pending up to a revision. When nothing is, the lock is not even asked for.
     *
     * @return what the database has afterwards
     * @throws MigrationRefusedException when the history and the scripts do not fit together; nothing was run
     * @throws InvalidTargetException when there is no such place, or it is below where the schema is; nothing was run
     * @throws LockTimeoutException when another process held the lock for too long; nothing was run
     * @throws MigrationFailedException when a statement failed
     * @throws DatabaseUnavailableException when there is no connection, or it was lost
     */
    public SchemaState upgrade(Target target, MigrationListener listener) {
        return move(target, Direction.UPGRADE, listener, OnDataLoss.ALLOW, new SeenRevisions(), reader);
    }

    /**
     * As {@link #upgrade(Target, MigrationListener)}, with something that is done behind the lock before the first statement.
     */
    public SchemaState upgrade(Target target, MigrationListener listener, Preparation preparation) {
        return move(target, Direction.UPGRADE, listener, OnDataLoss.ALLOW, new SeenRevisions(), reader, false, preparation);
    }

    /**
     * Undoes revisions, newest first.
     *
     * @return and throws as {@link #upgrade(Target, MigrationListener)}; irreversible revisions, and the loss of rows unless
     *         that is allowed, are refused before anything is run
     */
    public SchemaState downgrade(Target target, OnDataLoss onDataLoss, MigrationListener listener) {
        return move(target, Direction.DOWNGRADE, listener, onDataLoss, new SeenRevisions(), reader);
    }

    /**
     * As {@link #downgrade}; the rows of tables and the values of columns that undo scripts drop are brought to a schema beside
     * first, and are not lost.
     *
     * @param onDataLoss what to do about what cannot be kept
     */
    public SchemaState downgradeKeeping(Target target, OnDataLoss onDataLoss, MigrationListener listener) {
        return move(target, Direction.DOWNGRADE, listener, onDataLoss, new SeenRevisions(), reader, true, Preparation.NONE);
    }

    /** What a run would do. */
    public Planning planning() {
        return new Planning(questions, reader, retry, blocking);
    }

    /** What a person knows better than the record. */
    public Corrections corrections() {
        return new Corrections(reader, locked, recorder, historyChange());
    }

    /** What downgrades kept. */
    public KeptRows keptRows() {
        return new KeptRows(database, reader, locked, retry, runs);
    }

    /**
     * Undoes the newest revision, whose script may have been edited since, and applies it as it is now. Where it is not
     * applied,
     * it is only applied.
     *
     * @return and throws as {@link #downgrade}, and {@link InvalidTargetException} when it is not the newest or the next
     */
    public SchemaState redo(Revision revision, OnDataLoss onDataLoss, MigrationListener listener) {
        return redo(revision, onDataLoss, false, listener);
    }

    /** @param keeps whether what the undo script drops is kept, as in {@link #downgradeKeeping} */
    public SchemaState redo(Revision revision, OnDataLoss onDataLoss, boolean keeps, MigrationListener listener) {
        StateReader accepting = reader.accepting(revision);
        Redo redo = new Redo(questions.ask(accepting::withHolder), revision);
        if (redo.undoes()) {
            move(Target.of(redo.below()), Direction.DOWNGRADE, listener, onDataLoss, new SeenRevisions(),
                    accepting, keeps, Preparation.NONE);
        }
        return upgrade(Target.of(Optional.of(revision)), listener);
    }

    /**
     * Takes over a schema that Alembic kept. Nothing is run in it and no data is touched; what the scripts would have made is
     * made in a scratch schema on the same server.
     *
     * @throws MigrationRefusedException when there is nothing to take over, or it cannot be found out whether that may be done
     * @throws LockTimeoutException when another process held the lock for too long
     */
    public AdoptionReport adopt(AdoptionMode mode, MigrationListener listener) {
        return historyChange().adopt(mode, listener);
    }

    /**
     * As {@link #upgrade(MigrationListener)}, but a schema that Alembic keeps is taken over first.
     *
     * @throws MigrationRefusedException also when something blocks that
     */
    public SchemaState adoptAndUpgrade(MigrationListener listener) {
        return adoptAndUpgrade(listener, new SeenRevisions());
    }

    @Override
    public SchemaState adoptAndUpgrade(MigrationListener listener, SeenRevisions seen) {
        StateReader.Seen found = questions.ask(reader::withHolderAndRecord);
        SchemaState state = found.state();
        if (state.isUpToDate() && state.problems().isEmpty() && found.isRecorded()) {
            return state; // what most starts find; a second connection would be all that they pay for
        }
        if (state.isAlembics()) {
            AdoptionReport report = adopt(AdoptionMode.TAKE_OVER, listener);
            if (report.outcome() == AdoptionReport.Outcome.BLOCKED) {
                throw new MigrationRefusedException(report.summary());
            }
        }
        return move(Target.HEAD, Direction.UPGRADE, listener, OnDataLoss.ALLOW, seen, reader);
    }

    @Override
    public void requireFirst(Runnable check) {
        resuming.requireFirst(check);
    }

    /**
     * Says something in the record of the next upgrade or downgrade; once that was begun, in its own, also after its end. What
     * is said of one that has nothing to do is not kept.
     */
    @Override
    public void note(RunNote note) {
        runs.note(note);
    }

    /** After the statement that it is at. */
    @Override
    public void stop() {
        stop.countDown();
    }

    @Override
    public void interrupt() {
        resuming.interrupt();
    }

    private HistoryChange historyChange() {
        return new HistoryChange(database, reader, locked, retry, runs);
    }

    private SchemaState move(Target target, Direction direction, MigrationListener listener, OnDataLoss onDataLoss,
            SeenRevisions seen, StateReader reader) {
        return move(target, direction, listener, onDataLoss, seen, reader, false, Preparation.NONE);
    }

    private SchemaState move(Target target, Direction direction, MigrationListener listener, OnDataLoss onDataLoss,
            SeenRevisions seen, StateReader reader, boolean keeps, Preparation preparation) {
        RecordedRun run = runs.of(direction.name().toLowerCase(Locale.ROOT), listener);
        MigrationListener listening = run.listening();
        Optional<Keeping> keeping = keeps ? Optional.of(new Keeping(database, retry, listening)) : Optional.empty();
        try (Throttle turns = new Throttle(throttle, database.address(), stop, listening::warning)) {
            return resuming.run(new Move(target, direction, onDataLoss, database, reader, listening, seen, keeping,
                    new BlockingGuard(questions::patient, questions::patient, database.address().schema(), blocking,
                            run.isWanted()),
                    turns),
                    reader,
                    listening, run, new Preparing(preparation, this::note));
        }
    }
}
