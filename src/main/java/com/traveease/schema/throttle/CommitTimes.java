package com.traveease.schema.throttle;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * When the last batches of a statement were committed, by their number, and how much work they were: what a replica lacks is
 * that old, and so many rows.
 */
final class CommitTimes {

    /** @param writes rows that all batches up to this one have written */
    private record Commit(Instant at, long writes) {
    }

    private static final int MOST = 4000;

    private final TreeMap<Long, Commit> times = new TreeMap<>();

    /**
     * @param batches of the statement that are committed then
     * @param writes rows that all of them have written, with those in the journal
     */
    void note(long batches, Instant at, long writes) {
        times.putIfAbsent(batches, new Commit(at, writes));
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

    boolean hasAll(long applied) {
        return times.isEmpty() || applied >= times.lastKey();
    }

    /** Rather too late than too early: where the first that they lack is not known any more, it is the one before. */
    private Commit firstLacking(long applied) {
        Map.Entry<Long, Commit> lacking = times.floorEntry(applied + 1);
        return (lacking == null ? times.firstEntry() : lacking).getValue();
    }

    private long writes(long batches) {
        Map.Entry<Long, Commit> last = times.floorEntry(batches);
        return (last == null ? times.firstEntry() : last).getValue().writes();
    }

    /** What somebody has to write who has so many. */
    long lacking(long applied) {
        return hasAll(applied) ? 0 : writes(times.lastKey()) - writes(applied);
    }

    /** What the last batch has written. */
    long last() {
        return times.isEmpty() ? 0 : writes(times.lastKey()) - writes(times.lastKey() - 1);
    }
}
