package com.traveease.schema.migration;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

import com.traveease.schema.revision.Direction;

/** Runs the steps of a plan, one after the other, on the connection that has the lock, and keeps the history true. */
final class PlanRun {

    private final SchemaLock lock;
    private final LockRetry retry;
    private final MigrationListener listener;
    private final SchemaLook look;
    private final CountDownLatch stop;
    private final Connection connection;
    private final SchemaHistory history;
    private final Session settings;
    private final StatementSender sender;
    private final Journal journal;
    private final HistoryWrite record;
    private final Transaction transaction;
    private final NumbersPutBack numbers;

    PlanRun(Connection connection, SchemaLock lock, LockRetry retry, MigrationListener listener, SchemaLook look,
            CountDownLatch stop, StatementWatch watch, OnWarning onWarning) throws SQLException {
        this.lock = lock;
        this.retry = retry;
        this.listener = listener;
        this.look = look;
        this.stop = stop;
        this.connection = connection;
        this.sender = new StatementSender(connection, retry, listener, watch, onWarning);
        this.history = new SchemaHistory(connection, look.revisions().rules());
        this.settings = new Session(connection);
        this.journal = new Journal(connection, settings.home());
        this.record = new HistoryWrite(connection, listener);
        this.transaction = new Transaction(connection);
        this.numbers = new NumbersPutBack(connection, journal, listener);
    }

    /**
     * @return what the database has afterwards
     * @throws InterruptedException when the process is told to end; the steps that were run are recorded
     */
    SchemaState run(Plan plan) throws SQLException, InterruptedException {
        if (!plan.steps().isEmpty()) {
            patiently(() -> new OwnTables(connection, listener, history.name()).require(history, journal));
        }
        SchemaState state = plan.from();
        HistoryLook grown = new HistoryLook(state.revisions(), history);
        if (plan.direction() == Direction.DOWNGRADE && !plan.steps().isEmpty()) {
            patiently(history::forgetRepeatables);
        }
        boolean certain = false;
        for (Step step : plan.steps()) {
            if (stop.getCount() == 0) {
                throw new InterruptedException("The process was told to end");
            }
            if (!certain && !lock.isOurs()) {
                throw new MigrationFailedException("A script released the lock of this schema, so %s was not begun. "
                        .formatted(step.id()) + "Take the release out of it and start again.", null);
            }
            Instant start = Instant.now();
            StepRecord begun = new StepRecord(step, state, transaction, history, journal, grown.nextRank());
            certain = run(begun, start);
            state = grown.after(begun);
            listener.finished(step, Duration.between(start, Instant.now()), state);
        }
        return plan.steps().isEmpty() ? state : look.at(connection);
    }

    private boolean run(StepRecord step, Instant start) throws SQLException, InterruptedException {
        listener.started(step.step());
        Optional<Interrupted> interrupted = step.isFirst() ? interrupted(step.step()) : Optional.empty();
        if (interrupted.isPresent()) {
            step.resume();
            int statements = step.step().script().statements().size();
            sender.before(new Progress(step.step(),
                    Math.min(interrupted.get().begun().orElse(interrupted.get().applied()) + 1, statements), statements,
                    Instant.now()), numbers.sql(), numbers::run);
        }
        ScriptRun script = lock
                .keptDuring(() -> new ScriptRun(connection, lock, settings, journal, numbers, sender, stop, step));
        boolean certain = script.run();
        if (!step.isBegun()) {
            patiently(step::begin); // there was no statement in it
        }
        LockRetry.Work end = () -> step.end(start);
        if (step.step().revision().isPresent()) {
            patiently(() -> record.write(end, step.after()));
        } else {
            patiently(() -> transaction.run(end));
        }
        return certain;
    }

    /** A repeatable script that was changed since begins anew: it is made for that. */
    private Optional<Interrupted> interrupted(Step step) throws SQLException, InterruptedException {
        List<Journal.Entry> entries = journal.entries();
        Optional<Interrupted> interrupted = Interrupted.of(entries)
                .filter(script -> script.isOf(step.direction(), step.script().name()))
                .filter(script -> script.version().isPresent()
                        || entries.get(0).checksum().equals(Integer.toString(step.checksum())));
        if (interrupted.isPresent() && !interrupted.get().script().equals(step.script().name())) {
            patiently(() -> journal.rename(interrupted.get().script(), step.script().name()));
        }
        return interrupted;
    }

    /** A backup that locks the history for a while must not leave a revision half recorded. */
    private void patiently(LockRetry.Work write) throws SQLException, InterruptedException {
        retry.run(write, reason -> {
        });
    }
}
