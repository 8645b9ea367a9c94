package com.traveease.schema.execution;

import java.sql.SQLException;

import com.traveease.schema.unit.ScriptUnits;

/** The transaction of a script that is open. */
final class OpenTransaction {

    private int first;
    private int until;
    private boolean guarded;
    private boolean lasting;
    private boolean readOnly;
    private boolean split;
    private boolean running;
    private int finished;
    private boolean plain;

    /** The first statement of it; 0 when none is open. */
    int first() {
        return first;
    }

    boolean isOpen() {
        return first != 0;
    }

    /** The last one of it, when it is ours to end; 0 when the script does that. */
    int until() {
        return until;
    }

    /** Whether its row in the journal was committed before it, for it may commit in the middle of itself. */
    boolean isGuarded() {
        return guarded;
    }

    /** Whether it has written to a non-transactional table. */
    boolean isLasting() {
        return lasting;
    }

    boolean isReadOnly() {
        return readOnly;
    }

    /** Whether some of its statements are sent outside a transaction of the server, see {@link OutsideTransaction}. */
    boolean isSplit() {
        return split;
    }

    /** Of a split one: whether a part of it is open on the server. */
    boolean isRunning() {
        return running;
    }

    /** Of a split one: the last statement of it that is committed and recorded as applied; 0 when none is. */
    int finished() {
        return finished;
    }

    /** Whether it is none: statements run as the script has them, and are in doubt together. */
    boolean isPlain() {
        return plain;
    }

    /** What is about to be opened. */
    void expectReadOnly(boolean only) {
        readOnly = only;
    }

    /**
     * What is about to be opened.
     *
     * @param takesNothingBack as {@link #isLasting}
     * @param mayCommit as {@link #isGuarded}
     */
    void expect(boolean takesNothingBack, boolean mayCommit) {
        lasting = takesNothingBack;
        guarded = mayCommit;
    }

    void open(int k, int last) {
        first = k;
        until = last;
    }

    /** Statements that run exactly as the script has them, once their row is in the journal. */
    void openPlain(int k, int last) {
        open(k, last);
        guarded = true;
        plain = true;
    }

    void close() {
        first = 0;
        until = 0;
        guarded = false;
        lasting = false;
        readOnly = false;
        split = false;
        running = false;
        finished = 0;
        plain = false;
    }

    /** Its row in the journal is about to be committed, before the rest of it. */
    void guard() {
        guarded = true;
    }

    /** It is split, and no part of it is open now. */
    void endPart() {
        split = true;
        running = false;
    }

    void beginPart() {
        running = true;
    }

    /** What is before this statement is applied, once the part is committed. */
    void partIsApplied(int next) {
        first = next;
        finished = next - 1;
    }

    /** Whether a statement is sent now inside a transaction that the script did not ask for. */
    boolean isOurs() {
        return until != 0 && (!split || running);
    }

    /** Whether this statement commits nothing, nor has one in it before: that the lock is ours may be looked at behind it. */
    boolean goesOn(ScriptUnits units, int k) {
        return first != 0 && !guarded && units.commitsNothing(k) && k != until && !units.isLast(k);
    }

    /**
     * Before a statement that commits, in a transaction that is ours to end.
     *
     * @throws SQLException when there is one, which a new session could not have
     */
    void requireNoTemporaryTable() throws SQLException {
        if (until != 0) {
            throw new SQLException("It commits while a temporary table is in use, which is lost if the run is interrupted "
                    + "there. Use an ordinary table and drop it at the end");
        }
    }

    /**
     * As {@link #leaves()}, of the statement itself.
     *
     * @param counts whether it may have changed user variables, which no rollback undoes
     */
    StatementSender.Leaves leaves(boolean counts) {
        return counts && first != 0 ? StatementSender.Leaves.TRANSACTION : leaves();
    }

    /** What is left of a statement in it that could not have its locks. */
    StatementSender.Leaves leaves() {
        return first == 0 || split && !running ? StatementSender.Leaves.NOTHING
                : guarded ? StatementSender.Leaves.TRANSACTION : StatementSender.Leaves.TRANSACTION_AFTER_DEADLOCK;
    }
}
