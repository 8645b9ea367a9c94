package com.traveease.schema.cli;

import java.io.PrintWriter;
import java.time.Duration;

import com.traveease.schema.migration.MigrationListener;
import com.traveease.schema.migration.Progress;
import com.traveease.schema.migration.SchemaState;
import com.traveease.schema.migration.Step;
import com.traveease.schema.revision.Direction;

/** Tells of a run on stderr, in lines as Alembic's users know them. */
final class ConsoleLog implements MigrationListener {

    private final PrintWriter err;
    private boolean waiting;

    ConsoleLog(PrintWriter err) {
        this.err = err;
    }

    @Override
    public void waitingForLock(String holder, SchemaState now) {
        if (!waiting) {
            info("Waiting for the lock of this schema, held by " + holder);
            waiting = true;
        }
    }

    @Override
    public void started(Step step) {
        info("Running %s %s, %s".formatted(step.direction() == Direction.UPGRADE ? "upgrade" : "downgrade",
                step.revision().id(), step.revision().description()));
    }

    @Override
    public void running(Progress progress) {
        // A line for each script is enough in a log.
    }

    @Override
    public void retrying(Progress progress, String reason) {
        info("%s, statement %d of %d: %s; trying again".formatted(progress.step().revision().id(), progress.statement(),
                progress.statements(), reason));
    }

    @Override
    public void finished(Step step, Duration took, SchemaState now) {
        // The next line, or the end of the run, says it.
    }

    private void info(String line) {
        err.println("INFO  [traveease.schema] " + line);
        err.flush();
    }
}
