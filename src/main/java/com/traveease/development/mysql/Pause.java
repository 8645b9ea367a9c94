package com.traveease.development.mysql;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/** Waiting for what another process does, which tells nobody when it is done. */
final class Pause {

    private static final long MILLISECONDS = 25;

    private Pause() {
    }

    static void briefly() {
        try {
            Thread.sleep(MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for MySQL", e);
        }
    }

    /** Whether it became so in time. */
    static boolean until(BooleanSupplier condition, Duration limit) {
        Instant end = Instant.now().plus(limit);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(end)) {
                return false;
            }
            briefly();
        }
        return true;
    }
}
