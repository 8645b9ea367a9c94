package com.traveease.schema.unit;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.UnaryOperator;

import com.traveease.schema.batch.BatchedStatement;
import com.traveease.schema.script.Script;
import com.traveease.schema.sql.InvalidScriptException;
import com.traveease.schema.sql.Token;
import com.traveease.schema.statement.AskingBack;
import com.traveease.schema.statement.BatchDirective;
import com.traveease.schema.statement.DefinitionChange;
import com.traveease.schema.statement.Directive;
import com.traveease.schema.statement.Directives;
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
    private final Map<Integer, BatchedStatement> batched = new HashMap<>();

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
        this.ends = new int[statements.size() + 1];
        for (int k = 1; k <= statements.size(); k++) {
            ends[k] = Math.max(ends[k], k);
            if (k < statements.size() && asksBack(k + 1)) {
                ends[asked(k + 1)] = Math.max(ends[asked(k + 1)], k + 1);
                requireDataBefore(k + 1);
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
        for (int k = 1; k <= statements.size(); k++) {
            batch(k);
        }
        this.use = new SessionUse(statements);
    }

    /** A batch is a transaction with a row of the journal in it, and has to be one again in another session. */
    private void batch(int k) {
        Optional<BatchDirective> directive = directives.batch(k);
        if (directive.isEmpty()) {
            return;
        }
        BatchedStatement statement = BatchedStatement.of(script.name(), statements.get(k - 1), directive.get());
        String why = null;
        for (int before = 1; before <= k; before++) {
            if (before < k && ends[before] >= k) {
                why = "it belongs to a transaction with what is before it";
            }
        }
        if (ends[k] > k) {
            why = "what is behind it belongs to a transaction with it";
        } else if (isInTransaction(k)) {
            why = "the script has begun a transaction before it, locked tables, or turned autocommit off";
        } else if (unresumable.contains(k)) {
            why = "the script cannot be resumed there";
        }
        if (why != null) {
            throw new InvalidScriptException("%s, line %d cannot be run in batches (-- @batch): %s. Nothing was run."
                    .formatted(script.name(), statements.get(k - 1).line(), why));
        }
        batched.put(k, statement);
    }

    private boolean isInTransaction(int k) {
        boolean open = false;
        boolean autocommit = true;
        boolean locked = false;
        for (int before = 1; before < k; before++) {
            switch (kind(before)) {
                case BEGIN -> open = true;
                case COMMIT, ROLLBACK -> open = statements.get(before - 1).mentions("CHAIN")
                        && !statements.get(before - 1).mentions("NO");
                case DEFINITION, REPEATABLE -> open = false;
                case LOCK -> locked = true;
                case UNLOCK -> locked = false;
                case SESSION -> autocommit &= !turnsAutocommit(before);
                default -> {
                }
            }
        }
        return open || locked || !autocommit;
    }

    /** How the statement is run in batches; empty where it is not. */
    public Optional<BatchedStatement> batched(int k) {
        return Optional.ofNullable(batched.get(k));
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
        return kind(k) == StatementKind.DATA || kind(k) == StatementKind.SESSION && !turnsAutocommit(k);
    }

    private boolean turnsAutocommit(int k) {
        return statements.get(k - 1).mentions("AUTOCOMMIT");
    }

    /** The last statement of the transaction that this one would begin if none were open. */
    public int end(int k) {
        return ends[k];
    }

    /** Whether there is one among these that may commit in the middle of itself, or of which that cannot be told yet. */
    public boolean mayCommit(int from, int to) {
        return kinds.subList(from - 1, to).stream()
                .anyMatch(kind -> kind == StatementKind.OPEN || kind == StatementKind.EXECUTE);
    }

    /** Whether everything in them that lasts may run again, as the script says of it. */
    public boolean mayRunAgain(int from, int to) {
        for (int k = from; k <= Math.min(to, statements.size()); k++) {
            boolean lasts = switch (kind(k)) {
                case BEGIN, COMMIT, ROLLBACK, SESSION, PREPARE, LOCK, UNLOCK -> false;
                case DEFINITION, DATA, EXECUTE, TEMPORARY, REPEATABLE, OPEN -> true;
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

    /** Whether one behind it does that of it. */
    public boolean isAsked(int k) {
        int next = k + 1;
        while (next < statements.size() && kind(next) == StatementKind.SESSION) {
            next++;
        }
        return next <= statements.size() && asksBack(next) && !AskingBack.isShown(tokens(next));
    }

    /** Whether it asks what the statement before it did, so that nothing may be sent between the two. */
    public boolean asksBack(int k) {
        return kind(k) == StatementKind.DATA && AskingBack.mayBeIn(statements.get(k - 1)) && AskingBack.isIn(tokens(k));
    }

    /**
     * The statement that would get another answer when a new session goes on here: what one before here did, which it asks, is
     * gone with the session. Of what did nothing to rows the answer is the same.
     */
    public OptionalInt asksOfLostSession(int next) {
        int k = next;
        while (k < statements.size() && kind(k) == StatementKind.SESSION) {
            k++;
        }
        boolean asks = next > 1 && k <= statements.size() && asksBack(k) && !AskingBack.isShown(tokens(k)) && asked(k) < next;
        return asks && switch (kind(asked(k))) {
            case DATA, TEMPORARY, OPEN, EXECUTE -> true;
            default -> false;
        } ? OptionalInt.of(k) : OptionalInt.empty();
    }

    /** The one that it asks: no SET changes how many rows the last query found. */
    public int asked(int asking) {
        int asked = asking - 1;
        while (asked > 1 && kind(asked) == StatementKind.SESSION && AskingBack.asksForFoundRows(tokens(asking))) {
            asked--;
        }
        return asked;
    }

    /** What a definition did is gone before it can be asked for: it commits by itself, and more is sent behind it. */
    private void requireDataBefore(int k) {
        StatementKind before = kind(asked(k));
        boolean definition = before == StatementKind.DEFINITION || before == StatementKind.REPEATABLE;
        if (definition && !AskingBack.isShown(tokens(k))) {
            boolean fills = statements.get(asked(k) - 1).isCreateSelect();
            unresumable.add(asked(k), k,
                    "%s, line %d asks what %s before it has done, which is not known any more there. %s."
                            .formatted(script.name(), statements.get(k - 1).line(),
                                    fills ? "CREATE TABLE … SELECT" : "the definition",
                                    fills ? "Create the table first, and fill it by INSERT … SELECT"
                                            : "Ask information_schema or the table instead"));
        }
    }

    /** As {@link TemporaryTables#requireKnown}. */
    public void requireKnownTable(int k, String prepared) throws SQLException {
        temporaryTables.requireKnown(k, prepared);
    }

    /**
     * Of a prepared statement, of which it is known only now that it changes definitions.
     *
     * @throws SQLException when the next one asks what it did
     */
    public void requireNotAsked(int k) throws SQLException {
        if (kind(k) == StatementKind.EXECUTE && k < statements.size() && asksBack(k + 1)
                && !AskingBack.isShown(tokens(k + 1))) {
            throw new SQLException("It changes a definition, and the statement behind it asks what it has done, which is not "
                    + "known any more there");
        }
    }

    private void requirePossible(int k) {
        int line = statements.get(k - 1).line();
        impossible.refusal(k).ifPresent(why -> {
            throw new InvalidScriptException("%s, line %d %s. Nothing was run.".formatted(script.name(), line, why));
        });
        impossible.reason(k).ifPresent(why -> unresumable.add(why.first(), why.last(),
                "%s, line %d %s.".formatted(script.name(), line, why.text())));
    }

    private List<Token> tokens(int k) {
        return statements.get(k - 1).tokens();
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
                        ("%s, line %d drops or renames something while tables are locked (line %d). If the run "
                                + "is interrupted there, they cannot be locked again. Unlock them before.")
                                .formatted(script.name(), statements.get(k - 1).line(), statements.get(lock - 1).line()));
            }
        }
    }
}
