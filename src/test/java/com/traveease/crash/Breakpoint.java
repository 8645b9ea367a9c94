package com.traveease.crash;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/** A command at which a fault comes, once. */
final class Breakpoint {

    private final Point point;
    private final Duration delay;
    private final Runnable strike;
    private final AtomicReference<String> hit = new AtomicReference<>("");

    /**
     * @param delay after the command was sent, where the fault comes while it runs
     * @param strike does what is to be done to the victim beside the connection
     */
    Breakpoint(Point point, Duration delay, Runnable strike) {
        this.point = point;
        this.delay = delay;
        this.strike = strike;
    }

    int number() {
        return point.command().number();
    }

    Fault fault() {
        return point.fault();
    }

    Duration delay() {
        return delay;
    }

    void strike(String text) {
        hit.set(text);
        strike.run();
    }

    /** The command that was hit; empty if the program did not come that far. */
    String hit() {
        return hit.get();
    }
}
