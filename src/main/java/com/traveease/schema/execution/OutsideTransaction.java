package com.traveease.schema.execution;

import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

import com.traveease.schema.lock.Transaction;
import com.traveease.schema.server.MySqlErrors;
import com.traveease.schema.session.ScriptSession;
import com.traveease.schema.statement.SessionText;
import com.traveease.schema.statement.StatementKind;
import com.traveease.schema.unit.ScriptUnits;

/**
 * Statements that the server runs alone but not inside the transaction that ties them to the journal: temporary tables under
 * GTIDs and {@code binlog_format = STATEMENT}, tables without transactions beside others, settings of the server. The server
 * says so before it does anything. Then the transaction is split: what is allowed in one is committed with the journal as
 * before, the rest is sent between the parts. While nothing of the whole is committed, a run that is interrupted begins it
 * again; from then on it is in doubt, unless only temporary tables are dropped behind the last part.
 */
final class OutsideTransaction {

    /** The server's refusals; nothing of the statement was run. */
    private static final Set<Integer> REASONS = Set.of(
            MySqlErrors.CANT_DO_THIS_DURING_AN_TRANSACTION,
            MySqlErrors.LOCK_OR_ACTIVE_TRANSACTION, // read_only
            MySqlErrors.CANT_CHANGE_TX_CHARACTERISTICS, // SET TRANSACTION
            MySqlErrors.INSIDE_TRANSACTION_PREVENTS_SWITCH_BINLOG_FORMAT,
            MySqlErrors.INSIDE_TRANSACTION_PREVENTS_SWITCH_BINLOG_DIRECT,
            MySqlErrors.INSIDE_TRANSACTION_PREVENTS_SWITCH_SQL_LOG_BIN,
            MySqlErrors.VARIABLE_NOT_SETTABLE_IN_TRANSACTION, // gtid_mode and others
            MySqlErrors.GTID_UNSAFE_NON_TRANSACTIONAL_TABLE,
            MySqlErrors.CLIENT_GTID_UNSAFE_CREATE_DROP_TEMP_TABLE_IN_TRX_IN_SBR);
    /** Of these nothing is left when the session has gone. */
    private static final Set<StatementKind> OF_SESSION = EnumSet.of(StatementKind.TEMPORARY, StatementKind.SESSION,
            StatementKind.PREPARE);

    private final RunningScript script;
    private final ScriptSession session;
    private final ScriptJournal journal;
    private final ScriptUnits units;
    private final OpenTransaction tx;

    OutsideTransaction(RunningScript script) {
        this.script = script;
        this.session = script.session();
        this.journal = script.journal();
        this.units = script.units();
        this.tx = script.tx();
    }

    /** Whether this failure says that the statement has to be sent outside the transaction, which is ours to end. */
    boolean isReason(SQLException e) {
        return REASONS.contains(e.getErrorCode()) && tx.isOurs();
    }

    /**
     * Ends the transaction, or this part of it, so that the statement that it has refused can be sent.
     *
     * @throws SQLException the failure itself, when a part of the statement may have been run in the transaction
     */
    void leave(int k, SQLException failure) throws SQLException {
        if (tx.first() < k) {
            commitPart(k);
            return;
        }
        rollBack();
        if (units.kind(k) == StatementKind.NON_ATOMIC && !script.statement(k).isWholeOrNothing()
                && journal.leftOf(k).isPresent()) {
            throw failure;
        }
        stayOut(k);
    }

    /** As {@link #leave}, before anything is sent in the transaction, which would be refused. */
    void stayOut(int k) throws SQLException {
        rollBack();
        guard();
        if (!OF_SESSION.contains(units.kind(k)) && !isRepeatable(k)) {
            journal.touched(k);
        }
        session.execute(Transaction.COMMIT);
    }

    private void rollBack() throws SQLException {
        session.execute(Transaction.ROLLBACK);
        session.commitAgain();
        tx.endPart();
    }

    /** Begins the next part, or ends the one before, as the statement needs it. */
    void prepare(int k, StatementKind kind) throws SQLException {
        if (kind == StatementKind.TEMPORARY) {
            if (tx.isRunning()) {
                commitPart(k);
            }
        } else if (!tx.isRunning()) {
            session.announceTransaction();
            if (session.hasLockedTables()) {
                session.holdCommits();
            } else {
                session.execute("START TRANSACTION");
            }
            tx.beginPart();
            if (units.mayCommit(k, k)) {
                journal.touched(tx.first());
            }
        }
    }

    /** Of a statement that may commit in the middle of itself, nothing is gained by a transaction that it may not be in. */
    boolean isForbiddenFor(StatementKind kind) throws SQLException {
        return kind == StatementKind.NON_ATOMIC && tx.isLasting() && tx.isOurs() && session.ask().isGtidConsistent();
    }

    private void commitPart(int k) throws SQLException {
        if (isDroppedOnly(k)) {
            journal.finished(tx.until(), session.capture(), "");
            tx.partIsApplied(k);
        } else {
            guard();
            if (!isOfSession(tx.first(), k - 1)) {
                journal.touched(tx.first());
            }
        }
        session.execute(Transaction.COMMIT);
        session.commitAgain();
        tx.endPart();
    }

    private void guard() throws SQLException {
        if (!tx.isGuarded()) {
            journal.begun(tx.first(), tx.until(), script.sql(tx.first()), Optional.empty(), session.capture());
            tx.guard();
        }
    }

    /** What is left is done by the end of the session as well. */
    private boolean isDroppedOnly(int from) {
        return tx.isSplit()
                && script.statements().subList(from - 1, tx.until()).stream().allMatch(SessionText::dropsTemporaryTable);
    }

    private boolean isOfSession(int from, int to) {
        for (int k = from; k <= to; k++) {
            if (!OF_SESSION.contains(units.kind(k))) {
                return false;
            }
        }
        return true;
    }

    /** {@code SET GLOBAL} of a value that stands there. */
    private boolean isRepeatable(int k) {
        return units.kind(k) == StatementKind.DATA && SessionText.isSet(script.statement(k))
                && !script.sql(k).contains("(") && !script.sql(k).contains("@");
    }
}
