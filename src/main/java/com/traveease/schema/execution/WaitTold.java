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

    private final StatementSender sender;
    private OptionalInt percent = OptionalInt.empty();
    private Instant next = Instant.MIN;
    private boolean isTold;
    private Optional<Pause> toldPause = Optional.empty();

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
}
