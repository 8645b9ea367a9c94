package com.traveease.schema.runs;

import java.time.Duration;
import java.util.OptionalLong;

import com.traveease.schema.history.SchemaState;
import com.traveease.schema.progress.BatchWork;
import com.traveease.schema.progress.ForwardingListener;
import com.traveease.schema.progress.MigrationListener;
import com.traveease.schema.progress.Progress;
import com.traveease.schema.revision.Step;

/** Notes what the record of a run needs. */
final class RunListener extends ForwardingListener {

    private final RecordedRun run;

    RunListener(RecordedRun run, MigrationListener listener) {
        super(listener);
        this.run = run;
    }

    @Override
    public void ran(Progress progress, OptionalLong rows) {
        run.ran(progress, rows);
        super.ran(progress, rows);
    }

    @Override
    public void worked(Progress progress, BatchWork work) {
        run.worked(progress, work);
        super.worked(progress, work);
    }

    @Override
    public void finished(Step step, Duration took, SchemaState now) {
        run.finished(step, took);
        super.finished(step, took, now);
    }

    @Override
    public void warning(String message) {
        run.warned(message);
        super.warning(message);
    }

    @Override
    public void kept(String what, String schema) {
        run.note(RunNote.of(RunNote.Topic.KEPT, "%s is kept in %s.".formatted(what, schema)));
        super.kept(what, schema);
    }
}
