package com.traveease.schema.execution;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

import com.traveease.schema.failure.MaskedFailure;
import com.traveease.schema.failure.MigrationFailedException;
import com.traveease.schema.failure.OutOfMemory;
import com.traveease.schema.journal.Journal;
import com.traveease.schema.journal.JournalEntry;
import com.traveease.schema.lock.SchemaLock;
import com.traveease.schema.progress.Progress;
import com.traveease.schema.session.AutoIncrementsPutBack;
import com.traveease.schema.session.CarriedAutoIncrements;
import com.traveease.schema.session.ScriptSession;
import com.traveease.schema.session.Session;
import com.traveease.schema.statement.Statement;
import com.traveease.schema.unit.ScriptUnits;

/**
 * Sends the statements of one script, one after the other, on the connection that has the lock, and keeps the journal such that
 * a run that ends anywhere can be continued.
 */
public final class ScriptRun {

    private final RunningScript script;
    private final SchemaLock lock;
    private final CountDownLatch stop;
    private final StepContext record;
    private final AutoIncrementsPutBack putBack;
    private final List<Statement> statements;
    private final ScriptUnits units;
    private final ScriptSession session;
    private final StatementSender sender;
    private final ScriptContext context;
    private final Reached reached;
    private final OpenTransaction tx;
    private final ChangeSeries series;
    private final ScriptTransactions transactions;
    private final StatementRun running;
    private final BatchRun batches;
    private final AfterFailure failure;
    private Progress progress;

    /**
     * Finds out where an earlier run ended, as {@link Resumption#applied}.
     *
     * @param found what that has left in the journal
     */
    public ScriptRun(Connection connection, SchemaLock lock, Session settings, Journal journal, AutoIncrementsPutBack putBack,
            StatementSender sender, CountDownLatch stop, StepContext record, List<JournalEntry> found,
            BeforeDefinition before, CallTrial trial) throws SQLException {
        this.script = RunningScript.of(record.step(), connection, settings, journal, sender);
        this.lock = lock;
        this.stop = stop;
        this.record = record;
        this.putBack = putBack;
        this.statements = script.statements();
        this.units = script.units();
        this.session = script.session();
        this.sender = sender;
        this.context = script.context();
        this.reached = script.reached();
        this.tx = script.tx();
        this.series = new ChangeSeries(script, lock);
        this.transactions = new ScriptTransactions(script, series, trial);
        this.batches = new BatchRun(script, transactions, stop, journal);
        this.running = new StatementRun(script, record, before, series, transactions, batches);
        this.failure = new AfterFailure(script, record, putBack, stop);
        if (record.isResumed()) {
            Resumption resumption = new Resumption(connection, session, script.journal(), units, script.secrets(),
                    Optional.of(trial));
            reached.apply(resumption.applied(found));
            resumption.place().ifPresent(there -> batches.resumeAt(reached.applied() + 1, there));
        }
    }

    /**
     * Continues where that ended.
     *
     * @return whether nothing in it can have changed the session, so that the lock is certain to be ours still
     * @throws MigrationFailedException when a statement failed, or the process was asked to stop
     * @throws SQLException when the connection was lost, or what was done since the last commit
     */
    public boolean run() throws SQLException, InterruptedException {
        int applied = reached.applied();
        sender.reporter().continuing(record.step(), applied, statements.size(), batches.resumed(applied + 1));
        if (applied > 0 && applied < statements.size() && session.ask().chains(context.meant(applied))) {
            session.execute("START TRANSACTION"); // the last commit had begun one
            transactions.goOnIfChained(applied, session.ask().isInTransaction());
        }
        for (int k = applied + 1; k <= statements.size(); k++) {
            progress = new Progress(record.step(), k, statements.size(), Instant.now());
            try {
                session.reached(k);
                requireNotStopped();
                sender.reporter().about(progress);
                running.run(k);
                if (series.isTakenBack()) {
                    int first = series.beginAgain();
                    sender.send(statements.get(first - 1), putBack::run, StatementSender.Leaves.NOTHING);
                    k = first - 1;
                    continue;
                }
                if (k == statements.size()) {
                    transactions.commitOpen(k);
                }
                Statement.forget();
            } catch (SQLException e) {
                int at = failing(k);
                throw failure.of(progress, new MaskedFailure(script.secrets(), script.sql(at), context.meant(at).sql()).of(e));
            } catch (InterruptedException e) {
                failing(k);
                throw failure.of(progress, e);
            } catch (OutOfMemoryError e) {
                throw OutOfMemory.at(progress, script.told(k), script.connection(), e);
            }
        }
        if (!session.isLeftAlone()) {
            session.reset();
        }
        return session.isLeftAlone();
    }

    /** At this one, or before it, at one that was to be committed with it. */
    private int failing(int k) {
        reached.apply(series.ended());
        if (series.open() == 0) {
            return k;
        }
        progress = new Progress(record.step(), series.open(), statements.size(), Instant.now());
        return series.open();
    }

    private void requireNotStopped() throws InterruptedException, SQLException {
        if (stop.getCount() == 0) {
            transactions.commitSeries();
        }
        if (!tx.isOpen() && stop.getCount() == 0) {
            throw new InterruptedException("The process was asked to stop");
        }
        int k = progress.statement();
        if (k > 1 && !tx.isPlain() && series.open() == 0 && !session.isUntouched() && !units.readsDiagnostics(k)
                && !tx.goesOn(units, k)
                && !lock.isOurs()) {
            throw new SQLException("A statement before it has released the lock of this schema");
        }
    }

    /** As {@link StatementRun#first}. */
    public List<JournalEntry> first() throws SQLException {
        return running.first();
    }

    /** SQL for the transaction that ends the script, with what the scripts behind it may find again. */
    public List<String> ending(CarriedAutoIncrements carried) {
        return carried.ending(script.numbers().seen(), running.resets(), record.isResumed());
    }
}
