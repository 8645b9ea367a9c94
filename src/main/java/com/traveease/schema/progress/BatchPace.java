package com.traveease.schema.progress;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import com.traveease.schema.batch.BatchPlace;
import com.traveease.schema.batch.BatchReport;

/**
 * How quick the batches of a statement have been in the last minutes, and how far they are. What limits them, and rows that
 * others hold, make them slow; a pause does not: how long that will be only a person knows.
 */
public final class BatchPace {

    private static final Duration TOLD_EVERY = Duration.ofSeconds(1);

    private final StatementReporter reporter;
    private final long connectionId;
    private final RecentPace recent;
    private long rows;
    private Duration took = Duration.ZERO;
    private Instant lap = Instant.now();
    private Instant next = lap.plus(TOLD_EVERY);

    /** @param connectionId of the run */
    public BatchPace(StatementReporter reporter, long connectionId, BatchPlace place) {
        this.reporter = reporter;
        this.connectionId = connectionId;
        this.recent = new RecentPace(place.done());
        worked(place);
    }

    /** The time since the last call was work, up to this place. */
    public void worked(BatchPlace place) {
        rows = place.rows();
        Duration batch = lap();
        took = took.plus(batch);
        recent.at(place.done(), took);
        reporter.worked(new BatchWork(rows, batch, Duration.ZERO));
    }

    /**
     * The time since the last call was waited.
     *
     * @param paused because of a person, at least in part
     */
    public void waited(boolean paused) {
        Duration waited = lap();
        took = paused ? took : took.plus(waited);
        reporter.worked(new BatchWork(rows, Duration.ZERO, waited));
    }

    private Duration lap() {
        Instant now = Instant.now();
        Duration since = Duration.between(lap, now);
        lap = now;
        return since;
    }

    /** Says from time to time how far it is. */
    public void tell(BatchPlace place) {
        Instant now = Instant.now();
        if (now.isAfter(next)) {
            next = now.plus(TOLD_EVERY);
            reporter.progressed(AlterProgress.ofBatches(place, report(place, Optional.empty())));
        }
    }

    /** What there is to say beside the place. The time since the last call counts. */
    public BatchReport report(BatchPlace place, Optional<BatchReport.Waiting> wait) {
        return new BatchReport(connectionId,
                recent.rowsPerSecond(place.done(), took.plus(Duration.between(lap, Instant.now()))), wait);
    }
}
