package com.traveease.schema.execution;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import com.traveease.schema.journal.Journal;
import com.traveease.schema.journal.TransactionWeight;
import com.traveease.schema.plan.NontransactionalTables;
import com.traveease.schema.revision.Step;
import com.traveease.schema.session.AutoIncrements;
import com.traveease.schema.session.ScriptSession;
import com.traveease.schema.session.Session;
import com.traveease.schema.session.VersionComments;
import com.traveease.schema.statement.Secrets;
import com.traveease.schema.statement.Statement;
import com.traveease.schema.unit.ScriptUnits;

/** A script that is being run, and what those share who run it. */
record RunningScript(Connection connection, Step step, List<Statement> statements, Secrets secrets, ScriptUnits units,
        ScriptSession session, ScriptJournal journal, StatementSender sender, AutoIncrements numbers, ScriptContext context,
        OpenTransaction tx, TransactionWeight weight, Reached reached) {

    /** Sends nothing that could change anything. */
    static RunningScript of(Step step, Connection connection, Session settings, Journal journal, StatementSender sender)
            throws SQLException {
        ScriptUnits units = new ScriptUnits(step.script(), VersionComments.of(connection)::in);
        List<Statement> statements = units.statements();
        ScriptSession session = new ScriptSession(connection, settings, journal.table(), statements);
        Secrets secrets = step.script().secrets(() -> statements);
        return new RunningScript(connection, step, statements, secrets, units, session,
                new ScriptJournal(journal, step, statements, secrets), sender, new AutoIncrements(connection, statements),
                new ScriptContext(statements, units, session, new NontransactionalTables(connection, statements)),
                new OpenTransaction(), new TransactionWeight(journal), new Reached());
    }

    Statement statement(int k) {
        return statements.get(k - 1);
    }

    String sql(int k) {
        return statement(k).sql();
    }

    /** For people: without its secrets. */
    Statement told(int k) {
        return new Statement(statement(k).line(), secrets.masked(sql(k)));
    }

    void tablesMayHaveChanged() {
        context.tablesMayHaveChanged();
        numbers.mayHaveChanged();
    }
}
