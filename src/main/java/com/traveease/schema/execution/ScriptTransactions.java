package com.traveease.schema.execution;

import java.sql.SQLException;
import java.util.Optional;

import com.traveease.schema.evidence.CallEvidence;
import com.traveease.schema.lock.LockRetry;
import com.traveease.schema.lock.Transaction;
import com.traveease.schema.session.AutoIncrements;
import com.traveease.schema.session.ScriptSession;
import com.traveease.schema.statement.StatementKind;
import com.traveease.schema.unit.ScriptUnits;

/**
 * Begins and ends the transactions of a script: those that it asks for, and those that tie its changes of rows to the journal.
 * What is committed there is written in the same transaction; of one that may commit in the middle of itself the row is
 * committed before it.
 */
final class ScriptTransactions {

    private final RunningScript script;
    private final ScriptSession session;
    private final StatementSender sender;
    private final ScriptJournal journal;
    private final ScriptUnits units;
    private final AutoIncrements numbers;
    private final OpenTransaction tx;
    private final ChangeSeries series;
    private final CallTrial trial;

    ScriptTransactions(RunningScript script, ChangeSeries series, CallTrial trial) {
        this.trial = trial;
        this.script = script;
        this.session = script.session();
        this.sender = script.sender();
        this.journal = script.journal();
        this.units = script.units();
        this.numbers = script.numbers();
        this.tx = script.tx();
        this.series = series;
    }

    /** As the script says. */
    void begin(int k, String sql) throws SQLException, InterruptedException {
        commitOpen(k - 1);
        tx.expectReadOnly(script.statement(k).mentions("ONLY"));
        guard(k, units.explicitEnd(k), false);
        session.run(StatementKind.BEGIN, sql);
        opened(k, 0);
    }

    /** For a statement that changes something: as far as it goes with others, where the script has not begun one. */
    void open(int k, StatementKind kind) throws SQLException, InterruptedException {
        boolean ours = session.ask().isAutocommit();
        int end = ours ? units.end(k) : units.explicitEnd(k);
        guard(k, end, kind == StatementKind.NON_ATOMIC);
        session.announceTransaction();
        if (ours) {
            if (session.hasLockedTables()) {
                session.holdCommits();
            } else {
                session.execute("START TRANSACTION");
            }
        }
        opened(k, ours ? end : 0);
    }

    /** If something may commit in the middle, the row is written first; if nothing can be rolled back, so is its mark. */
    private void guard(int k, int end, boolean needed) throws SQLException, InterruptedException {
        if (!tx.isReadOnly()) {
            keepNumbers(k);
        }
        boolean lasting = !tx.isReadOnly() && script.context().mayLast(k, end);
        tx.expect(lasting, !tx.isReadOnly() && (needed || lasting || units.mayCommit(k, end)));
        if (tx.isGuarded()) {
            String written = session.capture();
            String sql = script.sql(k);
            commitAlone(k, () -> {
                Optional<String> evidence = end > k ? Optional.empty()
                        : session.inPlainWords(() -> CallEvidence.take(script.connection(), sql,
                                digest -> trial.before(script.connection().getCatalog(), digest)));
                journal.begun(k, end, sql, evidence, written);
                if (tx.isLasting()) {
                    journal.touched(k);
                }
            });
        }
    }

    void keepNumbers(int k) throws SQLException, InterruptedException {
        if (!journal.numbers().areKept() && !numbers.sql().isEmpty()) {
            commitAlone(k, () -> journal.numbers().keep(k, numbers.sql()));
        }
    }

    /** A write to the journal, outside the script's own transactions. */
    void commitAlone(int k, LockRetry.Work write) throws SQLException, InterruptedException {
        sender.send(script.statement(k), () -> journal.whole(() -> {
            write.run();
            session.execute(Transaction.COMMIT);
        }), StatementSender.Leaves.NOTHING);
    }

    private void opened(int k, int until) throws SQLException {
        tx.open(k, until);
        if (tx.isGuarded() && !tx.isLasting()) { // that mark is committed already
            journal.touched(k);
        }
        if (!tx.isReadOnly()) {
            script.weight().add(sender.deadlocks(script.step(), k));
        }
    }

    void commitOpen(int k) throws SQLException, InterruptedException {
        commitSeries();
        if (tx.isOpen()) {
            commit(k, Transaction.COMMIT);
        }
    }

    void commitSeries() throws SQLException, InterruptedException {
        series.end();
        script.reached().apply(series.ended());
    }

    /** With the journal in it. */
    void commit(int k, String sql) throws SQLException, InterruptedException {
        if (!tx.isOpen() || tx.isReadOnly()) {
            session.execute(sql);
        } else {
            sender.send(script.statement(k), () -> journal.finished(k, session.capture(), numbers.sql()),
                    tx.leaves());
            new Transaction(script.connection()).commit(sql);
            script.reached().apply(k);
            session.commitAgain();
        }
        goOnIfChained(k, session.ask().isInTransaction());
    }

    void rollBack(int k, String sql) throws SQLException, InterruptedException {
        session.execute(sql);
        if (tx.isOpen() && journal.numbers().areKept()) {
            script.reached().rollBack(k);
        }
        boolean chained = session.ask().isInTransaction();
        if (tx.isGuarded()) {
            commitAlone(k, () -> journal.finished(k, session.capture(), numbers.sql()));
            script.reached().apply(k); // something in it may have committed
            if (chained) {
                session.execute("START TRANSACTION");
            }
        }
        goOnIfChained(k, chained);
    }

    /** {@code AND CHAIN}: the next transaction is open already. */
    void goOnIfChained(int k, boolean chained) throws SQLException, InterruptedException {
        boolean readOnly = chained && tx.isReadOnly();
        tx.close();
        if (chained) {
            tx.expectReadOnly(readOnly);
            guard(k + 1, units.explicitEnd(k), false);
            if (!session.ask().isInTransaction()) {
                session.execute("START TRANSACTION");
            }
            opened(k + 1, 0);
        }
    }
}
