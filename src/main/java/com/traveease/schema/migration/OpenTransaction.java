package com.traveease.schema.migration;

/** The transaction of a script that is open. */
final class OpenTransaction {

    /** The first statement of it; 0 when none is open. */
    int first;
    /** The last one of it, when it is ours to end; 0 when the script does that. */
    int until;
    /** Whether its row in the journal was committed before it, for it may commit in the middle of itself. */
    boolean guarded;
    /** Whether a table in it takes nothing back. */
    boolean lasting;
    boolean readOnly;

    void open(int k, int last) {
        first = k;
        until = last;
    }

    void close() {
        first = 0;
        until = 0;
        guarded = false;
        lasting = false;
        readOnly = false;
    }

    /** What is left of a statement in it that could not have its locks. */
    StatementSender.Leaves leaves() {
        return first == 0 ? StatementSender.Leaves.NOTHING
                : guarded ? StatementSender.Leaves.TRANSACTION : StatementSender.Leaves.TRANSACTION_AFTER_DEADLOCK;
    }
}
