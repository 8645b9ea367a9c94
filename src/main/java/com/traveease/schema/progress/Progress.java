package com.traveease.schema.progress;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import com.traveease.schema.history.RunningBatches;
import com.traveease.schema.history.SchemaState;
import com.traveease.schema.revision.Step;

/**
 * What runs now.
 *
 * @param statement which one of the step's script, from 1
 * @param statements how many the script has
 * @param since when that statement was started
 * @param alter how far it is; empty for the first second or so, and when the server could not be asked
 */
public record Progress(Step step, int statement, int statements, Instant since, Optional<AlterProgress> alter) {

    /** Of a statement about to be sent. */
    public Progress(Step step, int statement, int statements, Instant since) {
        this(step, statement, statements, since, Optional.empty());
    }

    /** What another process runs, as far as the journal tells; that of a statement in batches. */
    public static Optional<Progress> elsewhere(SchemaState state) {
        return state.runningBatches().map(Progress::of);
    }

    private static Progress of(RunningBatches running) {
        return new Progress(running.step(), running.statement(), running.statements(), running.since(),
                Optional.of(AlterProgress.ofBatches(running.place(), running.report())));
    }

    /** The same, and how far it is. */
    public Progress at(AlterProgress now) {
        return new Progress(step, statement, statements, since, Optional.of(now));
    }

    /** Whether both speak of one attempt at one statement. */
    public boolean isSameStatement(Progress other) {
        return step.equals(other.step) && statement == other.statement && since.equals(other.since);
    }

    /** {@code V003__seats.sql, statement 4 of 6: 37 %, about 2:10 left (copy to tmp table)}. */
    public String line() {
        String where = "%s, statement %d of %d: ".formatted(step.script().name(), statement, statements);
        Optional<String> figures = figures(alter.flatMap(AlterProgress::pace).map(", "::concat).orElse(""));
        return where + figures.orElseGet(() -> "running for " + clock(Duration.between(since, Instant.now())))
                + alter.filter(known -> !known.isWaiting() || figures.isEmpty()).map(known -> " (" + known.stage() + ")")
                        .orElse("");
    }

    /**
     * {@code 37 %, about 2:10 left}, or {@code 37 %, about 2:10 left, waits: 73 threads run, limit 50; since 0:12}; empty when
     * the server does not say.
     */
    public Optional<String> figures() {
        return figures("");
    }

    /** @param pace of a statement that waits; the stage of others has it */
    private Optional<String> figures(String pace) {
        return alter.filter(known -> known.percent().isPresent()).map(known -> known.percent().getAsInt() + " %"
                + known.remaining().map(left -> ", about " + clock(left) + " left").orElse("")
                + (known.isWaiting() ? pace + ", " + known.stage() : ""));
    }

    /** For a log: no further batch begins now. */
    public String waits(String reason) {
        return "%s, statement %d of %d waits before its next batch: %s".formatted(step.script().name(), statement, statements,
                reason);
    }

    /** For a log: after {@link #waits}. */
    public String goesOn(Duration waited) {
        return "%s, statement %d of %d continues after %s".formatted(step.script().name(), statement, statements,
                clock(waited));
    }

    /** {@code 2:10}, or {@code 1:02:10} from an hour on. */
    public static String clock(Duration duration) {
        return duration.toHours() == 0 ? "%d:%02d".formatted(duration.toMinutes(), duration.toSecondsPart())
                : "%d:%02d:%02d".formatted(duration.toHours(), duration.toMinutesPart(), duration.toSecondsPart());
    }
}
