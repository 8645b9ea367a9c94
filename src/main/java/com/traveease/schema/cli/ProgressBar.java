package com.traveease.schema.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import com.traveease.schema.migration.Progress;

/** The last line of a terminal while a script runs: which statement of how many, and since when. */
final class ProgressBar implements AutoCloseable {

    private static final int WIDTH = 20;
    private static final String ERASE = "\r\u001b[K";

    private final PrintWriter err;
    private final boolean coloured = Terminal.isColoured();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "progress-bar");
        thread.setDaemon(true);
        return thread;
    });
    private Progress shown;

    private ProgressBar(PrintWriter err) {
        this.err = err;
        // Nothing is drawn for what is over at once.
        clock.scheduleAtFixedRate(this::draw, 300, 200, TimeUnit.MILLISECONDS);
    }

    /** Empty where nobody could see it. */
    static Optional<ProgressBar> onTerminal(PrintWriter err) {
        return Terminal.isInteractive() ? Optional.of(new ProgressBar(err)) : Optional.empty();
    }

    synchronized void show(Progress progress) {
        shown = progress;
    }

    private synchronized void draw() {
        if (shown != null) {
            err.print(ERASE + line(shown, Duration.between(shown.since(), Instant.now()), coloured));
            err.flush();
        }
    }

    static String line(Progress progress, Duration elapsed, boolean coloured) {
        int done = WIDTH * (progress.statement() - 1) / progress.statements();
        String bar = "#".repeat(done) + "-".repeat(WIDTH - done);
        return "%s [%s] statement %d of %d, %d:%02d".formatted(progress.step().id(),
                coloured ? "\u001b[32m" + bar + "\u001b[0m" : bar, progress.statement(), progress.statements(),
                elapsed.toMinutes(), elapsed.toSecondsPart());
    }

    /** Until the next statement. */
    synchronized void clear() {
        if (shown != null) {
            shown = null;
            err.print(ERASE);
            err.flush();
        }
    }

    @Override
    public void close() {
        clear();
        clock.shutdownNow();
    }
}
