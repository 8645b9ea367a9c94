package com.traveease.schema.migration;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

import com.traveease.schema.execution.Resumption;
import com.traveease.schema.execution.ScriptJournal;
import com.traveease.schema.history.Interrupted;
import com.traveease.schema.history.MigrationRefusedException;
import com.traveease.schema.history.SchemaState;
import com.traveease.schema.journal.Journal;
import com.traveease.schema.revision.Revision;
import com.traveease.schema.revision.Step;
import com.traveease.schema.script.Script;
import com.traveease.schema.session.ScriptSession;
import com.traveease.schema.session.Session;
import com.traveease.schema.statement.Secrets;
import com.traveease.schema.statement.Statement;
import com.traveease.schema.unit.ScriptUnits;

/** A revision that is applied in part and is to be taken back: how far its run came. */
final class HalfApplied {

    private HalfApplied() {
    }

    /**
     * Finds out, behind the lock, how far the interrupted run came, and writes that down.
     *
     * @throws MigrationRefusedException when something is in doubt, or a statement that is applied was changed in the script
     */
    static void settle(Connection connection, Revision revision, SchemaState state) throws SQLException {
        Interrupted begun = state.interrupted().orElseThrow();
        Session settings = new Session(connection);
        Journal journal = new Journal(connection, settings.home());
        Script script = revision.upgrade();
        if (!begun.script().equals(script.name())) {
            journal.rename(begun.script(), script.name());
        }
        ScriptUnits units = new ScriptUnits(script);
        List<Statement> statements = units.statements();
        ScriptSession session = new ScriptSession(connection, settings, journal.table(), statements);
        Secrets secrets = script.secrets(() -> statements);
        new Resumption(connection, session, new ScriptJournal(journal, Step.up(revision), statements, secrets), units, secrets,
                Optional.empty())
                .applied(state.entries());
        if (!session.isLeftAlone()) {
            session.reset();
        }
    }
}
