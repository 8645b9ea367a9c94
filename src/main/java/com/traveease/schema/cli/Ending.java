package com.traveease.schema.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import com.traveease.schema.migration.Migrator;
import com.traveease.schema.migration.SchemaState;

/** While it is open, a process that is told to end lets the script that runs come to its end, for as long as a pod may take. */
final class Ending {

    /** A pod has 30 s from SIGTERM to its end. */
    private static final Duration LIMIT = Duration.ofSeconds(25);

    private final CountDownLatch stopping = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);

    interface Work {
        SchemaState run(Ending ending);
    }

    /**
     * @param told run when the process is told to end while the work goes on
     */
    static SchemaState during(Migrator migrator, Runnable told, Work work) {
        Ending ending = new Ending(migrator, told);
        try {
            return work.run(ending);
        } finally {
            ending.ended.countDown();
        }
    }

    private Ending(Migrator migrator, Runnable told) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            if (ended.getCount() > 0) {
                told.run();
            }
            stopping.countDown();
            migrator.stop();
            try {
                ended.await(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
    }

    /** Whether the process was told to end before the time was over. */
    boolean within(Duration time) throws InterruptedException {
        return stopping.await(time.toMillis(), TimeUnit.MILLISECONDS);
    }
}
