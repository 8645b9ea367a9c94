package com.traveease.schema.execution;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

import com.traveease.schema.batch.BatchPlace;
import com.traveease.schema.progress.AlterProgress;
import com.traveease.schema.progress.BatchWork;
import com.traveease.schema.sql.GroupedNumber;

/**
 * How quick the batches of a statement are, and how far they are. The time that it waits for its turn or for rows is not
 * theirs.
 */
final class BatchPace {

    private static final Duration TOLD_EVERY = Duration.ofSeconds(1);

    private final StatementSender sender;
    private final long walkedBefore;
    private long rows;
    private Duration took = Duration.ZERO;
    private Instant lap = Instant.now();
    private Instant next = lap.plus(TOLD_EVERY);

    BatchPace(StatementSender sender, BatchPlace place) {
        this.sender = sender;
        this.walkedBefore = place.walked();
        worked(place);
    }

    /** The time since the last call was work, up to this place. */
    void worked(BatchPlace place) {
        rows = place.rows();
        Duration batch = lap();
        took = took.plus(batch);
        sender.worked(new BatchWork(rows, batch, Duration.ZERO));
    }

    /** The time since the last call was waited. */
    void waited() {
        sender.worked(new BatchWork(rows, Duration.ZERO, lap()));
    }

    private Duration lap() {
        Instant now = Instant.now();
        Duration since = Duration.between(lap, now);
        lap = now;
        return since;
    }

    /** Says from time to time how far it is. */
    void tell(BatchPlace place) {
        Instant now = Instant.now();
        if (now.isAfter(next)) {
            next = now.plus(TOLD_EVERY);
            sender.progressed(at(place));
        }
    }

    private AlterProgress at(BatchPlace place) {
        double perSecond = (place.walked() - walkedBefore) / Math.max(0.001, took.toMillis() / 1000.0);
        long ahead = place.estimate() - place.walked();
        return new AlterProgress("%s rows done in %s batches, %s rows a second".formatted(
                GroupedNumber.of(place.walked()), GroupedNumber.of(place.batches()), GroupedNumber.of((long) perSecond)),
                OptionalInt.of(place.percent()),
                place.pass() > 1 || perSecond <= 0 || ahead <= 0 ? Optional.empty()
                        : Optional.of(Duration.ofSeconds((long) (ahead / perSecond))));
    }
}
