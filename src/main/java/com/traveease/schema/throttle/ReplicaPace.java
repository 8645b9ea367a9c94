package com.traveease.schema.throttle;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * How late a replica will be. To wait until it is late would be too late: more work is on its way by then. Seen of each
 * batch are the rows that the replica lacked when it was committed, and how long it took until it had them. A line through
 * these tells what is the same for all batches, such as the network, from what each row takes. How long batches took on the
 * source says little: some of them waited there for what the replica does not wait for.
 */
final class ReplicaPace {

    /** A batch whose age is known less exactly than this is not counted, unless that is a small part of it. */
    private static final Duration EXACTLY = Duration.ofMillis(100);
    private static final int SMALL_PART = 4;
    /** Weight of what was seen before, for each batch seen: the last ten count. */
    private static final double KEPT = 0.9;
    /** Of the rows lacked; where they differ less, nobody knows what is the same for all batches. */
    private static final double LEAST_DIFFERENCE = 0.1;
    /** The next rows may take so much longer. */
    private static final int SLOWER = 2;
    private static final int MOST = 4000;

    /** @param writes that the replica lacked then, with those of the batch itself */
    private record Lacked(Instant committed, long writes) {
    }

    private final TreeMap<Long, Lacked> lacked = new TreeMap<>();
    private Instant lastLook = Instant.MIN;
    private double weight;
    private double writes;
    private double mostWrites;
    private double nanos;
    private double squares;
    private double products;

    /**
     * @param batch the number of it
     * @param own what it has written
     * @param lacking what the replica lacked at the last look, and this batch
     */
    void committed(long batch, long own, long lacking, Instant now) {
        lacked.put(batch, new Lacked(now, Math.max(own, lacking - since(now))));
        if (lacked.size() > MOST) {
            lacked.pollFirstEntry();
        }
    }

    /** How many rows it has written since the last look, if it lacked as many. */
    private long since(Instant now) {
        return isKnown() ? (long) (Duration.between(lastLook, now).toNanos() / nanosEach()) : 0;
    }

    /** @param applied how many batches the replica has now */
    void looked(long applied, Instant now) {
        Map.Entry<Long, Lacked> newest = lacked.floorEntry(applied);
        if (newest != null) {
            Instant committed = newest.getValue().committed();
            Duration took = committed.isAfter(now) ? Duration.ZERO : Duration.between(committed, now); // a clock that was set
            Duration unsure = committed.isAfter(lastLook) ? took : Duration.between(lastLook, now);
            if (unsure.compareTo(EXACTLY) <= 0 || unsure.multipliedBy(SMALL_PART).compareTo(took) <= 0) {
                count(Math.max(1, newest.getValue().writes()), took.toNanos());
            }
            lacked.headMap(applied, true).clear();
        }
        lastLook = now;
    }

    private void count(double lacking, double took) {
        weight = weight * KEPT + 1;
        mostWrites = Math.max(mostWrites * KEPT, lacking);
        writes = writes * KEPT + lacking;
        nanos = nanos * KEPT + took;
        squares = squares * KEPT + lacking * lacking;
        products = products * KEPT + lacking * took;
    }

    boolean isKnown() {
        return weight > 0;
    }

    private double nanosEach() {
        double meanWrites = writes / weight;
        double meanNanos = nanos / weight;
        double most = meanNanos / meanWrites; // nothing is the same for all
        double variance = squares / weight - meanWrites * meanWrites;
        if (Math.sqrt(Math.max(0, variance)) < LEAST_DIFFERENCE * meanWrites) {
            return most;
        }
        double least = EXACTLY.toNanos() / mostWrites; // what can be hidden behind the time between two looks
        return Math.min(most, Math.max(least, (products / weight - meanWrites * meanNanos) / variance));
    }

    private double fixedNanos() {
        return nanos / weight - nanosEach() * writes / weight;
    }

    private double nanosFor(long lacking) {
        return fixedNanos() + SLOWER * nanosEach() * lacking;
    }

    /**
     * How late it could become with so many rows to write, where the next ones take it twice as long as the last ones did, and
     * longer where what it lacks now takes it longer than that.
     */
    Duration behind(long lacking, Instant now) {
        if (!isKnown()) {
            return Duration.ZERO;
        }
        double slower = 1;
        if (!lacked.isEmpty()) {
            Lacked oldest = lacked.firstEntry().getValue();
            slower = Math.max(1,
                    Duration.between(oldest.committed(), now).toNanos() / Math.max(1, nanosFor(oldest.writes())));
        }
        return Duration.ofNanos((long) (slower * nanosFor(lacking)));
    }

    /**
     * So many rows at once do not make it later than that, even if they take it twice as long; at least one. Where what is the
     * same for all batches takes most of the limit, the rows may have a quarter of it: shorter batches would not help.
     */
    long most(Duration limit) {
        double forRows = Math.max(limit.toNanos() / 4.0, limit.toNanos() - fixedNanos());
        double each = SLOWER * nanosEach();
        return each * Long.MAX_VALUE <= forRows ? Long.MAX_VALUE : Math.max(1, (long) (forRows / each));
    }
}
