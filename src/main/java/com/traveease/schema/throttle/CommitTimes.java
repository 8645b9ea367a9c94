package com.traveease.schema.throttle;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** When the last batches of a statement were committed, by their number: what a replica lacks is that old. */
final class CommitTimes {

    private static final int MOST = 4000;

    private final TreeMap<Long, Instant> times = new TreeMap<>();

    /** @param batches of the statement that are committed then */
    void note(long batches, Instant at) {
        times.put(batches, at);
        if (times.size() > MOST) {
            thin();
        }
    }

    /** Every second one goes: the older a batch is, the less exactly its age need be known. */
    private void thin() {
        boolean[] stays = new boolean[1];
        times.keySet().removeIf(any -> {
            stays[0] = !stays[0];
            return !stays[0];
        });
    }

    /**
     * How late somebody is.
     *
     * @param applied how many batches they have; below those of the beginning when they have none of it
     */
    Duration behind(long applied, Instant now) {
        if (times.isEmpty() || applied >= times.lastKey()) {
            return Duration.ZERO;
        }
        // Rather too late than too early: where the first that they lack is not known any more, it is the one before.
        Map.Entry<Long, Instant> lacking = times.floorEntry(applied + 1);
        return Duration.between((lacking == null ? times.firstEntry() : lacking).getValue(), now);
    }
}
