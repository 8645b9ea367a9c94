package com.traveease.schema.execution;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

import com.traveease.schema.batch.BatchPlace;
import com.traveease.schema.history.Pause;
import com.traveease.schema.progress.AlterProgress;
import com.traveease.schema.throttle.BatchTurns;

/** Tells why a statement begins no batch. A server at its limit may hold up every second one: not each is worth a line. */
final class WaitTold implements BatchTurns.Listener {

    private static final Duration EVERY = Duration.ofMinutes(1);
    /** Ranges before and behind the rows that others hold are done meanwhile: only after so long without a wait it goes on. */
    private static final Duration GOES_ON = Duration.ofSeconds(5);

    private final StatementSender sender;
    private OptionalInt percent = OptionalInt.empty();
    private Instant next = Instant.MIN;
    private boolean isTold;
    private Optional<Pause> toldPause = Optional.empty();
    private Optional<Instant> withoutLocks = Optional.empty();
    private String lockReason = "";
    private Instant nextRetry = Instant.MIN;
    private Instant lastRetry = Instant.MIN;

    WaitTold(StatementSender sender) {
        this.sender = sender;
    }

    /** The same, of a statement that is that far. */
    WaitTold at(BatchPlace place) {
        percent = OptionalInt.of(place.percent());
        return this;
    }

    @Override
    public void waits(String reason, Optional<Pause> pause, Instant since) {
        Instant now = Instant.now();
        if (!pause.equals(toldPause) || !isTold && now.isAfter(next)) {
            next = now.plus(EVERY);
            isTold = true;
            toldPause = pause;
            sender.waiting(reason, pause);
        }
        sender.progressed(AlterProgress.waiting(reason, Duration.between(since, now), percent));
    }

    @Override
    public void goesOn(Duration waited) {
        if (isTold) {
            isTold = false;
            toldPause = Optional.empty();
            sender.goingOn(waited);
        }
    }

    /** Its range could not have its locks. */
    void lacksLocks(String reason) {
        Instant now = Instant.now();
        if (withoutLocks.isEmpty() || now.isAfter(nextRetry)) {
            nextRetry = now.plus(EVERY);
            sender.retrying(reason);
        }
        withoutLocks = Optional.of(withoutLocks.orElse(now));
        lockReason = reason;
        lastRetry = now;
    }

    /** It waits before the next try. */
    void stillLacksLocks() {
        lastRetry = Instant.now();
        sender.progressed(AlterProgress.waiting(lockReason, Duration.between(withoutLocks.orElseThrow(), lastRetry), percent));
    }

    /** A range had its locks. */
    void hasLocks() {
        if (withoutLocks.isPresent() && Instant.now().isAfter(lastRetry.plus(GOES_ON))) {
            sender.goingOn(Duration.between(withoutLocks.get(), lastRetry));
            withoutLocks = Optional.empty();
        }
    }
}
