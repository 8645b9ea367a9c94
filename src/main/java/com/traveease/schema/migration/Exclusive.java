package com.traveease.schema.migration;

import java.sql.SQLException;
import java.time.Duration;

import com.traveease.schema.lock.ExclusiveUse;
import com.traveease.schema.runs.RunNote;

/** A run that begins when no other session uses the schema. */
public record Exclusive(Duration limit, Preparation then) implements Preparation {

    @Override
    public Guard begin(Run run) throws SQLException, InterruptedException {
        ExclusiveUse use = new ExclusiveUse(limit);
        Duration waited = use.await(run.connection(), run.stop(), run.listener()::told, run.listener()::warning);
        run.notes().accept(RunNote.of(RunNote.Topic.EXCLUSIVE,
                "No other session was seen to use the schema when the run began, after a wait of %d s."
                        .formatted(waited.toSeconds())));
        Guard other = then.begin(run);
        // Behind the others: what they do is on sessions of its own.
        ExclusiveUse.Watch watch = use.watch(run.database(), words -> {
            run.listener().warning(words);
            run.notes().accept(RunNote.of(RunNote.Topic.EXCLUSIVE, words));
        });
        return () -> {
            watch.close();
            other.close();
        };
    }
}
