package com.traveease.schema.execution;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

import com.traveease.schema.batch.BatchPlace;
import com.traveease.schema.failure.MaskedFailure;
import com.traveease.schema.failure.MigrationFailedException;
import com.traveease.schema.failure.OutOfMemory;
import com.traveease.schema.history.Journal;
import com.traveease.schema.lock.SchemaLock;
import com.traveease.schema.lock.Transaction;
import com.traveease.schema.plan.Lookahead;
import com.traveease.schema.progress.Progress;
import com.traveease.schema.session.NextNumbers;
import com.traveease.schema.session.NumbersCarried;
import com.traveease.schema.session.NumbersPutBack;
import com.traveease.schema.session.ScriptSession;
import com.traveease.schema.session.Session;
import com.traveease.schema.statement.SessionText;
import com.traveease.schema.statement.Statement;
import com.traveease.schema.statement.StatementKind;
import com.traveease.schema.unit.ScriptUnits;

/**
 * Sends the statements of one script, one after the other, on the connection that has the lock, and keeps the journal such that
 * a run that ends anywhere can be continued:
 * <ul>
 * <li>a statement that changes definitions commits by itself. Its row is committed before it, with a fingerprint of what it
 * touches; that it is finished is written with the next row, for until then one can see it;
 * <li>one that changes data is committed together with its row;
 * <li>one that may commit in the middle of itself has its row committed before it and marked in its own transaction: when the
 * mark is seen after a crash, it had committed something, and only a person can know how much.
 * </ul>
 * What only changes the session has no row of its own; every row says how to make the session what it was.
 */
public final class ScriptRun {

    private final RunningScript script;
    private final SchemaLock lock;
    private final CountDownLatch stop;
    private final StepRecord record;
    private final NumbersPutBack putBack;
    private final List<Statement> statements;
    private final ScriptUnits units;
    private final ScriptSession session;
    private final StatementSender sender;
    private final Lookahead ahead;
    private final NextNumbers numbers;
    private final Reached reached;
    private final OpenTransaction tx;
    private final ChangeSeries series;
    private final OutsideTransaction outside;
    private final ScriptTransactions transactions;
    private final ScriptStatements sending;
    private final DefinitionRun definitions;
    private final UnresumableRun unresumable;
    private final BatchRun batches;
    private final AfterFailure failure;
    private final BeforeDefinition before;
    private Progress progress;
    private Optional<BatchPlace> place = Optional.empty();

    /**
     * Finds out where an earlier run ended, as {@link Resumption#applied}.
     *
     * @param found what that has left in the journal
     */
    public ScriptRun(Connection connection, SchemaLock lock, Session settings, Journal journal, NumbersPutBack putBack,
            StatementSender sender, CountDownLatch stop, StepRecord record, List<Journal.Entry> found,
            BeforeDefinition before) throws SQLException {
        this.before = before;
        this.script = RunningScript.of(record.step(), connection, settings, journal, sender);
        this.lock = lock;
        this.stop = stop;
        this.record = record;
        this.putBack = putBack;
        this.statements = script.statements();
        this.units = script.units();
        this.session = script.session();
        this.sender = sender;
        this.ahead = script.ahead();
        this.numbers = script.numbers();
        this.reached = script.reached();
        this.tx = script.tx();
        this.series = new ChangeSeries(script, lock);
        this.outside = new OutsideTransaction(script);
        this.transactions = new ScriptTransactions(script, series);
        this.sending = new ScriptStatements(script, outside, series);
        this.definitions = new DefinitionRun(script, record, sending);
        this.unresumable = new UnresumableRun(script, record, transactions);
        this.batches = new BatchRun(script, transactions, stop, journal);
        this.failure = new AfterFailure(script, record, putBack, stop);
        if (record.isResumed()) {
            Resumption resumption = new Resumption(connection, session, script.journal(), units, script.secrets());
            reached.apply(resumption.applied(found));
            place = resumption.place();
            place.ifPresent(there -> batches.told(reached.applied() + 1, there));
        }
    }

    /**
     * Continues where that ended.
     *
     * @return whether nothing in it can have changed the session, so that the lock is certain to be ours still
     * @throws MigrationFailedException when a statement failed, or the process was told to end
     * @throws SQLException when the connection was lost, or what was done since the last commit
     */
    public boolean run() throws SQLException, InterruptedException {
        int applied = reached.applied();
        sender.continuing(record.step(), applied, statements.size());
        if (applied > 0 && applied < statements.size() && session.chains(ahead.meant(applied))) {
            session.execute("START TRANSACTION"); // the last commit had begun one
            transactions.goOnIfChained(applied, session.isInTransaction());
        }
        for (int k = applied + 1; k <= statements.size(); k++) {
            progress = new Progress(record.step(), k, statements.size(), Instant.now());
            try {
                session.reached(k);
                requireNotStopped();
                sender.about(progress);
                run(k);
                if (series.isTakenBack()) {
                    int first = series.beginAgain();
                    sender.send(statements.get(first - 1).outline(), putBack::run, StatementSender.Leaves.NOTHING);
                    k = first - 1;
                    continue;
                }
                if (k == statements.size()) {
                    transactions.commitOpen(k);
                }
                Statement.forget();
            } catch (SQLException e) {
                int at = failing(k);
                throw failure.of(progress, new MaskedFailure(script.secrets(), script.sql(at), ahead.meant(at)).of(e));
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
            throw new InterruptedException("The process was told to end");
        }
        int k = progress.statement();
        if (k > 1 && !tx.isPlain() && series.open() == 0 && !session.isUntouched() && !units.asksBack(k) && !tx.goesOn(units, k)
                && !lock.isOurs()) {
            throw new SQLException("A statement before it has released the lock of this schema");
        }
    }

    private void run(int k) throws SQLException, InterruptedException {
        if (tx.isPlain() || units.unresumable().beginsWith(k)) {
            unresumable.run(k, script.sql(k));
            return;
        }
        String sql = script.sql(k);
        boolean inSeries = units.batched(k).isEmpty() && series.takes(k) && !ahead.mayLast(k, k)
                && sender.deadlocks(record.step(), k) == 0;
        if (!inSeries) {
            transactions.commitSeries();
        }
        String meant = ahead.meant(k);
        StatementKind kind = ahead.kind(k, meant);
        if (kind != StatementKind.DEFINITION && !record.isBegun()) {
            begin(sql);
        }
        if (units.batched(k).isPresent()) {
            transactions.commitOpen(k - 1);
            Optional<BatchPlace> there = place;
            place = Optional.empty();
            batches.run(k, there);
            return;
        }
        if (inSeries) {
            changeInSeries(k, sql);
            return;
        }
        switch (kind) {
            case DEFINITION -> {
                if (before.concerns(record.step(), script.statement(k))) {
                    transactions.commitOpen(k - 1); // nothing of ours is to be in its way
                    if (!record.isBegun()) {
                        begin(sql); // whoever comes next is to see that something was
                    }
                    if (record.step().keeps()) {
                        script.journal().keeps(); // before the first of it is: the advice after a kill goes by that
                    }
                    before.run(record.step(), script.statement(k));
                }
                definitions.define(k, sql, meant);
            }
            case REPEATABLE -> {
                transactions.commitOpen(k - 1);
                session.announceTransaction();
                sending.send(k, sql);
                reached.runAgain(k);
            }
            case SESSION, PREPARE -> {
                if (SessionText.mayTurnAutocommitOn(sql) && !session.isAutocommit()) {
                    transactions.commitOpen(k - 1);
                }
                sending.inOrOutside(k, () -> session.run(kind, sql));
            }
            case LOCK, UNLOCK -> {
                if (kind == StatementKind.LOCK || session.hasLockedTables()) {
                    transactions.commitOpen(k - 1);
                }
                sender.send(sql, () -> session.run(units.kind(k), sql), tx.leaves());
            }
            case BEGIN -> transactions.begin(k, sql);
            case COMMIT -> transactions.commit(k, sql);
            case ROLLBACK -> transactions.rollBack(k, sql);
            case TEMPORARY, DATA, OPEN, EXECUTE -> change(k, kind, sql);
        }
        sender.ran(script.statement(k), meant, script.secrets(), session.answer(), units.isAsked(k));
        if (tx.until() == k) {
            transactions.commit(k, Transaction.COMMIT);
        }
    }

    private void changeInSeries(int k, String sql) throws SQLException, InterruptedException {
        if (series.open() == 0) {
            transactions.keepNumbers(k);
            tx.open(k, k);
        }
        sending.inOrOutside(k, () -> {
            if (tx.isSplit()) {
                sending.send(k, sql);
            } else {
                sending.send(k, sql, () -> series.send(k, sql));
                reached.apply(series.ended());
            }
        });
        sender.ran(script.statement(k), sql, script.secrets(), session.answer(), units.isAsked(k));
        if (tx.isSplit()) {
            transactions.commit(k, Transaction.COMMIT);
        } else if (!series.isTakenBack()) {
            series.ran(k);
        }
    }

    private void begin(String sql) throws SQLException, InterruptedException {
        sender.send(sql, () -> {
            String next = numbers.sql();
            record.begin(NextNumbers.upTo(0, next));
            if (!next.isEmpty()) {
                script.journal().numbersAreKept();
            }
        }, tx.leaves());
    }

    /** As {@link DefinitionRun#first}. */
    public List<Journal.Entry> first() throws SQLException {
        boolean prepared = !statements.isEmpty() && before.concerns(record.step(), script.statement(1));
        return prepared ? List.of() : definitions.first();
    }

    /** SQL for the transaction that ends the script, with what the scripts behind it may find again. */
    public List<String> ending(NumbersCarried carried) {
        return carried.ending(numbers.seen(), definitions.resets(), record.isResumed());
    }

    private void change(int k, StatementKind kind, String sql) throws SQLException, InterruptedException {
        if (units.kind(k) == StatementKind.DEFINITION) {
            transactions.commitOpen(k - 1); // an older server commits in the middle of it
        }
        if (!tx.isOpen()) {
            transactions.open(k, kind);
            if (outside.isForbiddenFor(kind)) {
                outside.stayOut(k);
            }
        } else if (tx.isSplit()) {
            outside.prepare(k, kind);
        }
        sending.inOrOutside(k, () -> sending.sendMarked(k, sql));
        if (kind != StatementKind.DATA) {
            script.tablesMayHaveChanged();
        }
    }
}
