package com.traveease.schema.cli.command;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import com.traveease.schema.cli.output.LastWords;
import com.traveease.schema.migration.Stoppable;

/**
 * While it is open, a process that is told to end lets the statement that runs come to its end for half of the time that a pod
 * has; then the server is told to take it back.
 */
public final class GracefulStop {

    /** A pod has 30 s from SIGTERM to its end. */
    private static final Duration LIMIT = Duration.ofSeconds(25);

    /** For the last words, once the work is over. */
    private static final Duration WORDS_LIMIT = Duration.ofSeconds(2);
    private static final CountDownLatch SAID = new CountDownLatch(1);

    private final CountDownLatch stopping = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);

    public interface Work<T> {
        T run(GracefulStop ending);
    }

    public static <T> T during(Stoppable migrator, LastWords words, Work<T> work) {
        GracefulStop ending = new GracefulStop(migrator, words);
        try {
            return work.run(ending);
        } finally {
            ending.ended.countDown();
        }
    }

    private GracefulStop(Stoppable migrator, LastWords words) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            if (ended.getCount() == 0) {
                return;
            }
            words.toldToEnd();
            stopping.countDown();
            migrator.stop();
            try {
                if (!ended.await(LIMIT.toMillis() / 2, TimeUnit.MILLISECONDS)) {
                    migrator.interrupt();
                }
                if (ended.await(LIMIT.toMillis() / 2, TimeUnit.MILLISECONDS)) {
                    SAID.await(WORDS_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
                } else {
                    words.endsInTheMiddle();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
    }

    /** Everything that is to be said is written: a process that was told to end need not wait for it. */
    public static void everythingIsSaid() {
        SAID.countDown();
    }

    /** Whether the process was asked to stop before the time was over. */
    public boolean within(Duration time) throws InterruptedException {
        return stopping.await(time.toMillis(), TimeUnit.MILLISECONDS);
    }
}
