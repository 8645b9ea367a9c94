package com.traveease.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import com.traveease.schema.journal.Pause;
import com.traveease.schema.progress.Progress;

/** A run on a thread of its own, and what it says while its batches wait. */
public final class HeldUp extends Silent {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    public final List<String> stages = new ArrayList<>();
    public final List<Duration> waited = new ArrayList<>();
    private final BlockingQueue<String> reasons = new LinkedBlockingQueue<>();
    private final CompletableFuture<Void> run;

    public HeldUp(Consumer<HeldUp> upgrade) {
        run = CompletableFuture.runAsync(() -> upgrade.accept(this), task -> new Thread(task, "held-up").start());
    }

    @Override
    public void waiting(Progress progress, String reason, Optional<Pause> pause) {
        reasons.add(reason);
    }

    @Override
    public void goingOn(Progress progress, Duration time) {
        waited.add(time);
    }

    @Override
    public synchronized void progressed(Progress progress) {
        progress.alter().ifPresent(alter -> stages.add(alter.stage()));
    }

    /** The next reason that it gives. */
    public String reason() throws InterruptedException {
        Instant end = Instant.now().plus(LIMIT);
        while (Instant.now().isBefore(end)) {
            String reason = reasons.poll(100, TimeUnit.MILLISECONDS);
            if (reason != null) {
                return reason;
            }
            if (run.isDone()) {
                run.join();
                throw new AssertionError("It ended without a wait");
            }
        }
        throw new AssertionError("It does not wait; it said " + stages + warnings);
    }

    public boolean isDone() {
        return run.isDone();
    }

    /** Throws what it threw, as CompletableFuture does. */
    public void end() throws Exception {
        run.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    }
}
