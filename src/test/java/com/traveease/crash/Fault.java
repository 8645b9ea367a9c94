package com.traveease.crash;

import java.util.Arrays;
import java.util.List;

/** What happens to whom, and when. */
record Fault(Victim victim, Moment moment) {

    /**
     * Bytes that vanish while both ends stay open are no fault of their own here: the program sets no limit to how long a
     * statement may take, so only the operating system's keep-alive can tell it, in its own time, and then it is a cut.
     */
    static List<Fault> all() {
        return Arrays.stream(Victim.values())
                .flatMap(victim -> Arrays.stream(Moment.values()).map(moment -> new Fault(victim, moment)))
                .toList();
    }

    /**
     * Whether it leaves something else than the faults beside it. A program that is killed before a command leaves what it
     * leaves after the one before it; and a command that changes nothing needs a fault only for where the program stands.
     *
     * @param changes whether the command does
     */
    boolean isOfItsOwn(boolean changes) {
        boolean before = moment == Moment.BEFORE;
        return switch (victim) {
            case PROGRAM -> before != changes;
            case PROGRAM_TWICE, PROGRAM_AMONG_OTHERS -> changes && !before;
            case SERVER -> changes;
            case CONNECTION -> changes || before;
        };
    }

    @Override
    public String toString() {
        return victim + ", " + moment;
    }
}
