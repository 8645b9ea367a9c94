package com.traveease.schema.rehearsal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.traveease.schema.history.SchemaState;
import com.traveease.schema.progress.ForwardingListener;
import com.traveease.schema.progress.MigrationListener;
import com.traveease.schema.progress.Progress;
import com.traveease.schema.revision.Step;

/** Measures the statements of a leg, and passes on what concerns a person. */
final class StatementTimes extends ForwardingListener {

    private final boolean warns;
    private final List<TimedStatement> done = new ArrayList<>();
    private Optional<Progress> running = Optional.empty();
    private long since;

    /** @param warns whether the server's warnings are passed on */
    StatementTimes(MigrationListener listener, boolean warns) {
        super(listener);
        this.warns = warns;
    }

    /** Those that were begun, with the one that failed. */
    List<TimedStatement> all() {
        end();
        return done;
    }

    private void end() {
        running.ifPresent(last -> done.add(new TimedStatement(last.step(), last.statement(),
                Duration.ofNanos(System.nanoTime() - since))));
        running = Optional.empty();
    }

    @Override
    public void running(Progress progress) {
        // It may be sent again, after a deadlock for one.
        if (running.filter(last -> last.step().equals(progress.step()) && last.statement() == progress.statement())
                .isEmpty()) {
            end();
            since = System.nanoTime();
        }
        running = Optional.of(progress);
        super.running(progress);
    }

    @Override
    public void finished(Step step, Duration took, SchemaState now) {
        end();
        super.finished(step, took, now);
    }

    @Override
    public void warning(String message) {
        if (warns) {
            super.warning(message);
        }
    }

    @Override
    public void started(Step step) {
        // That a run starts would be taken for one in the live schema.
    }

    @Override
    public void continuing(Step step, String where) {
        // As above.
    }

    @Override
    public void told(String message) {
        // What is waited for there is nobody's.
    }

    @Override
    public void stamping(Optional<String> from, Optional<String> to) {
        // A plan does not stamp.
    }
}
