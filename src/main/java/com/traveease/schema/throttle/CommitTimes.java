package com.traveease.schema.throttle;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * When the last batches of a statement were committed, by their number, and how much work they were: what a replica lacks is
 * that old, and that much.
 */
final class CommitTimes {

    /** @param work of all batches up to this one, as the time that they took here */
    private record Commit(Instant at, Duration work) {
    }

    private static final int MOST = 4000;

    private final TreeMap<Long, Commit> times = new TreeMap<>();

    /**
     * @param batches of the statement that are committed then
     * @param work the time that all of them took
     */
    void note(long batches, Instant at, Duration work) {
        times.putIfAbsent(batches, new Commit(at, work));
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
        return hasAll(applied) ? Duration.ZERO : Duration.between(firstLacking(applied).at(), now);
    }

    /** When the first batch was committed that somebody lacks who has so many. */
    Instant lacksSince(long applied) {
        return firstLacking(applied).at();
    }

    boolean hasAll(long applied) {
        return times.isEmpty() || applied >= times.lastKey();
    }

    /** Rather too late than too early: where the first that they lack is not known any more, it is the one before. */
    private Commit firstLacking(long applied) {
        Map.Entry<Long, Commit> lacking = times.floorEntry(applied + 1);
        return (lacking == null ? times.firstEntry() : lacking).getValue();
    }

    /** The work of the batches that come after the first ones of these numbers, up to the second ones. */
    Duration work(long from, long to) {
        return times.isEmpty() ? Duration.ZERO : work(to).minus(work(from));
    }

    private Duration work(long batches) {
        Map.Entry<Long, Commit> last = times.floorEntry(batches);
        return (last == null ? times.firstEntry() : last).getValue().work();
    }

    /** The work of what somebody lacks who has so many. */
    Duration lacking(long applied) {
        return hasAll(applied) ? Duration.ZERO : work(applied, times.lastKey());
    }

    /** The work of the last batch. */
    Duration last() {
        return times.isEmpty() ? Duration.ZERO : work(times.lastKey() - 1, times.lastKey());
    }
}
