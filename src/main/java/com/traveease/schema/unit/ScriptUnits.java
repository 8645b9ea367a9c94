package com.traveease.schema.unit;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.UnaryOperator;

import com.traveease.schema.batch.BatchedStatement;
import com.traveease.schema.directive.Directive;
import com.traveease.schema.directive.Directives;
import com.traveease.schema.script.Script;
import com.traveease.schema.sql.InvalidScriptException;
import com.traveease.schema.statement.DefinitionChange;
import com.traveease.schema.statement.Statement;
import com.traveease.schema.statement.StatementKind;

/**
 * Which statements of a script have to be committed together, so that a new session can go on behind them: those that use a
 * temporary table, which dies with its session, and those that ask what the statement before them did. A pure function of the
 * script.
 */
public final class ScriptUnits {

    private final Script script;
    private final List<StatementKind> kinds;
    private final List<Statement> statements;
    private final Directives directives;
    private final int[] ends;
    private final ImpossibleStatements impossible;
    private final TemporaryTables temporaryTables;
    private final UnresumableRegion unresumable;
    private final SessionUse use;
    private final BatchedStatements batched;
    private final DiagnosticsStatements asking;

    /**
     * @throws InvalidScriptException when a temporary table would have to survive a commit
     */
    public ScriptUnits(Script script) {
        this(script, statements -> statements);
    }

    /**
     * @param onServer what the server that runs them makes of the statements
     */
    public ScriptUnits(Script script, UnaryOperator<List<Statement>> onServer) {
        this.script = script;
        this.statements = TemporaryDrops.in(onServer.apply(script.statements()));
        this.directives = script.directives(statements);
        this.kinds = statements.stream().map(Statement::kind).toList();
        this.impossible = new ImpossibleStatements(statements, kinds);
        this.unresumable = new UnresumableRegion(script.name(), statements, kinds,
                directives.has(Directive.UNRESUMABLE));
        this.temporaryTables = new TemporaryTables(script.name(), statements, kinds, unresumable);
        this.asking = new DiagnosticsStatements(script.name(), statements);
        this.ends = new int[statements.size() + 1];
        for (int k = 1; k <= statements.size(); k++) {
            ends[k] = Math.max(ends[k], k);
            if (k < statements.size() && asking.asks(k + 1)) {
                int asked = asking.asked(k + 1);
                ends[asked] = Math.max(ends[asked], k + 1);
                asking.addTo(unresumable, k + 1);
            }
            requirePossible(k);
            if (kinds.get(k - 1) == StatementKind.LOCK) {
                requireLockedTablesStay(k);
            }
            ends[k] = Math.max(ends[k], temporaryTables.lastUse(k));
        }
        new RandomSeeds(statements, kinds).addTo(ends, unresumable, script.name());
        for (int k = statements.size(); k >= 1; k--) {
            // Those behind it have taken in already what is in them.
            for (int inside = k + 1; inside <= ends[k]; inside = ends[inside] + 1) {
                ends[k] = Math.max(ends[k], ends[inside]);
            }
        }
        unresumable.widen(ends, this::explicitEnd);
        this.batched = new BatchedStatements(script.name(), statements, directives, ends, unresumable);
        this.use = new SessionUse(statements);
    }

    /** How the statement is run in batches; empty where it is not. */
    public Optional<BatchedStatement> batched(int k) {
        return batched.of(k);
    }

    /** Where a run could not be continued. */
    public UnresumableRegion unresumable() {
        return unresumable;
    }

    public Script script() {
        return script;
    }

    public List<Statement> statements() {
        return statements;
    }

    public StatementKind kind(int k) {
        return kinds.get(k - 1);
    }

    public boolean isLast(int k) {
        return k == statements.size();
    }

    /** Nor ends a transaction otherwise. */
    public boolean commitsNothing(int k) {
        return kind(k) == StatementKind.DATA
                || kind(k) == StatementKind.SESSION && !statements.get(k - 1).mentions("AUTOCOMMIT");
    }

    /** The last statement of the transaction that this one would begin if none were open. */
    public int end(int k) {
        return ends[k];
    }

    /** Whether there is one among these that may commit in the middle of itself, or of which that cannot be told yet. */
    public boolean mayCommit(int from, int to) {
        return kinds.subList(from - 1, to).stream()
                .anyMatch(kind -> kind == StatementKind.NON_ATOMIC || kind == StatementKind.EXECUTE);
    }

    /** Whether everything in them that lasts may run again, as the script says of it. */
    public boolean mayRunAgain(int from, int to) {
        for (int k = from; k <= Math.min(to, statements.size()); k++) {
            boolean lasts = switch (kind(k)) {
                case BEGIN, COMMIT, ROLLBACK, SESSION, PREPARE, LOCK, UNLOCK -> false;
                case DEFINITION, DATA, EXECUTE, TEMPORARY, REPEATABLE, NON_ATOMIC -> true;
            };
            if (lasts && !directives.has(Directive.IDEMPOTENT, k)) {
                return false;
            }
        }
        return from <= statements.size();
    }

    /** As {@link SessionUse#isAsked}. */
    public boolean isSessionAsked(int k) {
        return use.isAsked(k);
    }

    /** As {@link SessionUse#settings}. */
    public Set<String> settings(int k) {
        return use.settings(k);
    }

    /**
     * The last statement of the transaction that the script itself begins here; it may end before, by what is prepared or turns
     * autocommit on.
     */
    public int explicitEnd(int from) {
        for (int k = from + 1; k <= statements.size(); k++) {
            switch (kind(k)) {
                case COMMIT, ROLLBACK -> {
                    return k;
                }
                case DEFINITION, REPEATABLE, LOCK, BEGIN -> {
                    return k - 1;
                }
                default -> {
                }
            }
        }
        return statements.size();
    }

    /** As {@link DiagnosticsStatements#isAsked}. */
    public boolean isAsked(int k) {
        return asking.isAsked(k);
    }

    /** As {@link DiagnosticsStatements#asks}. */
    public boolean readsDiagnostics(int k) {
        return asking.asks(k);
    }

    /** As {@link DiagnosticsStatements#ofLostSession}. */
    public OptionalInt asksOfLostSession(int next) {
        return asking.ofLostSession(next);
    }

    /** As {@link DiagnosticsStatements#asked}. */
    public int asked(int k) {
        return asking.asked(k);
    }

    /** As {@link DiagnosticsStatements#requireNotAsked}. */
    public void requireNotAsked(int k) throws SQLException {
        asking.requireNotAsked(k);
    }

    /** As {@link TemporaryTables#requireKnown}. */
    public void requireKnownTable(int k, String prepared) throws SQLException {
        temporaryTables.requireKnown(k, prepared);
    }

    private void requirePossible(int k) {
        int line = statements.get(k - 1).line();
        impossible.refusal(k).ifPresent(why -> {
            throw new InvalidScriptException("%s, line %d %s. Nothing was run.".formatted(script.name(), line, why));
        });
        impossible.reason(k).ifPresent(why -> unresumable.add(why.first(), why.last(),
                "%s, line %d %s.".formatted(script.name(), line, why.text())));
    }

    private void requireLockedTablesStay(int lock) {
        for (int k = lock + 1; k <= statements.size() && kind(k) != StatementKind.UNLOCK
                && kind(k) != StatementKind.BEGIN && kind(k) != StatementKind.LOCK; k++) {
            boolean moves = kind(k) == StatementKind.DEFINITION && statements.get(k - 1).change()
                    .filter(change -> change.effect() == DefinitionChange.Effect.REMOVES
                            || change.effect() == DefinitionChange.Effect.RENAMES)
                    .isPresent();
            if (moves) {
                unresumable.add(lock, k,
                        ("%s, line %d drops or renames something while tables are locked (line %d). If the run is "
                                + "interrupted there, they cannot be locked again. Unlock them first.")
                                .formatted(script.name(), statements.get(k - 1).line(), statements.get(lock - 1).line()));
            }
        }
    }
}
