package com.traveease.schema.unit;

import java.util.List;
import java.util.Optional;

import com.traveease.schema.directive.Directive;
import com.traveease.schema.sql.InvalidScriptException;
import com.traveease.schema.statement.Statement;
import com.traveease.schema.statement.StatementKind;

/**
 * The statements of a script between which a run could not be continued. They are refused, unless the script is said to be
 * {@link Directive#UNRESUMABLE}: then they are run as any other client runs them, and are in doubt together when the run ends
 * among them.
 */
public final class UnresumableRegion {

    private final String script;
    private final List<Statement> statements;
    private final List<StatementKind> kinds;
    private final boolean allowed;
    private int first;
    private int last;

    /**
     * @param script its name
     * @param allowed whether the script is said to be unresumable
     */
    UnresumableRegion(String script, List<Statement> statements, List<StatementKind> kinds, boolean allowed) {
        this.script = script;
        this.statements = statements;
        this.kinds = kinds;
        this.allowed = allowed;
    }

    boolean isAllowed() {
        return allowed;
    }

    /**
     * @param reason a sentence that begins with the name of the script
     * @throws InvalidScriptException when that is not allowed
     */
    void add(int from, int to, String reason) {
        if (!allowed) {
            throw new InvalidScriptException(
                    reason + (" Or write -- %s at its head, or set SCHEMA_UNRESUMABLE=allow: it then runs, and after an "
                            + "interruption there you have to complete or undo it by hand. Nothing was run.")
                            .formatted(Directive.UNRESUMABLE.word()));
        }
        first = first == 0 ? from : Math.min(first, from);
        last = Math.max(last, to);
    }

    /** Takes in what cannot be ended before it, or in the middle. */
    void widen(int[] ends, Transactions explicit) {
        int before = -1;
        while (first != 0 && before != last - first) {
            before = last - first;
            for (int k = 1; k <= statements.size(); k++) {
                boolean begins = kinds.get(k - 1) == StatementKind.BEGIN;
                int end = begins ? Math.max(ends[k], explicit.end(k)) : turnsAutocommit(k) ? statements.size() : ends[k];
                if (k < first && end >= first) {
                    first = k;
                }
                if (k >= first && k <= last) {
                    last = Math.max(last, end);
                }
            }
            widenByLocks();
        }
    }

    /** Where a transaction ends that begins with a statement. */
    interface Transactions {
        int end(int begin);
    }

    private void widenByLocks() {
        int lock = 0;
        for (int k = 1; k <= statements.size(); k++) {
            if (kinds.get(k - 1) == StatementKind.LOCK && lock == 0) {
                lock = k;
            }
            boolean ends = kinds.get(k - 1) == StatementKind.UNLOCK || k == statements.size();
            if (lock != 0 && ends) {
                if (lock <= last && k >= first) {
                    first = Math.min(first, lock);
                    last = Math.max(last, k);
                }
                lock = 0;
            }
        }
    }

    private boolean turnsAutocommit(int k) {
        return kinds.get(k - 1) == StatementKind.SESSION && statements.get(k - 1).mentions("AUTOCOMMIT");
    }

    public boolean beginsWith(int k) {
        return first != 0 && first == k;
    }

    boolean contains(int k) {
        return first != 0 && first <= k && k <= last;
    }

    public int last() {
        return last;
    }

    /** For a person, before the script is run; empty when all of it can be continued. */
    public Optional<String> warning() {
        return first == 0 ? Optional.empty()
                : Optional.of(
                        ("%s cannot be resumed within statements %d to %d (lines %d to %d), which -- @unresumable "
                                + "allows. If the run is interrupted there, complete or undo by hand what they have done.")
                                .formatted(script, first, last, statements.get(first - 1).line(),
                                        statements.get(last - 1).line()));
    }
}
