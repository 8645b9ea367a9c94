package com.traveease.schema.migration;

import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Consumer;

import com.traveease.schema.runs.RunNote;

/** A preparation and what is left of it: a run that resumes on another connection is not prepared again. */
final class Preparing implements AutoCloseable {

    private final Preparation preparation;
    private final Consumer<RunNote> notes;
    private Optional<Preparation.Guard> guard = Optional.empty();

    Preparing(Preparation preparation, Consumer<RunNote> notes) {
        this.preparation = preparation;
        this.notes = notes;
    }

    Consumer<RunNote> notes() {
        return notes;
    }

    void before(Preparation.Run run) throws SQLException, InterruptedException {
        if (guard.isEmpty() && !run.plan().steps().isEmpty()) {
            guard = Optional.of(preparation.begin(run));
        }
    }

    @Override
    public void close() {
        guard.ifPresent(Preparation.Guard::close);
    }
}
