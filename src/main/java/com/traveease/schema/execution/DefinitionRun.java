package com.traveease.schema.execution;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import com.traveease.schema.evidence.Fingerprint;
import com.traveease.schema.journal.Journal;
import com.traveease.schema.journal.JournalEntry;
import com.traveease.schema.session.AutoIncrements;
import com.traveease.schema.session.JournaledAutoIncrements;
import com.traveease.schema.session.ScriptSession;
import com.traveease.schema.statement.DefinitionChange;
import com.traveease.schema.statement.Statement;
import com.traveease.schema.statement.StatementKind;

/** Sends statements that change definitions: what is needed to see afterwards whether one has taken place goes before it. */
final class DefinitionRun {

    private final RunningScript script;
    private final StepContext record;
    private final ScriptStatements sending;
    private final ScriptSession session;
    private final ScriptJournal journal;
    private final AutoIncrements numbers;
    private final OpenTransaction tx;
    private final List<DefinitionChange> resets = new ArrayList<>();

    DefinitionRun(RunningScript script, StepContext record, ScriptStatements sending) {
        this.script = script;
        this.record = record;
        this.sending = sending;
        this.session = script.session();
        this.journal = script.journal();
        this.numbers = script.numbers();
        this.tx = script.tx();
    }

    /**
     * What the journal has to say before the first statement, where that changes definitions: it may be written beforehand.
     * Empty
     * where it has to be written on the way.
     */
    List<JournalEntry> first() throws SQLException {
        List<JournalEntry> entries = new ArrayList<>();
        session.reached(1);
        if (!script.statements().isEmpty() && !script.units().unresumable().beginsWith(1)) {
            Statement meant = script.context().meant(1);
            if (script.context().kind(1, meant) == StatementKind.DEFINITION) {
                announce(1, meant, "", (first, none) -> entries.addAll(first));
            }
        }
        return entries;
    }

    /** Writes what is needed to see, after a kill, whether a statement has taken place. */
    private void announce(int k, Statement meant, String next, Journal.Sink sink) throws SQLException {
        String written = session.capture();
        Fingerprint fingerprint = session.inPlainWords(() -> Fingerprint.take(script.connection(), meant));
        journal.defines(k, meant.sql(), fingerprint, written, next, sink);
        JournaledAutoIncrements.reset(meant).ifPresent(resets::add);
    }

    /** Those that may have changed which numbers tables give next. */
    List<DefinitionChange> resets() {
        return resets;
    }

    void define(int k, String sql, Statement meant) throws SQLException, InterruptedException {
        tx.requireNoTemporaryTable();
        session.announceTransaction(); // it was of this statement, and says nothing of a later one
        List<String> writes = new ArrayList<>();
        if (k > 1 || !record.isAnnounced()) {
            boolean together = record.isBegun() && session.takesBefore(sql);
            script.sender().send(meant, () -> {
                writes.clear();
                boolean given = journal.numbers().areKept() && (tx.isOpen() || script.reached().isBehindRollback());
                announce(k, meant, given ? numbers.sql() : "", together
                        ? (entries, next) -> writes.add(journal.inserting(entries, next))
                        : record::commit);
            }, tx.leaves());
        }
        // What was open is committed with it; what only changed the session may still be corrected. What was given numbers and
        // rolled back is not run again.
        if (!tx.isOpen()) {
            script.reached().passRollback();
        } else {
            script.reached().apply(k - 1);
        }
        tx.close();
        // The journal has the statement as the script has it, so that it is known again whatever it is sent with.
        String sent = script.sender().enforced().in(script.step(), k, sql);
        try {
            if (writes.isEmpty()) {
                sending.send(k, sent);
            } else {
                script.sender().watched(script.statement(k), () -> session.send(writes, sent), tx.leaves());
            }
        } catch (SQLException e) {
            throw sent.equals(sql) ? e : script.sender().enforced().explained(script.step(), k, e);
        }
        script.reached().apply(k);
        script.tablesMayHaveChanged();
    }
}
