package com.traveease.schema.execution;

import java.sql.SQLException;
import java.util.List;

import com.traveease.schema.journal.AutoIncrementRows;
import com.traveease.schema.journal.JournalEntry;
import com.traveease.schema.session.AutoIncrements;
import com.traveease.schema.session.JournaledAutoIncrements;

/**
 * Which numbers AUTO_INCREMENT gave when the last transaction of a script ended, as row 0 of the script has them. They are
 * written with that transaction, so that one which is repeated is given the same.
 */
final class ScriptAutoIncrements {

    private final AutoIncrementRows journal;
    private final String script;
    private boolean kept;

    ScriptAutoIncrements(AutoIncrementRows journal, String script) {
        this.journal = journal;
        this.script = script;
    }

    /** An earlier run has left these rows. */
    void found(List<JournalEntry> entries) {
        kept = JournaledAutoIncrements.of(entries, List.of()).areExact();
    }

    /** Whether the journal has what the next transaction will find. */
    boolean areKept() {
        return kept;
    }

    /** Whether the journal has them is known otherwise. */
    void areKept(boolean known) {
        kept = known;
    }

    /** Whether row 0 is not what it has to be when these are the next numbers. */
    boolean change(String next) {
        return kept || !next.isEmpty();
    }

    /**
     * Outside of transactions.
     *
     * @param k the next statement
     * @param next as {@link AutoIncrements#sql}
     */
    void keep(int k, String next) throws SQLException {
        journal.keep(script, AutoIncrements.upTo(k - 1, next));
        kept = true;
    }

    /** As {@link AutoIncrementRows#mayBeHigher}. */
    void mayBeHigher() throws SQLException {
        journal.mayBeHigher(script);
    }

    /** As {@link AutoIncrementRows#areTaken}. */
    boolean areTaken(String next) throws SQLException {
        return journal.areTaken(script, next);
    }
}
