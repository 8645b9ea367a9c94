package com.traveease.schema.cli.output;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;

import com.traveease.schema.history.SchemaState;
import com.traveease.schema.journal.Pause;
import com.traveease.schema.plan.PlanAsSql;
import com.traveease.schema.progress.MigrationListener;
import com.traveease.schema.progress.Progress;
import com.traveease.schema.progress.ProgressLines;
import com.traveease.schema.revision.Revisions;
import com.traveease.schema.revision.Step;

/** Tells of a run on stderr, in lines as Alembic's users know them, with a progress bar below them on a terminal. */
public final class ConsoleLog implements MigrationListener, LastWords, AutoCloseable {

    private final PrintWriter err;
    private final Revisions revisions;
    private final Optional<ProgressBar> bar;
    private final ProgressLines lines = new ProgressLines();
    private boolean waiting;
    private Optional<Pause> paused = Optional.empty();
    private volatile Progress running;

    public ConsoleLog(PrintWriter err, Revisions revisions) {
        this.err = err;
        this.revisions = revisions;
        this.bar = ProgressBar.onTerminal(err);
    }

    @Override
    public void waitingForLock(String holder, SchemaState now) {
        if (!waiting) {
            info("Waiting for the lock of this schema, held by " + holder);
            waiting = true;
        }
    }

    /** While it waits for the lock; who has that may wait for the end of this. */
    @Override
    public void paused(Optional<Pause> pause) {
        if (!pause.equals(paused)) {
            pause.map(Pause::inASentence).ifPresent(this::info);
            paused = pause;
        }
    }

    @Override
    public void started(Step step) {
        info("Running %s, %s".formatted(PlanAsSql.words(step, revisions), step.description()));
    }

    @Override
    public void continuing(Step step, String where) {
        info("Resuming %s %s".formatted(step.script().name(), where));
    }

    @Override
    public synchronized void running(Progress progress) {
        running = progress;
        // A line for each script is enough in a log.
        bar.ifPresent(shown -> shown.show(progress));
    }

    @Override
    public synchronized void progressed(Progress progress) {
        if (running == null || !running.isSameStatement(progress)) {
            return; // it has ended meanwhile
        }
        if (bar.isPresent()) {
            bar.get().show(progress);
        } else {
            lines.on(progress).ifPresent(this::info);
        }
    }

    @Override
    public void waiting(Progress progress, String reason, Optional<Pause> pause) {
        info(progress.waits(reason));
    }

    @Override
    public void goingOn(Progress progress, Duration waited) {
        info(progress.goesOn(waited));
    }

    @Override
    public void retrying(Progress progress, String reason) {
        info("%s, statement %d of %d: %s; trying again".formatted(progress.step().script().name(), progress.statement(),
                progress.statements(), reason));
    }

    @Override
    public void connectionLost(String reason) {
        warning(reason + " Connecting again.");
    }

    @Override
    public synchronized void finished(Step step, Duration took, SchemaState now) {
        running = null;
        bar.ifPresent(ProgressBar::clear);
    }

    @Override
    public void stamping(Optional<String> from, Optional<String> to) {
        info("Running stamp_revision %s -> %s".formatted(from.orElse(""), to.orElse("")));
    }

    @Override
    public void stampedAlready(Optional<String> current) {
        info("The history says %s already. Nothing was changed.".formatted(current.orElse("<base>")));
    }

    @Override
    public void told(String message) {
        info(message);
    }

    @Override
    public void warning(String message) {
        line("WARN ", message);
    }

    @Override
    public void kept(String what, String schema) {
        info("%s is kept in %s".formatted(what, schema));
    }

    @Override
    public void toldToEnd() {
        info("Stopping: no further statement is started; the running one may finish, and is cancelled after 12 s.");
    }

    @Override
    public void endsInTheMiddle() {
        Progress left = running;
        line("ERROR", left == null ? "Stopped before the work was complete; the next start determines what was applied."
                : ("Stopped in the middle of %s, statement %d of %d. The server may still be running that statement; "
                        + "the next run waits for it, determines whether it was applied, and resumes there.")
                        .formatted(left.step().id(), left.statement(), left.statements()));
    }

    void info(String message) {
        line("INFO ", message);
    }

    synchronized void line(String level, String message) {
        bar.ifPresent(ProgressBar::clear);
        err.println(TerminalColors.level(level) + " [traveease.schema] " + message);
        err.flush();
    }

    @Override
    public void close() {
        bar.ifPresent(ProgressBar::close);
    }
}
