package com.traveease.schema.service;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

import org.jboss.logging.Logger;

import com.traveease.schema.history.SchemaState;
import com.traveease.schema.history.SeenRevisions;
import com.traveease.schema.journal.Pause;
import com.traveease.schema.progress.MigrationListener;
import com.traveease.schema.progress.Progress;
import com.traveease.schema.progress.ProgressLines;
import com.traveease.schema.revision.Step;

/** Makes the steps of a run visible. */
public final class StatusReporter implements MigrationListener {

    private static final Logger LOG = Logger.getLogger("com.traveease.schema");

    private final ProgressLines lines = new ProgressLines();
    private final StatusBoard board;
    private final SeenRevisions seen;
    private SchemaState schema;
    private boolean changed;

    /**
     * @param schema what the database has before the run
     */
    public StatusReporter(StatusBoard board, SeenRevisions seen, SchemaState schema) {
        this.board = board;
        this.seen = seen;
        this.schema = schema;
    }

    /** Whether a step has ended. */
    boolean hasChanged() {
        return changed;
    }

    @Override
    public void waitingForLock(String holder, SchemaState now) {
        seen.note(now);
        schema = now.released();
        board.held(now.lacksOnlyBackground() ? State.BACKGROUND : State.WAITING_FOR_LOCK, holder, now);
    }

    @Override
    public void paused(Optional<Pause> pause) {
        board.paused(pause);
    }

    private State state() {
        return schema.lacksOnlyBackground() ? State.BACKGROUND : State.MIGRATING;
    }

    @Override
    public void started(Step step) {
        LOG.infof("Running %s of %s", step.direction().name().toLowerCase(Locale.ROOT), step.id());
        board.publish(state(), Optional.of(step.id()), Optional.of(schema), Optional.empty());
    }

    @Override
    public void continuing(Step step, String where) {
        LOG.infof("Resuming %s %s", step.script().name(), where);
    }

    @Override
    public void running(Progress progress) {
        board.publish(state(), Optional.of("%s, statement %d of %d".formatted(progress.step().id(),
                progress.statement(), progress.statements())), Optional.of(schema), Optional.of(progress));
    }

    @Override
    public void progressed(Progress progress) {
        board.progressed(progress);
        lines.on(progress).ifPresent(LOG::info);
    }

    @Override
    public void waiting(Progress progress, String reason, Optional<Pause> pause) {
        board.paused(pause);
        LOG.info(progress.waits(reason));
    }

    @Override
    public void goingOn(Progress progress, Duration waited) {
        board.paused(Optional.empty());
        LOG.info(progress.goesOn(waited));
    }

    @Override
    public void retrying(Progress progress, String reason) {
        LOG.warnf("%s, statement %d of %d: %s; trying again", progress.step().script().name(), progress.statement(),
                progress.statements(), reason);
    }

    @Override
    public void connectionLost(String reason) {
        board.unknown(State.WAITING_FOR_DATABASE, reason);
    }

    @Override
    public void stamping(Optional<String> from, Optional<String> to) {
        LOG.infof("Recording %s as applied, without running it", to.orElse("base"));
    }

    @Override
    public void warning(String message) {
        LOG.warn(message);
    }

    @Override
    public void finished(Step step, Duration took, SchemaState now) {
        seen.note(now);
        schema = now;
        changed = true;
        LOG.infof("%s is applied, %d ms", step.id(), took.toMillis());
    }
}
