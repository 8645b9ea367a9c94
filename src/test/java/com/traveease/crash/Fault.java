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

    /** One of each victim's that leaves nothing to chance, for commands that change nothing. */
    boolean isBeforeOnce() {
        return moment == Moment.BEFORE && victim != Victim.PROGRAM_TWICE;
    }

    @Override
    public String toString() {
        return victim + ", " + moment;
    }
}
