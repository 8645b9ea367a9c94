package com.traveease.schema.history;

import java.time.Instant;
import java.util.Optional;

import com.traveease.schema.batch.BatchPlace;
import com.traveease.schema.batch.BatchReport;
import com.traveease.schema.journal.JournalEntry;
import com.traveease.schema.revision.Revisions;
import com.traveease.schema.revision.Step;
import com.traveease.schema.sql.InvalidScriptException;

/**
 * A statement in batches that another process runs now, as its row in the journal says.
 *
 * @param statement from 1
 * @param statements how many the script has
 * @param since when its first run began it
 */
public record RunningBatches(Step step, int statement, int statements, Instant since, BatchPlace place, BatchReport report) {

    /**
     * Empty unless the connection that has the lock of the schema has written the row: what it says may be left by a run that
     * was killed.
     *
     * @param last of the journal
     * @param holder the connection that has the lock
     */
    static Optional<RunningBatches> of(Interrupted script, JournalEntry last, long holder, Revisions revisions) {
        return Optional.of(last).filter(entry -> entry.mark() == JournalEntry.Mark.BEGUN)
                .flatMap(entry -> BatchReport.of(entry.fingerprint()))
                .filter(report -> report.connectionId() == holder)
                .flatMap(report -> script.step(revisions).flatMap(step -> of(step, last, report)));
    }

    private static Optional<RunningBatches> of(Step step, JournalEntry last, BatchReport report) {
        try {
            return BatchPlace.of(last.fingerprint()).map(place -> new RunningBatches(step, last.statement(),
                    step.script().statements().size(), last.startedAt(), place, report));
        } catch (InvalidScriptException e) {
            return Optional.empty(); // that process has another text of the script
        }
    }
}
