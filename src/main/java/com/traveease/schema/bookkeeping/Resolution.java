package com.traveease.schema.bookkeeping;

import java.sql.Connection;
import java.sql.SQLException;

import com.traveease.schema.history.Interrupted;
import com.traveease.schema.history.SchemaState;
import com.traveease.schema.journal.Journal;
import com.traveease.schema.journal.JournalEntry;
import com.traveease.schema.lock.LockRetry;
import com.traveease.schema.revision.InvalidTargetException;

/** Records what a person has found out about the statement that is in doubt. */
public record Resolution(Connection connection, LockRetry retry, BeforeWrite before) {

    /**
     * @param id of the revision, or of the repeatable script
     * @param applied whether it counts as applied; otherwise it is run again
     * @throws InvalidTargetException when that statement is not in doubt
     */
    public void record(SchemaState state, String id, int statement, boolean applied) throws SQLException, InterruptedException {
        Interrupted interrupted = state.interrupted().filter(script -> script.doubt().isPresent())
                .orElseThrow(() -> new InvalidTargetException("Nothing is in doubt in this database. Nothing was changed."));
        int doubt = interrupted.doubt().orElseThrow().statement();
        if (!interrupted.id().equals(id) || doubt != statement) {
            throw new InvalidTargetException("%s:%d is not in doubt; %s is. Nothing was changed.".formatted(id, statement,
                    interrupted.name(doubt)));
        }
        before.run(state.current());
        Journal journal = Journal.of(connection);
        retry.run(() -> {
            if (applied) {
                journal.numbers().keep(interrupted.script(), ""); // it was given some
                journal.mark(interrupted.script(), statement, JournalEntry.Mark.FINISHED);
            } else {
                journal.forgetAbove(interrupted.script(), statement - 1);
            }
        }, reason -> {
        });
    }
}
