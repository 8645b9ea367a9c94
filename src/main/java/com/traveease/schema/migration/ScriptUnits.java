package com.traveease.schema.migration;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

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

    /** What means the same in these, ASCII, is sent right in any; of binary the server makes nothing else. */
    private static final Pattern UTF_8 = Pattern.compile("(?i)utf8(mb3|mb4)?|binary|default");

    private final Script script;
    private final List<StatementKind> kinds;
    private final List<Statement> statements;
    private final int[] ends;
    private boolean sentAsUtf8 = true;

    /**
     * @throws InvalidScriptException when a temporary table would have to survive a commit
     */
    ScriptUnits(Script script) {
        this.script = script;
        this.statements = script.statements();
        this.kinds = statements.stream().map(statement -> StatementKind.of(statement.sql())).toList();
        this.ends = new int[statements.size() + 1];
        for (int k = 1; k <= statements.size(); k++) {
            ends[k] = Math.max(ends[k], k);
            if (k < statements.size() && asksBack(k + 1)) {
                ends[k] = Math.max(ends[k], k + 1);
                requireDataBefore(k + 1);
            }
            requirePossible(k);
            if (kinds.get(k - 1) == StatementKind.LOCK) {
                requireLockedTablesStay(k);
            }
            if (kinds.get(k - 1) == StatementKind.TEMPORARY) {
                keepTogether(k);
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
        List<Token> tokens = Token.of(statements.get(k - 1).sql());
        boolean ends = kind(k) == StatementKind.COMMIT || kind(k) == StatementKind.ROLLBACK;
        Optional<String> reason = Optional.empty();
        if (ends && has(tokens, "RELEASE") && !has(tokens, "NO")) {
            reason = Optional.of("ends the connection that the migration runs on. Leave RELEASE out");
        } else if (tokens.get(0).is("XA")) {
            reason = Optional.of("begins or ends an XA transaction, which would survive the run. Use START TRANSACTION");
        } else if (DefinitionChange.isCreateSelect(statements.get(k - 1).sql()) && statements.get(k - 1).sql().contains(":=")) {
            reason = Optional
                    .of("assigns a user variable while it creates a table; were the run to end there, its value would be "
                            + "lost. Create the table first, and fill it by INSERT … SELECT");
        } else if (tokens.get(0).is("SET") && (has(tokens, "TRANSACTION_READ_ONLY")
                || has(tokens, "TRANSACTION") && has(tokens, "ONLY"))) {
            reason = Optional.of("makes transactions read-only in which the journal has to be written. Use START TRANSACTION "
                    + "READ ONLY around the queries that need it");
        } else if (asksTooLate(k, tokens)) {
            reason = Optional
                    .of("asks what the statement before it did, which is not known any more when the run has made sure "
                            + "that it can be continued. Write it into a variable before, as in SET @n = ROW_COUNT()");
        } else if (isMisread(k, tokens)) {
            reason = Optional
                    .of("has characters that the server would take for those of another character set, as SET NAMES said "
                            + "before. Statements are sent in UTF-8: leave that out, and name the encoding of the file if it is another");
        } else if (dropsDefaultSchema(k, tokens)) {
            reason = Optional.of("drops the schema that USE has made the default one; were the run to end there, it would be "
                    + "taken up again in another. USE another one before");
        } else if (asksForKeyOfFilledTable(k)) {
            reason = Optional
                    .of("asks for the number that was given last, which may be one of CREATE TABLE … SELECT before it; "
                            + "were the run to end between them, it would be lost. Create the table first, and fill it by INSERT … SELECT");
        }
        reason.ifPresent(why -> {
            throw new InvalidScriptException("%s, line %d %s. Nothing was run.".formatted(script.name(),
                    statements.get(k - 1).line(), why));
        });
    }

    private boolean asksForKeyOfFilledTable(int k) {
        return SessionText.usesGeneratedKey(statements.get(k - 1).sql()) && statements.subList(0, k - 1).stream()
                .map(Statement::sql).anyMatch(sql -> DefinitionChange.isCreateSelect(sql)
                        && SessionText.mentions(sql, "AUTO_INCREMENT"));
    }

    /** As an argument, or in a text that is run later: before these there is more to do than to send them. */
    private boolean asksTooLate(int k, List<Token> tokens) {
        return switch (kind(k)) {
            case OPEN -> AskingBack.calls(tokens);
            case PREPARE -> AskingBack.preparesCall(tokens);
            default -> DefinitionChange.isCreateSelect(statements.get(k - 1).sql()) && AskingBack.calls(tokens);
        };
    }

    private boolean isMisread(int k, List<Token> tokens) {
        TokenReader reader = new TokenReader(tokens);
        if (reader.accept("SET") && reader.skipPastAny("NAMES", "CHARSET", "CHARACTER_SET_CLIENT", "SET")) {
            reader.acceptSymbol('=');
            String charset = reader.name().orElse("");
            sentAsUtf8 = charset.isEmpty() || UTF_8.matcher(charset).matches();
        }
        return !sentAsUtf8 && statements.get(k - 1).sql().codePoints().anyMatch(c -> c >= 0x80);
    }

    private boolean dropsDefaultSchema(int drop, List<Token> tokens) {
        TokenReader reader = new TokenReader(tokens);
        if (!reader.accept("DROP") || !reader.acceptAny("DATABASE", "SCHEMA")) {
            return false;
        }
        reader.accept("IF", "EXISTS");
        String dropped = reader.lastName();
        for (int k = drop - 1; k >= 1; k--) {
            TokenReader use = new TokenReader(Token.of(statements.get(k - 1).sql()));
            if (use.accept("USE")) {
                return use.lastName().equalsIgnoreCase(dropped);
            }
        }
        return false;
    }

    private List<Token> tokens(int k) {
        return Token.of(statements.get(k - 1).sql());
    }

    private static boolean has(List<Token> tokens, String keyword) {
        return tokens.stream().anyMatch(token -> token.is(keyword));
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

    private void keepTogether(int first) {
        TokenReader reader = new TokenReader(Token.of(statements.get(first - 1).sql()));
        reader.accept("CREATE", "TEMPORARY", "TABLE");
        reader.accept("IF", "NOT", "EXISTS");
        Optional<String> table = reader.dottedName().stream().reduce((schema, name) -> name);
        if (table.isEmpty() || new TokenReader(Token.of(statements.get(first - 1).sql())).accept("DROP")) {
            return;
        }
        int last = first;
        boolean there = true;
        for (int k = first + 1; k <= statements.size() && there; k++) {
            // A procedure may use it without being asked to.
            if (mentions(k, table.get()) || kind(k) == StatementKind.OPEN || kind(k) == StatementKind.EXECUTE) {
                last = k;
            }
            there = !(kind(k) == StatementKind.TEMPORARY && mentions(k, table.get()) && mentions(k, "DROP"));
        }
        ends[first] = Math.max(ends[first], last);
        List<Integer> commits = new ArrayList<>();
        for (int k = first + 1; k <= last; k++) {
            boolean commit = switch (kind(k)) {
                case DEFINITION, REPEATABLE, LOCK, UNLOCK, BEGIN, COMMIT, ROLLBACK -> true;
                case SESSION -> SessionText.mentions(statements.get(k - 1).sql(), "AUTOCOMMIT");
                default -> false;
            };
            if (commit) {
                commits.add(k);
            }
        }
        if (!commits.isEmpty()) {
            Statement commit = statements.get(commits.get(0) - 1);
            throw new InvalidScriptException(
                    ("%s: the temporary table %s is used from line %d to line %d, and the statement in line "
                            + "%d between them commits. Were the run to end there, the table would be gone and nobody could go on. Use an "
                            + "ordinary table and drop it at the end. Nothing was run.").formatted(script.name(), table.get(),
                                    statements.get(first - 1).line(), statements.get(last - 1).line(), commit.line()));
        }
    }

    /** In a string too, which may be prepared. */
    private boolean mentions(int k, String table) {
        Pattern name = Pattern.compile("(?<![\\w$])" + Pattern.quote(table) + "(?![\\w$])", Pattern.CASE_INSENSITIVE
                | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);
        return Token.of(statements.get(k - 1).sql()).stream().anyMatch(token -> name.matcher(token.text()).find());
    }
}
