package com.traveease.schema.execution;

import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

import com.traveease.schema.evidence.CallEvidence;
import com.traveease.schema.failure.LostInScriptException;
import com.traveease.schema.failure.MigrationFailedException;
import com.traveease.schema.failure.OutOfMemory;
import com.traveease.schema.failure.ScriptFailure;
import com.traveease.schema.failure.TakenBackException;
import com.traveease.schema.journal.JournalEntry;
import com.traveease.schema.lock.LockRetry;
import com.traveease.schema.lock.Transaction;
import com.traveease.schema.progress.Progress;
import com.traveease.schema.rows.FailedRows;
import com.traveease.schema.server.MySqlErrors;
import com.traveease.schema.session.AutoIncrementsPutBack;
import com.traveease.schema.session.ScriptSession;
import com.traveease.schema.statement.SessionText;
import com.traveease.schema.statement.StatementKind;
import com.traveease.schema.unit.ScriptUnits;

/**
 * Cleans up after a failed statement or a request to stop: rolls back what can be rolled back, records in the journal what may
 * remain, and reports both.
 */
final class AfterFailure {

    private final RunningScript script;
    private final StepContext record;
    private final AutoIncrementsPutBack putBack;
    private final CountDownLatch stop;
    private final ScriptSession session;
    private final StatementSender sender;
    private final ScriptJournal journal;
    private final ScriptUnits units;
    private final OpenTransaction tx;

    AfterFailure(RunningScript script, StepContext record, AutoIncrementsPutBack putBack, CountDownLatch stop) {
        this.script = script;
        this.record = record;
        this.putBack = putBack;
        this.stop = stop;
        this.session = script.session();
        this.sender = script.sender();
        this.journal = script.journal();
        this.units = script.units();
        this.tx = script.tx();
    }

    /**
     * @param progress of the statement
     * @return the failure, when the connection was lost with it
     * @throws MigrationFailedException with what is left and what to do, otherwise
     */
    SQLException of(Progress progress, Exception e) {
        int k = progress.statement();
        if (OutOfMemory.isReason(e)) {
            throw OutOfMemory.at(progress, script.told(k), script.connection(), e);
        }
        if (e instanceof SQLException sql && !tx.isPlain() && TakenBackException.isReason(sql, tx.isOpen())) {
            throw TakenBackException.at(progress, script.told(k), tx.first(), script.reached().applied(), sql,
                    sender.missed().blockers(script.statement(k), e));
        }
        if (e instanceof SQLException sql && LostInScriptException.isReason(sql, script.connection())) {
            return new LostInScriptException(sql, progress);
        }
        Optional<String> blockers = sender.missed().blockers(script.statement(k), e);
        Optional<String> rows = Optional.empty();
        boolean inTransaction = tx.isOpen() && tx.first() < k;
        boolean inDoubt = false;
        int last = k;
        boolean again = false;
        script.reached().apply(tx.finished());
        try {
            session.execute(Transaction.ROLLBACK);
            session.restoreSettings();
            rows = rows(k, e);
            // A statement that is whole or nothing has left nothing, wherever its mark is.
            boolean whole = isNotPrepared(k, e) && !mayHaveLeft(tx.first(), k - 1)
                    || tx.first() == k && script.statement(k).isWholeOrNothing()
                            && (!tx.isLasting() || SessionText.isSet(script.statement(k))
                                    && !script.statement(k).outline().contains("(")); // no function that writes
            Optional<JournalEntry> left = tx.isGuarded() && !whole ? journal.leftOf(tx.first()) : Optional.empty();
            again = left.isPresent() && units.mayRunAgain(tx.first(), k);
            if (left.isPresent() && !again && !isUnchanged(left.get())) {
                journal.failed(tx.first());
                inDoubt = true;
                last = left.get().last();
            } else if (script.reached().batches().isEmpty()) {
                boolean free = isFree(putBack, e);
                journal.backTo(script.reached().applied());
                if (!tx.isOpen() && !journal.numbers().areKept()) {
                    journal.numbers().mayBeHigher(); // until somebody has corrected the definition
                }
                if (script.reached().applied() == 0 && !again && free) {
                    record.takeBack();
                }
            }
        } catch (SQLException cleaning) {
            e.addSuppressed(cleaning);
        }
        throw new ScriptFailure(script.step(), progress, script.told(k), script.reached().applied(), script.reached().stays(),
                inTransaction,
                inDoubt ? tx.first() : 0, last, again, session.hasFailed(), rows, script.reached().batches())
                .exception(e, stop.getCount() == 0, blockers);
    }

    private Optional<String> rows(int k, Exception e) {
        if (!(e instanceof SQLException failure) || !FailedRows.mayBeReason(failure)) {
            return Optional.empty();
        }
        try {
            return session.inPlainWords(() -> FailedRows.query(script.connection(), script.step(), k, script.statement(k),
                    failure)).map(script.secrets()::masked);
        } catch (SQLException unanswered) {
            return Optional.empty(); // what has failed is told without it
        }
    }

    private boolean isNotPrepared(int k, Exception e) {
        return e instanceof SQLException sql && sql.getErrorCode() == MySqlErrors.UNKNOWN_STMT_HANDLER
                && units.kind(k) == StatementKind.EXECUTE && session.prepared(script.statement(k)).isEmpty();
    }

    /** Whether one of these may have committed something, or written what no rollback undoes. */
    private boolean mayHaveLeft(int from, int to) throws SQLException {
        return from > 0 && to >= from && (units.mayCommit(from, to) || script.context().mayLast(from, to));
    }

    /** Puts the numbers back; where somebody uses the table for longer, the next run does that. */
    private static boolean isFree(AutoIncrementsPutBack numbers, Exception failure) throws SQLException {
        try {
            numbers.run();
            return true;
        } catch (SQLException e) {
            if (!LockRetry.isLockWait(e)) {
                throw e;
            }
            failure.addSuppressed(e);
            return false;
        }
    }

    private boolean isUnchanged(JournalEntry call) throws SQLException {
        return CallEvidence.isOne(call.fingerprint())
                && session.inPlainWords(() -> CallEvidence.isUnchanged(script.connection(), call.fingerprint()));
    }
}
