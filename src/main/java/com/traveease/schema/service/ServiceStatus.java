package com.traveease.schema.service;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import com.traveease.schema.history.RevisionEntry;
import com.traveease.schema.history.SchemaState;
import com.traveease.schema.journal.Pause;
import com.traveease.schema.progress.Progress;

/**
 * What the service knows at one moment.
 *
 * @param reason for a state other than ready, one sentence
 * @param schema empty when the database cannot be asked: not known is not the same as empty
 * @param running the statement that this process runs now
 * @param paused what holds statements in batches up, as of the last look
 * @param since when this state began
 */
public record ServiceStatus(State state, Optional<String> reason, Optional<SchemaState> schema, Optional<Progress> running,
        Optional<Pause> paused, Instant since) {

    static ServiceStatus starting() {
        return new ServiceStatus(State.STARTING, Optional.of("The database has not been queried yet."), Optional.empty(),
                Optional.empty(), Optional.empty(), Instant.now());
    }

    /** The statement that runs now; of another process only one in batches is known. */
    public Optional<Progress> runningAnywhere() {
        return running.or(() -> schema.flatMap(Progress::elsewhere));
    }

    /** Every revision with its state; empty when the database cannot be asked. */
    public Optional<List<RevisionEntry>> entries() {
        return schema.map(known -> RevisionEntry.all(known, running.map(progress -> progress.step().id())));
    }

    /** For a log. */
    String line() {
        return "Schema " + state.word() + schema.flatMap(SchemaState::current).map(current -> " at " + current).orElse("")
                + (running.isPresent() ? "" : reason.map(why -> ": " + why).orElse(""));
    }
}
