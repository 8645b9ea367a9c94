package com.traveease.schema.migration;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import com.traveease.schema.connection.DatabaseRetry;
import com.traveease.schema.connection.DatabaseUnavailableException;
import com.traveease.schema.failure.LostInScriptException;
import com.traveease.schema.failure.MigrationStoppedException;

/** How long a run tries to get its database back. */
final class Reconnection {

    /** A primary that fails over, or a server that restarts and recovers, is back by then. */
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final CountDownLatch stop;
    private final DatabaseRetry retry = new DatabaseRetry();
    private String place = "";
    private Instant end = Instant.MAX;

    /**
     * @param stop ends the pauses when it is open
     */
    Reconnection(CountDownLatch stop) {
        this.stop = stop;
    }

    /** Whether there is time left; it begins anew whenever the run has come further. */
    boolean after(DatabaseUnavailableException failure) {
        if (failure.getCause() instanceof LostInScriptException lost && !lost.place().equals(place)) {
            place = lost.place();
            end = Instant.now().plus(LIMIT);
            retry.reset();
        } else if (end.equals(Instant.MAX)) {
            end = Instant.now().plus(LIMIT);
        }
        return stop.getCount() > 0 && Instant.now().isBefore(end);
    }

    /**
     * @throws MigrationStoppedException when the process is told to end meanwhile
     */
    void pause(DatabaseUnavailableException reason) {
        try {
            if (!stop.await(retry.after(reason).toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new MigrationStoppedException("The process was asked to stop while its database was away. " + reason.getMessage(),
                reason);
    }
}
