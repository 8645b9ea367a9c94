package com.traveease.schema.journal;

import java.sql.SQLException;

/**
 * To end a deadlock, InnoDB rolls back the transaction that has changed the fewest rows. One that was chosen before begins with
 * rows in the journal that it deletes again: it is no use to send it again and again while others, of a few rows each, go on.
 */
public record TransactionWeight(Journal journal) {

    /** Rows to outweigh others by after the first deadlock; twice as many after each further one, up to 12 800. */
    private static final int LIGHTEST = 100;
    private static final int HEAVIEST = 7;

    /** @param deadlocks of this transaction so far */
    public void add(int deadlocks) throws SQLException {
        if (deadlocks > 0) {
            journal.writeAndDelete(LIGHTEST << Math.min(deadlocks - 1, HEAVIEST));
        }
    }
}
