package com.traveease.schema.cli.output;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import com.traveease.schema.progress.AlterProgress;
import com.traveease.schema.progress.Progress;

/** The last line of a terminal while a script runs: which statement of how many, and since when. */
final class ProgressBar implements AutoCloseable {

    private static final int WIDTH = 20;
    private static final String ERASE = "\r\u001b[K";
    /** A line too long for the terminal ends at its edge: what ran over into a second one could not be erased. */
    private static final String CUT = "\u001b[?7l";
    private static final String WRAP = "\u001b[?7h";

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
            err.print(ERASE + CUT + line(shown, Duration.between(shown.since(), Instant.now()), coloured) + WRAP);
            err.flush();
        }
    }

    static String line(Progress progress, Duration elapsed, boolean coloured) {
        int percent = progress.alter().map(AlterProgress::percent).orElse(OptionalInt.empty()).orElse(0);
        int done = WIDTH * ((progress.statement() - 1) * 100 + percent) / (progress.statements() * 100);
        String bar = "#".repeat(done) + "-".repeat(WIDTH - done);
        return "%s [%s] statement %d of %d, %s%s".formatted(progress.step().id(),
                coloured ? "\u001b[32m" + bar + "\u001b[0m" : bar, progress.statement(), progress.statements(),
                Progress.clock(elapsed), progress.figures().map(figures -> ", " + figures).orElse(""));
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
