package com.traveease.schema.execution;

import java.sql.SQLException;

import com.traveease.schema.lock.LockRetry;
import com.traveease.schema.lock.RolledBackException;
import com.traveease.schema.lock.Transaction;
import com.traveease.schema.session.AutoIncrements;
import com.traveease.schema.session.ScriptSession;
import com.traveease.schema.unit.ScriptUnits;

/** Sends statements of a script in the transaction that is open, or beside it where the server wants that. */
final class ScriptStatements {

    interface Sending {
        void send() throws SQLException, InterruptedException;
    }

    private final RunningScript script;
    private final ScriptSession session;
    private final StatementSender sender;
    private final ScriptJournal journal;
    private final ScriptUnits units;
    private final AutoIncrements numbers;
    private final OpenTransaction tx;
    private final OutsideTransaction outside;
    private final ChangeSeries series;

    ScriptStatements(RunningScript script, OutsideTransaction outside, ChangeSeries series) {
        this.script = script;
        this.session = script.session();
        this.sender = script.sender();
        this.journal = script.journal();
        this.units = script.units();
        this.numbers = script.numbers();
        this.tx = script.tx();
        this.outside = outside;
        this.series = series;
    }

    void inOrOutside(int k, Sending statement) throws SQLException, InterruptedException {
        try {
            statement.send();
        } catch (SQLException e) {
            if (series.open() != 0 || !outside.isReason(e)) {
                throw e;
            }
            outside.leave(k, e);
            statement.send();
        }
    }

    /** What ends with it, and leaves nothing in the session that is asked for, is marked by the server itself. */
    void sendMarked(int k, String sql) throws SQLException, InterruptedException {
        if (endsItself(k)) {
            String finishing = journal.finishing(k, numbers.sql());
            sender.watched(script.statement(k), () -> session.execute(sql, finishing + "; " + Transaction.COMMIT),
                    tx.leaves(session.hasVariables()));
        } else {
            send(k, sql);
        }
    }

    private boolean endsItself(int k) throws SQLException {
        return tx.isGuarded() && tx.first() == k && tx.until() == k && !session.hasLockedTables() && !units.isSessionAsked(k)
                && !session.knows(units.settings(k));
    }

    void send(int k, String sql) throws SQLException, InterruptedException {
        send(k, sql, () -> session.send(sql));
    }

    void send(int k, String sql, LockRetry.Work statement) throws SQLException, InterruptedException {
        sender.watched(script.statement(k), () -> {
            try {
                statement.run();
            } catch (SQLException e) {
                throw LockRetry.isLockWait(e) && series.open() == 0 && hasTakenNumbers(k) ? new RolledBackException(e) : e;
            }
        }, tx.leaves(session.hasVariables()));
    }

    /** What a statement was given that could not have its locks is not given again, unless the transaction begins anew. */
    private boolean hasTakenNumbers(int k) throws SQLException {
        return tx.isOpen() && !tx.isReadOnly() && journal.numbers().areKept()
                && (k == tx.first() ? journal.numbers().areTaken(numbers.sql()) : numbers.mayBeGivenTo(script.statement(k)));
    }
}
