package com.traveease.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.traveease.schema.history.SchemaState;
import com.traveease.schema.progress.MigrationListener;
import com.traveease.schema.progress.Progress;
import com.traveease.schema.revision.Step;

/** Says nothing and remembers which steps it saw. */
public class Silent implements MigrationListener {

    public final List<Step> finished = new ArrayList<>();
    public final List<Progress> ran = new ArrayList<>();
    public final List<String> warnings = new ArrayList<>();

    @Override
    public void waitingForLock(String holder, SchemaState now) {
    }

    @Override
    public void started(Step step) {
    }

    @Override
    public void running(Progress progress) {
        ran.add(progress);
    }

    @Override
    public void retrying(Progress progress, String reason) {
    }

    @Override
    public void connectionLost(String reason) {
        warnings.add(reason);
    }

    @Override
    public void finished(Step step, Duration took, SchemaState now) {
        finished.add(step);
    }

    @Override
    public void stamping(Optional<String> from, Optional<String> to) {
    }

    @Override
    public void warning(String message) {
        warnings.add(message);
    }
}
