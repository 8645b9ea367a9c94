package com.traveease.schema.migration;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

import com.traveease.schema.revision.DefinitionChange;
import com.traveease.schema.revision.InvalidScriptException;
import com.traveease.schema.revision.Script;
import com.traveease.schema.revision.Statement;
import com.traveease.schema.revision.StatementKind;
import com.traveease.schema.revision.Token;
import com.traveease.schema.revision.TokenReader;

/**
 * Which statements of a script have to be committed together, so that a new session can go on behind them: those that use a
 * temporary table, which dies with its session, and those that ask what the statement before them did. A pure function of the
 * script.
 */
final class ScriptUnits {

    private final Script script;
    private final List<StatementKind> kinds;
    private final List<Statement> statements;
    private final int[] ends;
    private final ImpossibleStatements impossible;
    /** Temporary tables that a procedure or a prepared statement would create. */
    private final Set<String> hiddenTables;

    /**
     * @throws InvalidScriptException when a temporary table would have to survive a commit
     */
    ScriptUnits(Script script) {
        this.script = script;
        this.statements = script.statements();
        this.kinds = statements.stream().map(statement -> StatementKind.of(statement.sql())).toList();
        this.impossible = new ImpossibleStatements(statements, kinds);
        this.hiddenTables = hiddenTables();
        this.ends = new int[statements.size() + 1];
        for (int k = 1; k <= statements.size(); k++) {
            ends[k] = Math.max(ends[k], k);
            if (k < statements.size() && asksBack(k + 1)) {
                keepWhatIsAsked(k + 1);
                requireDataBefore(k + 1);
            }
            requirePossible(k);
            if (kinds.get(k - 1) == StatementKind.LOCK) {
                requireLockedTablesStay(k);
            }
            if (kinds.get(k - 1) == StatementKind.TEMPORARY) {
                keepTogether(k);
            } else if (kinds.get(k - 1) == StatementKind.OPEN || kinds.get(k - 1) == StatementKind.EXECUTE) {
                for (String table : hiddenTables) {
                    keepTogether(k, table, true);
                }
            }
        }
        for (int k = statements.size(); k >= 1; k--) {
            for (int inside = k; inside <= ends[k]; inside++) {
                ends[k] = Math.max(ends[k], ends[inside]);
            }
        }
    }

    Script script() {
        return script;
    }

    StatementKind kind(int k) {
        return kinds.get(k - 1);
    }

    boolean isLast(int k) {
        return k == statements.size();
    }

    /** Nor ends a transaction otherwise. */
    boolean commitsNothing(int k) {
        return kind(k) == StatementKind.DATA || kind(k) == StatementKind.SESSION && !turnsAutocommit(k);
    }

    private boolean turnsAutocommit(int k) {
        return SessionText.mentions(statements.get(k - 1).sql(), "AUTOCOMMIT");
    }

    /** The last statement of the transaction that this one would begin if none were open. */
    int end(int k) {
        return ends[k];
    }

    /** Whether there is one among these that may commit in the middle of itself, or of which that cannot be told yet. */
    boolean mayCommit(int from, int to) {
        return kinds.subList(from - 1, to).stream()
                .anyMatch(kind -> kind == StatementKind.OPEN || kind == StatementKind.EXECUTE);
    }

    /**
     * The last statement of the transaction that the script itself begins here; it may end before, by what is prepared or turns
     * autocommit on.
     */
    int explicitEnd(int from) {
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

    /** Whether it asks what the statement before it did, so that nothing may be sent between the two. */
    boolean asksBack(int k) {
        return kind(k) == StatementKind.DATA && AskingBack.isIn(tokens(k));
    }

    /**
     * Whether its answer would be another when a new session goes on here: what the statement before it did is gone with the
     * session. Behind what did nothing to rows it is the same.
     */
    boolean asksOfLostSession(int k) {
        return k > 1 && k <= statements.size() && asksBack(k) && !AskingBack.isShown(tokens(k)) && switch (kind(k - 1)) {
            case DATA, TEMPORARY, OPEN, EXECUTE -> true;
            default -> false;
        };
    }

    /** What a definition did is gone before it can be asked for: it commits by itself, and more is sent behind it. */
    private void requireDataBefore(int k) {
        boolean definition = kind(k - 1) == StatementKind.DEFINITION || kind(k - 1) == StatementKind.REPEATABLE;
        if (definition && !AskingBack.isShown(tokens(k))) {
            boolean fills = DefinitionChange.isCreateSelect(statements.get(k - 2).sql());
            throw new InvalidScriptException(
                    "%s, line %d asks what %s before it has done, which is not known any more there. %s. Nothing was run."
                            .formatted(script.name(), statements.get(k - 1).line(),
                                    fills ? "CREATE TABLE … SELECT" : "the definition",
                                    fills ? "Create the table first, and fill it by INSERT … SELECT"
                                            : "Ask information_schema or the table instead"));
        }
    }

    /**
     * Of a prepared statement, of which it is known only now that it changes definitions.
     *
     * @throws SQLException when the next one asks what it did
     */
    void requireNotAsked(int k) throws SQLException {
        if (kind(k) == StatementKind.EXECUTE && k < statements.size() && asksBack(k + 1)
                && !AskingBack.isShown(tokens(k + 1))) {
            throw new SQLException("It changes a definition, and the statement behind it asks what it has done, which is not "
                    + "known any more there");
        }
    }

    private void requirePossible(int k) {
        impossible.reason(k).ifPresent(why -> {
            throw new InvalidScriptException("%s, line %d %s. Nothing was run.".formatted(script.name(),
                    statements.get(k - 1).line(), why));
        });
    }

    private List<Token> tokens(int k) {
        return Token.of(statements.get(k - 1).sql());
    }

    private void requireLockedTablesStay(int lock) {
        for (int k = lock + 1; k <= statements.size() && kind(k) != StatementKind.UNLOCK
                && kind(k) != StatementKind.BEGIN; k++) {
            String sql = statements.get(k - 1).sql();
            boolean moves = DefinitionChange.of(sql).filter(change -> change.effect() == DefinitionChange.Effect.REMOVES
                    || change.effect() == DefinitionChange.Effect.RENAMES).isPresent();
            if (moves) {
                throw new InvalidScriptException(
                        ("%s, line %d drops or renames something while tables are locked (line %d). Were the "
                                + "run to end there, they could not be locked again. Unlock them before. Nothing was run.")
                                .formatted(script.name(), statements.get(k - 1).line(), statements.get(lock - 1).line()));
            }
        }
    }

    /** A SET between them changes neither what it asks for, nor is it asked. */
    private void keepWhatIsAsked(int asking) {
        int asked = asking - 1;
        while (asked > 1 && kind(asked) == StatementKind.SESSION) {
            asked--;
        }
        ends[asked] = Math.max(ends[asked], asking);
    }

    private Set<String> hiddenTables() {
        Set<String> tables = new LinkedHashSet<>();
        for (int k = 1; k <= statements.size(); k++) {
            if (kind(k) != StatementKind.TEMPORARY) {
                SessionText.temporaryTables(statements.get(k - 1).sql()).forEach(table -> tables.add(lastName(table)));
            }
        }
        return tables;
    }

    /**
     * Of a prepared statement that creates a temporary table.
     *
     * @throws SQLException when nothing in the script tells what it is called, and so how long it is needed
     */
    void requireKnownTable(String prepared) throws SQLException {
        for (String table : SessionText.temporaryTables(prepared)) {
            if (!hiddenTables.contains(lastName(table))) {
                throw new SQLException(
                        "It creates the temporary table %s, whose name is nowhere in the script, so that it would "
                                .formatted(table)
                                + "be lost were the run to end behind it. Write CREATE TEMPORARY TABLE into the script");
            }
        }
    }

    private static String lastName(String table) {
        return new TokenReader(Token.of(table)).lastName().toLowerCase(Locale.ROOT);
    }

    private void keepTogether(int first) {
        String sql = statements.get(first - 1).sql();
        if (new TokenReader(Token.of(sql)).accept("CREATE")) {
            SessionText.temporaryTables(sql).stream().limit(1).forEach(table -> keepTogether(first, lastName(table), false));
        }
    }

    /**
     * @param hidden whether it may be created here without being named
     */
    private void keepTogether(int first, String table, boolean hidden) {
        int last = first;
        boolean prepared = hidden
                && IntStream.rangeClosed(1, statements.size()).anyMatch(k -> !isProgram(k) && mentions(k, table));
        boolean there = true;
        for (int k = first + 1; k <= statements.size() && there; k++) {
            boolean uses = switch (kind(k)) {
                // Without naming it.
                case OPEN -> !hidden || mentions(k, table);
                case EXECUTE -> !hidden || prepared;
                default -> mentions(k, table) && !(hidden && isProgram(k));
            };
            last = uses ? k : last;
            there = !(kind(k) == StatementKind.TEMPORARY && mentions(k, table)
                    && (hidden || mentions(k, "DROP")));
        }
        ends[first] = Math.max(ends[first], last);
        List<Integer> commits = new ArrayList<>();
        for (int k = first + 1; k <= last; k++) {
            boolean commit = switch (kind(k)) {
                case DEFINITION, REPEATABLE, LOCK, UNLOCK, BEGIN, COMMIT, ROLLBACK -> true;
                case SESSION -> turnsAutocommit(k);
                default -> false;
            };
            if (commit) {
                commits.add(k);
            }
        }
        if (!commits.isEmpty()) {
            Statement commit = statements.get(commits.get(0) - 1);
            if (dropsAsTable(commit.sql(), table)) {
                throw new InvalidScriptException(
                        ("%s, line %d drops the temporary table %s by DROP TABLE, which commits, and were the run to end before it, the "
                                + "table would be gone. Write DROP TEMPORARY TABLE, or leave it out. Nothing was run.")
                                .formatted(script.name(), commit.line(), table));
            }
            throw new InvalidScriptException(
                    ("%s: the temporary table %s is used from line %d to line %d, and the statement in line "
                            + "%d between them commits. Were the run to end there, the table would be gone and nobody could go on. Use an "
                            + "ordinary table and drop it at the end. Nothing was run.").formatted(script.name(), table,
                                    statements.get(first - 1).line(), statements.get(last - 1).line(), commit.line()));
        }
    }

    private static boolean dropsAsTable(String sql, String table) {
        TokenReader reader = new TokenReader(Token.of(sql));
        if (!reader.accept("DROP", "TABLE")) {
            return false;
        }
        reader.accept("IF", "EXISTS");
        return reader.lastName().equalsIgnoreCase(table);
    }

    private boolean isProgram(int k) {
        return SessionText.definesProgram(statements.get(k - 1).sql());
    }

    /** In a string too, which may be prepared. */
    private boolean mentions(int k, String table) {
        return Token.of(statements.get(k - 1).sql()).stream().anyMatch(token -> SessionText.names(token.text(), table));
    }
}
