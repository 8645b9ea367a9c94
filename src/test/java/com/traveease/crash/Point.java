package com.traveease.crash;

import java.time.Duration;
import java.util.Random;

/** One thing to try. */
record Point(Scenario scenario, Direction direction, Fault fault, Command command) {

    private static final int FIRST = 40;

    /** The same in every run; the SQL may have the name of the schema in it. */
    String name() {
        return "%s %s, command %d, %s".formatted(scenario, direction, command.number(), fault);
    }

    /**
     * How long after the command was sent, where the fault comes while it runs: somewhere in the time that it took
     * undisturbed.
     */
    Duration delay(long seed) {
        double part = new Random(seed ^ name().hashCode()).nextDouble();
        return Duration.ofNanos((long) (command.took().toNanos() * part));
    }

    /** Where the next run is hit too: among its first commands, at any moment of one. */
    Point again(long seed) {
        Random random = new Random(seed ^ name().hashCode());
        Moment[] moments = Moment.values();
        return new Point(scenario, direction, new Fault(fault.victim(), moments[random.nextInt(moments.length)]),
                new Command(1 + random.nextInt(FIRST), command.text(), command.took()));
    }

    @Override
    public String toString() {
        return name() + ": " + Command.shortened(command.text());
    }
}
