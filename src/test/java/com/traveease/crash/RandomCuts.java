package com.traveease.crash;

import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** After how many bytes of the server's answers connections are cut: most inside a packet, many inside a row. */
final class RandomCuts {

    private final SplittableRandom random;
    private final int most;
    private final AtomicInteger made = new AtomicInteger();

    /**
     * @param most bytes that one connection passes on
     */
    RandomCuts(long seed, int most) {
        this.random = new SplittableRandom(seed);
        this.most = most;
    }

    synchronized int next() {
        return random.nextInt(1, most);
    }

    void count() {
        made.incrementAndGet();
    }

    int made() {
        return made.get();
    }
}
