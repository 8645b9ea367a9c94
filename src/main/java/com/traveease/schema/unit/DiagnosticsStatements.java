package com.traveease.schema.unit;

import java.sql.SQLException;
import java.util.List;
import java.util.OptionalInt;

import com.traveease.schema.sql.Token;
import com.traveease.schema.statement.DiagnosticsUse;
import com.traveease.schema.statement.Statement;
import com.traveease.schema.statement.StatementKind;

/**
 * Statements that ask what the one before them did, such as how many rows it found. The answer is gone with the session, and
 * with whatever else is sent between the two.
 */
final class DiagnosticsStatements {

    private final String script;
    private final List<Statement> statements;

    /** @param script its name */
    DiagnosticsStatements(String script, List<Statement> statements) {
        this.script = script;
        this.statements = statements;
    }

    /** Whether it asks what the statement before it did, so that nothing may be sent between the two. */
    boolean asks(int k) {
        return kind(k) == StatementKind.DATA && DiagnosticsUse.mayBeIn(statements.get(k - 1)) && DiagnosticsUse.isIn(tokens(k));
    }

    /** The one that it asks: no SET changes how many rows the last query found. */
    int asked(int asking) {
        int asked = asking - 1;
        while (asked > 1 && kind(asked) == StatementKind.SESSION && DiagnosticsUse.asksForFoundRows(tokens(asking))) {
            asked--;
        }
        return asked;
    }

    /** Whether one behind it asks what it did. */
    boolean isAsked(int k) {
        int next = k + 1;
        while (next < statements.size() && kind(next) == StatementKind.SESSION) {
            next++;
        }
        return next <= statements.size() && asks(next) && !DiagnosticsUse.isShown(tokens(next));
    }

    /**
     * The statement that would get another answer when a new session goes on here: what one before here did, which it asks, is
     * gone with the session. Of what did nothing to rows the answer is the same.
     */
    OptionalInt ofLostSession(int next) {
        int k = next;
        while (k < statements.size() && kind(k) == StatementKind.SESSION) {
            k++;
        }
        boolean asks = next > 1 && k <= statements.size() && asks(k) && !DiagnosticsUse.isShown(tokens(k)) && asked(k) < next;
        return asks && switch (kind(asked(k))) {
            case DATA, TEMPORARY, NON_ATOMIC, EXECUTE -> true;
            default -> false;
        } ? OptionalInt.of(k) : OptionalInt.empty();
    }

    /** What a definition did is gone before it can be asked for: it commits by itself, and more is sent behind it. */
    void addTo(UnresumableRegion unresumable, int k) {
        StatementKind before = kind(asked(k));
        boolean definition = before == StatementKind.DEFINITION || before == StatementKind.REPEATABLE;
        if (definition && !DiagnosticsUse.isShown(tokens(k))) {
            boolean fills = statements.get(asked(k) - 1).isCreateSelect();
            unresumable.add(asked(k), k,
                    "%s, line %d reads the result of %s before it, which is no longer known there. %s."
                            .formatted(script, statements.get(k - 1).line(),
                                    fills ? "CREATE TABLE … SELECT" : "the definition",
                                    fills ? "Create the table first, and fill it by INSERT … SELECT"
                                            : "Query information_schema or the table instead"));
        }
    }

    /**
     * Of a prepared statement, of which it is known only now that it changes definitions.
     *
     * @throws SQLException when the next one asks what it did
     */
    void requireNotAsked(int k) throws SQLException {
        if (kind(k) == StatementKind.EXECUTE && k < statements.size() && asks(k + 1)
                && !DiagnosticsUse.isShown(tokens(k + 1))) {
            throw new SQLException("It changes a definition, and the next statement reads its result, which is no longer "
                    + "known there");
        }
    }

    private StatementKind kind(int k) {
        return statements.get(k - 1).kind();
    }

    private List<Token> tokens(int k) {
        return statements.get(k - 1).tokens();
    }
}
