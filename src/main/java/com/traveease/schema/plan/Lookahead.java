package com.traveease.schema.plan;

import java.sql.SQLException;
import java.util.List;

import com.traveease.schema.session.ScriptSession;
import com.traveease.schema.statement.SessionText;
import com.traveease.schema.statement.Statement;
import com.traveease.schema.statement.StatementKind;
import com.traveease.schema.unit.ScriptUnits;

/** What is known of a script's statements before they are sent. */
public record Lookahead(List<Statement> statements, ScriptUnits units, ScriptSession session,
        NontransactionalTables nontransactional) {

    /** Of a prepared statement what it is, as far as that is known by now. */
    public String meant(int k) {
        String sql = statements.get(k - 1).sql();
        return units.kind(k) == StatementKind.EXECUTE ? session.prepared(sql).orElse(sql) : sql;
    }

    /**
     * @param meant what is sent, prepared statements resolved
     */
    public StatementKind kind(int k, String meant) throws SQLException {
        StatementKind kind = units.kind(k) == StatementKind.EXECUTE ? StatementKind.of(meant) : units.kind(k);
        if (kind == StatementKind.TEMPORARY && units.kind(k) == StatementKind.EXECUTE) {
            units.requireKnownTable(k, meant);
        }
        if (kind != StatementKind.DEFINITION) {
            return kind;
        }
        // Of tables elsewhere nobody would look whether it has taken place.
        boolean elsewhere = units.kind(k) == StatementKind.EXECUTE && !session.isPreparedHere(statements.get(k - 1).sql());
        if (elsewhere || !session.isWholeOrNothing(meant)) {
            return StatementKind.OPEN;
        }
        units.requireNotAsked(k);
        return kind;
    }

    /** Whether one of these may write something that no rollback undoes. */
    public boolean mayLast(int from, int to) throws SQLException {
        for (int k = from; k <= to; k++) {
            String meant = meantBehind(from, k);
            if (SessionText.computesServerSetting(meant) || nontransactional.mayBeWritten(meant)) {
                return true;
            }
        }
        return false;
    }

    private String meantBehind(int from, int k) throws SQLException {
        String sql = statements.get(k - 1).outline();
        if (units.kind(k) != StatementKind.EXECUTE) {
            return sql;
        }
        List<String> before = statements.subList(from - 1, k - 1).stream().map(Statement::outline).toList();
        return session.preparedBehind(before, sql).orElse(sql);
    }

    public void tablesMayHaveChanged() {
        nontransactional.mayHaveChanged();
    }
}
