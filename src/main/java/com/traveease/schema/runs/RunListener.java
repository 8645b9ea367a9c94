package com.traveease.schema.runs;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

import com.traveease.schema.history.SchemaState;
import com.traveease.schema.progress.MigrationListener;
import com.traveease.schema.progress.Progress;
import com.traveease.schema.revision.Step;

/** Notes what the record of a run needs, and passes everything on. */
record RunListener(RecordedRun run, MigrationListener listener) implements MigrationListener {

    @Override
    public void waitingForLock(String holder, SchemaState now) {
        listener.waitingForLock(holder, now);
    }

    @Override
    public void started(Step step) {
        listener.started(step);
    }

    @Override
    public void continuing(Step step, int applied, int statements) {
        listener.continuing(step, applied, statements);
    }

    @Override
    public void running(Progress progress) {
        listener.running(progress);
    }

    @Override
    public void ran(Progress progress, OptionalLong rows) {
        run.ran(progress, rows);
        listener.ran(progress, rows);
    }

    @Override
    public void progressed(Progress progress) {
        listener.progressed(progress);
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
        run.finished(step, took);
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
        run.warned(message);
        listener.warning(message);
    }

    @Override
    public void kept(String what, String schema) {
        run.note(RunNote.of(RunNote.Topic.KEPT, "%s is kept in %s.".formatted(what, schema)));
        listener.kept(what, schema);
    }
}
