package com.traveease.schema.runs;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

import com.traveease.schema.progress.BatchWork;
import com.traveease.schema.progress.Progress;
import com.traveease.schema.statement.Statement;

/** The statements of a run: a script may have a hundred thousand, of which those are kept that took longest. */
final class StatementTally {

    /** So many are listed, and up to twice as many held. */
    static final int MOST = 100;

    /**
     * The batches of a statement.
     *
     * @param rowsBefore that earlier runs of it had changed
     */
    private record Batches(Progress progress, long rowsBefore, BatchWork work) {

        boolean isOf(Progress other) {
            return progress.statement() == other.statement() && progress.step().script().name().equals(
                    other.step().script().name());
        }

        Batches and(BatchWork more) {
            return new Batches(progress, rowsBefore,
                    new BatchWork(more.rows(), work.took().plus(more.took()), work.waited().plus(more.waited())));
        }

        long rows() {
            return Math.max(0, work.rows() - rowsBefore);
        }
    }

    private final List<RanStatement> kept = new ArrayList<>();
    private RunDetails.Others others = RunDetails.Others.NONE;
    /** What is shorter need not be held any more. */
    private Duration shortest = Duration.ZERO;
    /** Of the statement that runs, also over several connections; null when it is not run in batches. */
    private Batches batches;

    /** Of a statement in batches. */
    void worked(Progress progress, BatchWork work) {
        batches = batches != null && batches.isOf(progress) ? batches.and(work) : new Batches(progress, work.rows(), work);
    }

    /**
     * @param rows empty when the server did not say
     * @param bytes of its table; empty when they are not known
     */
    void ran(Progress progress, OptionalLong rows, OptionalLong bytes) {
        // One that was rolled back and sent again follows itself.
        kept.removeIf(one -> one.statement() == progress.statement()
                && one.script().equals(progress.step().script().name()));
        if (batches != null && batches.isOf(progress)) {
            keep(progress, batches.work().took(), batches.work().waited(), OptionalLong.of(batches.rows()), bytes);
            batches = null;
        } else {
            keep(progress, Duration.between(progress.since(), Instant.now()), Duration.ZERO, rows, bytes);
        }
    }

    /** The run ends: lists the batches of a statement that does not come to its end. */
    void end() {
        if (batches != null) {
            ran(batches.progress(), OptionalLong.empty(), OptionalLong.empty());
        }
    }

    private void keep(Progress progress, Duration took, Duration waited, OptionalLong rows, OptionalLong bytes) {
        String script = progress.step().script().name();
        if (took.compareTo(shortest) < 0) {
            others = others.and(new RanStatement(script, progress.statement(), "", took, waited, rows, bytes));
            return;
        }
        Statement statement = progress.step().script().statements().get(progress.statement() - 1);
        kept.add(new RanStatement(script, progress.statement(),
                MaskedText.statement(statement.sql(), progress.step().script().secrets()), took, waited, rows, bytes));
        if (kept.size() >= 2 * MOST) {
            prune();
        }
    }

    private void prune() {
        List<RanStatement> longest = kept.stream().sorted(Comparator.comparing(RanStatement::took).reversed()).toList();
        for (RanStatement one : longest.subList(Math.min(MOST, longest.size()), longest.size())) {
            kept.remove(one);
            others = others.and(one);
            shortest = one.took().compareTo(shortest) > 0 ? one.took() : shortest;
        }
    }

    /** In the order in which they ran. */
    List<RanStatement> listed() {
        prune();
        return List.copyOf(kept);
    }

    /** Of which only the sum is kept. */
    RunDetails.Others others() {
        prune();
        return others;
    }
}
