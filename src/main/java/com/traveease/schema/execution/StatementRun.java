package com.traveease.schema.execution;

import java.sql.SQLException;
import java.util.List;

import com.traveease.schema.journal.JournalEntry;
import com.traveease.schema.lock.Transaction;
import com.traveease.schema.session.AutoIncrements;
import com.traveease.schema.session.ScriptSession;
import com.traveease.schema.statement.DefinitionChange;
import com.traveease.schema.statement.SessionText;
import com.traveease.schema.statement.Statement;
import com.traveease.schema.statement.StatementKind;
import com.traveease.schema.unit.ScriptUnits;

/**
 * Runs one statement of a script as its kind requires:
 * <ul>
 * <li>a statement that changes definitions commits by itself. Its row is committed before it, with a fingerprint of what it
 * touches; that it is finished is written with the next row, for until then one can see it;
 * <li>one that changes data is committed together with its row;
 * <li>one that may commit in the middle of itself has its row committed before it and marked in its own transaction: when the
 * mark is seen after a crash, it had committed something, and only a person can know how much.
 * </ul>
 * What only changes the session has no row of its own; every row says how to make the session what it was.
 */
final class StatementRun {

    private final RunningScript script;
    private final StepContext record;
    private final BeforeDefinition before;
    private final ChangeSeries series;
    private final ScriptTransactions transactions;
    private final BatchRun batches;
    private final ScriptUnits units;
    private final ScriptSession session;
    private final StatementSender sender;
    private final ScriptContext context;
    private final AutoIncrements numbers;
    private final Reached reached;
    private final OpenTransaction tx;
    private final OutsideTransaction outside;
    private final ScriptStatements sending;
    private final DefinitionRun definitions;
    private final UnresumableRun unresumable;

    StatementRun(RunningScript script, StepContext record, BeforeDefinition before, ChangeSeries series,
            ScriptTransactions transactions, BatchRun batches) {
        this.script = script;
        this.record = record;
        this.before = before;
        this.series = series;
        this.transactions = transactions;
        this.batches = batches;
        this.units = script.units();
        this.session = script.session();
        this.sender = script.sender();
        this.context = script.context();
        this.numbers = script.numbers();
        this.reached = script.reached();
        this.tx = script.tx();
        this.outside = new OutsideTransaction(script);
        this.sending = new ScriptStatements(script, outside, series);
        this.definitions = new DefinitionRun(script, record, sending);
        this.unresumable = new UnresumableRun(script, record, transactions);
    }

    void run(int k) throws SQLException, InterruptedException {
        if (tx.isPlain() || units.unresumable().beginsWith(k)) {
            unresumable.run(k, script.sql(k));
            return;
        }
        String sql = script.sql(k);
        boolean inSeries = units.batched(k).isEmpty() && series.takes(k) && !context.mayLast(k, k)
                && sender.deadlocks(record.step(), k) == 0;
        if (!inSeries) {
            transactions.commitSeries();
        }
        Statement meant = context.meant(k);
        StatementKind kind = context.kind(k, meant);
        if (kind != StatementKind.DEFINITION && !record.isBegun()) {
            begin(k);
        }
        if (units.batched(k).isPresent()) {
            transactions.commitOpen(k - 1);
            batches.run(k);
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
                        begin(k); // whoever comes next is to see that something was
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
                if (SessionText.mayTurnAutocommitOn(script.statement(k)) && !session.ask().isAutocommit()) {
                    transactions.commitOpen(k - 1);
                }
                sending.inOrOutside(k, () -> session.run(kind, sql));
            }
            case LOCK, UNLOCK -> {
                if (kind == StatementKind.LOCK || session.hasLockedTables()) {
                    transactions.commitOpen(k - 1);
                }
                sender.send(script.statement(k), () -> session.run(units.kind(k), sql), tx.leaves());
            }
            case BEGIN -> transactions.begin(k, sql);
            case COMMIT -> transactions.commit(k, sql);
            case ROLLBACK -> transactions.rollBack(k, sql);
            case TEMPORARY, DATA, NON_ATOMIC, EXECUTE -> change(k, kind, sql);
        }
        sender.reporter().ran(meant, script.secrets(), session.answer(), units.isAsked(k));
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
        sender.reporter().ran(script.statement(k), script.secrets(), session.answer(), units.isAsked(k));
        if (tx.isSplit()) {
            transactions.commit(k, Transaction.COMMIT);
        } else if (!series.isTakenBack()) {
            series.ran(k);
        }
    }

    private void begin(int k) throws SQLException, InterruptedException {
        sender.send(script.statement(k), () -> {
            String next = numbers.sql();
            record.begin(AutoIncrements.upTo(0, next));
            if (!next.isEmpty()) {
                script.journal().numbers().areKept(true);
            }
        }, tx.leaves());
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

    /** As {@link DefinitionRun#first}. */
    List<JournalEntry> first() throws SQLException {
        boolean prepared = !script.statements().isEmpty() && before.concerns(record.step(), script.statement(1));
        return prepared ? List.of() : definitions.first();
    }

    /** As {@link DefinitionRun#resets}. */
    List<DefinitionChange> resets() {
        return definitions.resets();
    }
}
