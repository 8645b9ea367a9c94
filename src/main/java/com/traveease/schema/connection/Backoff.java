package com.traveease.schema.connection;

import java.time.Duration;

/** Pauses between attempts, each twice as long as the one before, up to a limit. */
public final class Backoff {

    private final Duration first;
    private final Duration longest;
    private Duration next;

    public Backoff(Duration first, Duration longest) {
        this.first = first;
        this.longest = longest;
        this.next = first;
    }

    /** For a database that is away: soon at first, then every 3 s. */
    static Backoff forDatabase() {
        return new Backoff(Duration.ofMillis(200), Duration.ofSeconds(3));
    }

    public Duration next() {
        Duration pause = next;
        Duration twice = next.multipliedBy(2);
        next = twice.compareTo(longest) < 0 ? twice : longest;
        return pause;
    }

    public void reset() {
        next = first;
    }
}
