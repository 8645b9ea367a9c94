package com.traveease.schema.migration;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import com.traveease.schema.history.SchemaState;
import com.traveease.schema.progress.ForwardingListener;
import com.traveease.schema.progress.MigrationListener;
import com.traveease.schema.revision.Step;

/** Passes on what a run tells; and the end of a script as well whose last commit was made, and answered by nobody. */
final class LostAnswers extends ForwardingListener {

    private Optional<Step> open = Optional.empty();
    private Instant began = Instant.EPOCH;

    LostAnswers(MigrationListener listener) {
        super(listener);
    }

    @Override
    public void started(Step step) {
        if (!open.equals(Optional.of(step))) { // else the run goes on with it
            open = Optional.of(step);
            began = Instant.now();
        }
        super.started(step);
    }

    @Override
    public void finished(Step step, Duration took, SchemaState now) {
        open = Optional.empty();
        super.finished(step, took, now);
    }

    /**
     * What the run finds on its next connection.
     *
     * @param left all that is to be run; a script that was started and is not among them has ended
     */
    void resumed(List<Step> left, SchemaState now) {
        open.filter(step -> !left.contains(step))
                .ifPresent(step -> finished(step, Duration.between(began, Instant.now()), now));
    }
}
