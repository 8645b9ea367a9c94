package com.traveease.schema.progress;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import com.traveease.schema.batch.BatchPlace;
import com.traveease.schema.batch.BatchReport;
import com.traveease.schema.journal.Pause;
import com.traveease.schema.throttle.BatchTurns;

/** Tells why a statement begins no batch. A server at its limit may hold up every second one: not each is worth a line. */
public final class WaitReporter implements BatchTurns.Listener {

    private static final Duration EVERY = Duration.ofMinutes(1);
    /** Ranges before and behind the rows that others hold are done meanwhile: only after so long without a wait it goes on. */
    private static final Duration GOES_ON = Duration.ofSeconds(5);
    /** A shorter wait is over before anybody has read of it. */
    private static final Duration WRITTEN_FROM = Duration.ofSeconds(1);
    /** Where the reason changes, as the delay of a replica does all the time. */
    private static final Duration WRITTEN_EVERY = Duration.ofSeconds(10);

    private final StatementReporter reporter;
    private final Row row;
    private BatchPlace place;
    private BatchPace pace;
    private BatchReport before;
    private Instant next = Instant.MIN;
    private boolean isTold;
    private Optional<Pause> toldPause = Optional.empty();
    private boolean hasPaused;
    private Optional<Instant> withoutLocks = Optional.empty();
    private String lockReason = "";
    private Instant nextRetry = Instant.MIN;
    private Instant lastRetry = Instant.MIN;
    private String written = "";
    private Instant nextWrite = Instant.MIN;

    /** The row of the statement in the journal, from which others know why it waits. */
    public interface Row {
        /** @return whether it is written */
        boolean write(BatchPlace place, BatchReport report);
    }

    public WaitReporter(StatementReporter reporter, Row row) {
        this.reporter = reporter;
        this.row = row;
    }

    /** The same, of a statement that is that far and has not waited yet. */
    public WaitReporter at(BatchPlace reached, BatchPace known) {
        place = reached;
        pace = known;
        before = known.report(reached, Optional.empty());
        hasPaused = false;
        return this;
    }

    /** Whether a pause was among the reasons since {@link #at}. */
    public boolean hasPaused() {
        return hasPaused;
    }

    @Override
    public void waits(String reason, Optional<Pause> pause, Instant since) {
        Instant now = Instant.now();
        hasPaused |= pause.isPresent();
        if (!pause.equals(toldPause) || !isTold && now.isAfter(next)) {
            next = now.plus(EVERY);
            isTold = true;
            toldPause = pause;
            reporter.waiting(reason, pause);
        }
        tell(reason, since);
    }

    @Override
    public void goesOn(Duration waited) {
        if (!written.isEmpty()) {
            row.write(place, waiting(Optional.empty()));
        }
        replaced();
        if (isTold) {
            isTold = false;
            toldPause = Optional.empty();
            reporter.goingOn(waited);
        }
    }

    /** Its range could not have its locks. */
    public void lacksLocks(String reason) {
        Instant now = Instant.now();
        if (withoutLocks.isEmpty() || now.isAfter(nextRetry)) {
            nextRetry = now.plus(EVERY);
            reporter.retrying(reason);
        }
        withoutLocks = Optional.of(withoutLocks.orElse(now));
        lockReason = reason;
        lastRetry = now;
    }

    /** It waits before the next try. */
    public void stillLacksLocks() {
        lastRetry = Instant.now();
        tell(lockReason, withoutLocks.orElseThrow());
    }

    /** A range had its locks; the row says nothing of a wait any more. */
    public void hasLocks() {
        replaced();
        if (withoutLocks.isPresent() && Instant.now().isAfter(lastRetry.plus(GOES_ON))) {
            reporter.goingOn(Duration.between(withoutLocks.get(), lastRetry));
            withoutLocks = Optional.empty();
        }
    }

    private void tell(String reason, Instant since) {
        Instant now = Instant.now();
        BatchReport told = waiting(Optional.of(new BatchReport.Waiting(reason, since)));
        reporter.progressed(AlterProgress.ofBatches(place, told));
        if (!reason.equals(written) && now.isAfter(nextWrite) && !now.isBefore(since.plus(WRITTEN_FROM))) {
            nextWrite = now.plus(WRITTEN_EVERY);
            written = row.write(place, told) ? reason : "";
        }
    }

    /** A pause leaves the pace as it was; other waits make it slower. */
    private BatchReport waiting(Optional<BatchReport.Waiting> wait) {
        return hasPaused ? new BatchReport(before.connectionId(), before.rowsPerSecond(), wait) : pace.report(place, wait);
    }

    private void replaced() {
        written = "";
        nextWrite = Instant.MIN;
    }
}
