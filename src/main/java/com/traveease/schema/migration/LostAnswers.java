package com.traveease.schema.migration;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import com.traveease.schema.history.SchemaState;
import com.traveease.schema.progress.ForwardingListener;
import com.traveease.schema.progress.MigrationListener;
import com.traveease.schema.revision.Step;

/**
 * Passes on what a run tells; and the end of a script whose commit was answered by nobody, when the next connection shows that
 * it was made.
 */
final class LostAnswers extends ForwardingListener {

    private record End(Step step, Duration took) {
    }

    /** Sent, and not answered yet. */
    private Optional<End> sent = Optional.empty();

    LostAnswers(MigrationListener listener) {
        super(listener);
    }

    /** The commit that records the script as applied, or as undone, is about to be sent. */
    void ending(Step step, Duration took) {
        sent = Optional.of(new End(step, took));
    }

    @Override
    public void started(Step step) {
        sent = Optional.empty();
        super.started(step);
    }

    @Override
    public void finished(Step step, Duration took, SchemaState now) {
        sent = Optional.empty();
        super.finished(step, took, now);
    }

    /**
     * What the run finds on its next connection.
     *
     * @param left all that is to be run; a script whose end was sent and that is not among them has ended
     */
    void resumed(List<Step> left, SchemaState now) {
        sent.filter(end -> !left.contains(end.step())).ifPresent(end -> finished(end.step(), end.took(), now));
    }
}
