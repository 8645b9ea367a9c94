package com.traveease.schema.progress;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

import com.traveease.schema.history.SchemaState;
import com.traveease.schema.journal.Pause;
import com.traveease.schema.revision.Step;

/** Forwards all events. A subclass overrides the events that it handles and forwards them too. */
public abstract class ForwardingListener implements MigrationListener {

    private final MigrationListener listener;

    protected ForwardingListener(MigrationListener listener) {
        this.listener = listener;
    }

    @Override
    public void waitingForLock(String holder, SchemaState now) {
        listener.waitingForLock(holder, now);
    }

    @Override
    public void paused(Optional<Pause> pause) {
        listener.paused(pause);
    }

    @Override
    public void started(Step step) {
        listener.started(step);
    }

    @Override
    public void continuing(Step step, String where) {
        listener.continuing(step, where);
    }

    @Override
    public void running(Progress progress) {
        listener.running(progress);
    }

    @Override
    public void ran(Progress progress, OptionalLong rows) {
        listener.ran(progress, rows);
    }

    @Override
    public void worked(Progress progress, BatchWork work) {
        listener.worked(progress, work);
    }

    @Override
    public void progressed(Progress progress) {
        listener.progressed(progress);
    }

    @Override
    public void waiting(Progress progress, String reason, Optional<Pause> pause) {
        listener.waiting(progress, reason, pause);
    }

    @Override
    public void goingOn(Progress progress, Duration waited) {
        listener.goingOn(progress, waited);
    }

    @Override
    public void retrying(Progress progress, String reason) {
        listener.retrying(progress, reason);
    }

    @Override
    public void connectionLost(String reason) {
        listener.connectionLost(reason);
    }

    @Override
    public void finished(Step step, Duration took, SchemaState now) {
        listener.finished(step, took, now);
    }

    @Override
    public void stamping(Optional<String> from, Optional<String> to) {
        listener.stamping(from, to);
    }

    @Override
    public void stampedAlready(Optional<String> current) {
        listener.stampedAlready(current);
    }

    @Override
    public void told(String message) {
        listener.told(message);
    }

    @Override
    public void warning(String message) {
        listener.warning(message);
    }

    @Override
    public void kept(String what, String schema) {
        listener.kept(what, schema);
    }
}
