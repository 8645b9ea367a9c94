package com.traveease.schema.migration;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

import org.jboss.logging.Logger;

import com.traveease.schema.bookkeeping.HistoryWrite;
import com.traveease.schema.bookkeeping.OwnTables;
import com.traveease.schema.config.OnWarning;
import com.traveease.schema.execution.BeforeDefinition;
import com.traveease.schema.execution.CallTrial;
import com.traveease.schema.execution.ScriptRun;
import com.traveease.schema.execution.StatementSender;
import com.traveease.schema.execution.StepContext;
import com.traveease.schema.failure.MigrationFailedException;
import com.traveease.schema.forecast.EnforcedAlgorithms;
import com.traveease.schema.history.HistoryRow;
import com.traveease.schema.history.Interrupted;
import com.traveease.schema.history.MigrationRefusedException;
import com.traveease.schema.history.SchemaHistory;
import com.traveease.schema.history.SchemaState;
import com.traveease.schema.history.StateReader;
import com.traveease.schema.journal.Journal;
import com.traveease.schema.journal.JournalEntry;
import com.traveease.schema.lock.LockRetry;
import com.traveease.schema.lock.SchemaLock;
import com.traveease.schema.lock.Transaction;
import com.traveease.schema.plan.Plan;
import com.traveease.schema.progress.Progress;
import com.traveease.schema.progress.StatementWatch;
import com.traveease.schema.revision.Direction;
import com.traveease.schema.revision.Revision;
import com.traveease.schema.revision.Step;
import com.traveease.schema.runs.RecordedRun;
import com.traveease.schema.server.LostConnection;
import com.traveease.schema.session.AutoIncrementsPutBack;
import com.traveease.schema.session.CarriedAutoIncrements;
import com.traveease.schema.session.JournaledAutoIncrements;
import com.traveease.schema.session.Session;
import com.traveease.schema.sql.InvalidScriptException;
import com.traveease.schema.statement.Statement;
import com.traveease.schema.throttle.Throttle;

/** Runs the steps of a plan, one after the other, on the connection that has the lock, and keeps the history true. */
final class PlanRun {

    private static final Logger LOG = Logger.getLogger("com.traveease.schema");

    /** Of a script that is read while the one before it is not recorded yet, in characters. */
    private static final int LONGEST_AHEAD = 1_000_000;

    private final SchemaLock lock;
    private final LockRetry retry;
    private final LostAnswers listener;
    private final StateReader reader;
    private final CountDownLatch stop;
    private final Connection connection;
    private final SchemaHistory history;
    private final Session settings;
    private final StatementSender sender;
    private final Journal journal;
    private final HistoryWrite historyWrite;
    private final Transaction transaction;
    private final AutoIncrementsPutBack numbers;
    private final RecordedRun recorded;
    private final BeforeDefinition before;
    private final CallTrial trial;
    private CarriedAutoIncrements carried;

    PlanRun(Connection connection, SchemaLock lock, LockRetry retry, LostAnswers listener, StateReader reader,
            CountDownLatch stop, StatementWatch watch, OnWarning onWarning, RecordedRun recorded, BeforeDefinition before,
            EnforcedAlgorithms enforced, Throttle throttle, CallTrial trial) throws SQLException {
        this.trial = trial;
        this.recorded = recorded;
        enforced.expected().forEach(one -> recorded.expects(one.statement().script(), one.statement().number(), one.bytes(),
                one.forecast()));
        this.before = before;
        this.lock = lock;
        this.retry = retry;
        this.listener = listener;
        this.reader = reader;
        this.stop = stop;
        this.connection = connection;
        this.sender = new StatementSender(connection, retry, listener, watch, onWarning, enforced, throttle);
        this.history = new SchemaHistory(connection, reader.revisions().rules());
        this.settings = new Session(connection);
        this.journal = new Journal(connection, settings.home());
        this.historyWrite = new HistoryWrite(connection, listener);
        this.transaction = new Transaction(connection);
        this.numbers = new AutoIncrementsPutBack(connection, journal, listener);
    }

    /**
     * @return what the database has afterwards
     * @throws InterruptedException when the process is told to end; the steps that were run are recorded
     */
    SchemaState run(Plan plan) throws SQLException, InterruptedException {
        List<Step> steps = plan.steps();
        SchemaState state = plan.from();
        if (steps.isEmpty()) {
            return state;
        }
        patiently(() -> {
            OwnTables.Found found = new OwnTables(connection, listener, history.name()).require(journal,
                    !plan.from().history().isEmpty());
            if (!found.hasAlembics()) {
                historyWrite.followNever();
            }
            carried = new CarriedAutoIncrements(journal, found.numbers());
            recorded.begin(connection, history.user(), found.hasRuns(), begins(plan), plan.target().map(Revision::id));
        });
        HistoryCache grown = new HistoryCache(state, history);
        if (plan.direction() == Direction.DOWNGRADE && state.history().stream().anyMatch(HistoryRow::isRepeatable)) {
            patiently(history::forgetRepeatables);
            grown.forgetRepeatables();
        }
        boolean certain = true; // since the lock was taken, nothing of a script was run
        Optional<Opened> begun = Optional.empty();
        for (int i = 0; i < steps.size(); i++) {
            Instant start = Instant.now();
            Opened now = begun.isPresent() ? begun.get() : open(steps.get(i), state, grown.nextRank(), i == 0, certain);
            StepContext record = now.record();
            certain = now.script().run();
            if (!record.isBegun()) {
                patiently(record::begin); // there was no statement in it
            }
            record.ran(Duration.between(start, Instant.now()),
                    i + 1 < steps.size() ? now.script().ending(carried) : List.of(journal.clearing()));
            listener.ending(record.step(), Duration.between(start, Instant.now()));
            begun = certain && i + 1 < steps.size() ? endAndBegin(record, steps.get(i + 1), state, grown) : Optional.empty();
            if (begun.isEmpty()) {
                end(record);
            }
            state = grown.after(record);
            listener.finished(record.step(), Duration.between(start, Instant.now()), state);
            begun.ifPresent(next -> listener.started(next.record().step()));
        }
        return reader.at(connection);
    }

    /** A step, and its script, read. */
    private record Opened(StepContext record, ScriptRun script) {
    }

    /** @param certain whether the lock is certain to be ours still */
    private Opened open(Step step, SchemaState before, int rank, boolean first, boolean certain)
            throws SQLException, InterruptedException {
        if (stop.getCount() == 0) {
            throw new InterruptedException("The process was asked to stop");
        }
        if (!certain && !lock.isOurs()) {
            throw new MigrationFailedException("A script released the lock of this schema, so %s was not begun. "
                    .formatted(step.id()) + "Take the release out of it and start again.", null);
        }
        StepContext record = new StepContext(step, before, transaction, history, journal, rank, first);
        listener.started(step);
        // As in StateReader: while everything is whole there is nothing in the journal.
        boolean whole = !first || before.history().stream().allMatch(HistoryRow::success);
        List<JournalEntry> entries = whole ? List.of() : before.entries();
        Optional<Interrupted> interrupted = whole ? Optional.empty() : interrupted(step, entries);
        if (interrupted.isPresent()) {
            record.resume();
        }
        List<String> left = first ? carried.found() : List.of();
        if (interrupted.isPresent() || !left.isEmpty()) {
            int statements = step.script().statements().size();
            int next = interrupted.map(script -> script.begun().orElse(script.applied())).orElse(0) + 1;
            List<JournalEntry> begun = interrupted.isPresent() ? entries : List.of();
            carried.follow(JournaledAutoIncrements.of(begun, left).byTable().keySet());
            sender.before(new Progress(step, Math.min(next, statements), statements, Instant.now()),
                    new Statement(1, AutoIncrementsPutBack.sql(begun, left)), () -> numbers.run(begun, left));
        }
        return opened(record, entries);
    }

    private Opened opened(StepContext record, List<JournalEntry> found) throws SQLException {
        return new Opened(record, lock
                .keptDuring(() -> new ScriptRun(connection, lock, settings, journal, numbers, sender, stop, record, found,
                        before, trial)));
    }

    private void end(StepContext record) throws SQLException, InterruptedException {
        if (record.step().revision().isPresent()) {
            patiently(() -> historyWrite.write(record.ending(), record.after()));
        } else {
            patiently(() -> transaction.run(record.ending()));
        }
    }

    /**
     * Ends a step and begins the next with its first statement, in one transaction. Killed behind that, the run goes on with
     * the statement; should it fail at once, or the process be told to end, the step is taken back.
     *
     * @return empty when nothing was written: the two are to be ended and begun each by itself, which waits where somebody has
     *         a
     *         lock, and tells what is wrong
     */
    private Optional<Opened> endAndBegin(StepContext done, Step next, SchemaState before, HistoryCache grown)
            throws SQLException, InterruptedException {
        if (stop.getCount() == 0 || done.step().revision().isEmpty() || next.script().length() > LONGEST_AHEAD
                || historyWrite.follows()) {
            return Optional.empty();
        }
        grown.after(done);
        try {
            Opened opened = opened(new StepContext(next, before, transaction, history, journal, grown.nextRank(), false),
                    List.of());
            List<JournalEntry> first = opened.script().first();
            if (!first.isEmpty()) {
                opened.record().beginBehind(done, first);
                return Optional.of(opened);
            }
        } catch (SQLException e) {
            if (LostConnection.isReason(e, connection)) {
                throw e;
            }
        } catch (InvalidScriptException | MigrationRefusedException e) {
            LOG.debugf(e, "%s is not begun with the end of the script before it", next.id());
        }
        return Optional.empty();
    }

    /** A repeatable script that was changed since begins anew: it is made for that. */
    private Optional<Interrupted> interrupted(Step step, List<JournalEntry> entries)
            throws SQLException, InterruptedException {
        Optional<Interrupted> interrupted = Interrupted.of(entries)
                .filter(script -> script.isOf(step.direction(), step.script().name()))
                // What is done in batches is not begun anew.
                .filter(script -> script.version().isPresent() || script.batches().isPresent()
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

    /** A revision that is half undone is where a downgrade begins. */
    private static Optional<String> begins(Plan plan) {
        return plan.direction() == Direction.DOWNGRADE
                ? plan.from().standing().map(Revision::id).or(() -> plan.from().current())
                : plan.from().current();
    }
}
