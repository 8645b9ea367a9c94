package com.traveease.schema.connection;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * When a database is asked again that could not be used. A login that was refused is not tried again for a minute: a server may
 * lock an account after a few wrong passwords, and then it is locked for everybody who uses it.
 */
public final class DatabaseRetry {

    private static final Duration FIRST_LOGIN_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_LOGIN_PAUSE = Duration.ofMinutes(10);

    private final Backoff away = Backoff.forDatabase();
    private final Backoff login = new Backoff(FIRST_LOGIN_PAUSE, LONGEST_LOGIN_PAUSE);

    /** Until the next attempt, longer each time. */
    public Duration after(DatabaseUnavailableException failure) {
        return failure.isLoginRefused() ? login.next() : away.next();
    }

    /** Of anything else that went wrong. */
    public Duration next() {
        return away.next();
    }

    public void reset() {
        away.reset();
        login.reset();
    }

    /** The failure, and when the next attempt is where that is not at once. */
    public static String inWords(DatabaseUnavailableException failure, Duration pause) {
        return failure.getMessage()
                + (failure.isLoginRefused() ? (" The next attempt is at %s, %s, because failed logins can "
                        + "lock the account.")
                        .formatted(Instant.now().plus(pause).truncatedTo(ChronoUnit.SECONDS),
                                pause.toSeconds() == 0 ? "in less than 1 s" : "in %d s".formatted(pause.toSeconds()))
                        : "");
    }
}
