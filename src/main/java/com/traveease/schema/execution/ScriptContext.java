package com.traveease.schema.execution;

import java.sql.SQLException;
import java.util.List;

import com.traveease.schema.plan.NontransactionalTables;
import com.traveease.schema.session.ScriptSession;
import com.traveease.schema.statement.SessionText;
import com.traveease.schema.statement.Statement;
import com.traveease.schema.statement.StatementKind;
import com.traveease.schema.unit.ScriptUnits;

/** What is known of a script's statements before they are sent. */
record ScriptContext(List<Statement> statements, ScriptUnits units, ScriptSession session,
        NontransactionalTables nontransactional) {

    /** Of a prepared statement what it is, as far as that is known by now. */
    public Statement meant(int k) {
        Statement statement = statements.get(k - 1);
        return units.kind(k) != StatementKind.EXECUTE ? statement
                : session.prepared(statement).orElse(statement);
    }

    /**
     * @param meant what is sent, prepared statements resolved
     */
    public StatementKind kind(int k, Statement meant) throws SQLException {
        StatementKind kind = units.kind(k) == StatementKind.EXECUTE ? meant.kind() : units.kind(k);
        if (kind == StatementKind.TEMPORARY && units.kind(k) == StatementKind.EXECUTE) {
            units.requireKnownTable(k, meant.sql());
        }
        if (kind != StatementKind.DEFINITION) {
            return kind;
        }
        // Of tables elsewhere nobody would look whether it has taken place.
        boolean elsewhere = units.kind(k) == StatementKind.EXECUTE && !session.isPreparedHere(statements.get(k - 1));
        if (elsewhere || !session.ask().isWholeOrNothing(meant)) {
            return StatementKind.NON_ATOMIC;
        }
        units.requireNotAsked(k);
        return kind;
    }

    /** Whether one of these may write something that no rollback undoes. */
    public boolean mayLast(int from, int to) throws SQLException {
        for (int k = from; k <= to; k++) {
            Statement meant = meantBehind(from, k);
            if (SessionText.computesServerSetting(meant) || nontransactional.mayBeWritten(meant)) {
                return true;
            }
        }
        return false;
    }

    private Statement meantBehind(int from, int k) throws SQLException {
        Statement statement = statements.get(k - 1);
        if (units.kind(k) != StatementKind.EXECUTE) {
            return statement;
        }
        return session.preparedBehind(statements.subList(from - 1, k - 1), statement).orElse(statement);
    }

    public void tablesMayHaveChanged() {
        nontransactional.mayHaveChanged();
    }
}
