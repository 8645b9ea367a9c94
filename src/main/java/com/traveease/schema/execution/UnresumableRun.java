package com.traveease.schema.execution;

import java.sql.SQLException;
import java.util.Optional;

import com.traveease.schema.journal.Journal;
import com.traveease.schema.lock.Transaction;
import com.traveease.schema.session.ScriptSession;
import com.traveease.schema.statement.SessionText;
import com.traveease.schema.statement.StatementKind;
import com.traveease.schema.unit.ScriptUnits;

/** Runs statements that no other session could continue, as any other client would: nothing of ours is sent between them. */
final class UnresumableRun {

    private final RunningScript script;
    private final StepContext record;
    private final ScriptTransactions transactions;
    private final ScriptSession session;
    private final StatementSender sender;
    private final ScriptJournal journal;
    private final ScriptUnits units;
    private final OpenTransaction tx;

    UnresumableRun(RunningScript script, StepContext record, ScriptTransactions transactions) {
        this.script = script;
        this.record = record;
        this.transactions = transactions;
        this.session = script.session();
        this.sender = script.sender();
        this.journal = script.journal();
        this.units = script.units();
        this.tx = script.tx();
    }

    void run(int k, String sql) throws SQLException, InterruptedException {
        if (!tx.isPlain()) {
            if (!record.isBegun()) {
                sender.send(script.statement(k), record::begin, tx.leaves());
            }
            transactions.commitOpen(k - 1);
            session.announceTransaction();
            String written = session.capture();
            int end = units.unresumable().last();
            transactions.commitAlone(k, () -> {
                journal.begun(k, end, sql, Optional.of(Journal.UNRESUMABLE), written);
                journal.touched(k);
            });
            tx.openPlain(k, end);
        }
        StatementKind kind = units.kind(k);
        boolean remembered = switch (kind) {
            case SESSION, PREPARE, LOCK, UNLOCK, BEGIN -> !SessionText.isOfNextTransaction(sql);
            default -> false;
        };
        StatementSender.Leaves leaves = kind == StatementKind.NON_ATOMIC || kind == StatementKind.EXECUTE
                ? StatementSender.Leaves.TRANSACTION
                : session.ask().isInTransaction() ? StatementSender.Leaves.TRANSACTION_AFTER_DEADLOCK
                        : StatementSender.Leaves.NOTHING;
        sender.watched(script.statement(k), () -> {
            if (remembered) {
                session.run(kind, sql);
            } else {
                session.send(sql);
            }
        }, leaves);
        sender.reporter().ran(script.statement(k), script.secrets(), session.answer(), units.isAsked(k));
        script.context().tablesMayHaveChanged();
        if (tx.until() == k) {
            transactions.commit(k, Transaction.COMMIT);
        }
    }
}
