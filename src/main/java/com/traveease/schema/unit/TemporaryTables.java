package com.traveease.schema.unit;

import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.traveease.schema.sql.InvalidScriptException;
import com.traveease.schema.sql.Token;
import com.traveease.schema.sql.TokenReader;
import com.traveease.schema.statement.SessionText;
import com.traveease.schema.statement.Statement;
import com.traveease.schema.statement.StatementKind;

/**
 * The temporary tables that a script creates, itself, by a procedure that it defines or by what it prepares, and how long each
 * is
 * used. They die with their session.
 */
final class TemporaryTables {

    private final String script;
    private final List<Statement> statements;
    private final List<StatementKind> kinds;
    private final UnresumableRegion unresumable;

    /**
     * @param script its name
     */
    TemporaryTables(String script, List<Statement> statements, List<StatementKind> kinds, UnresumableRegion unresumable) {
        this.unresumable = unresumable;
        this.script = script;
        this.statements = statements;
        this.kinds = kinds;
    }

    /**
     * The last statement that uses what this one creates; this one itself when it creates none.
     *
     * @throws InvalidScriptException when one between them commits
     */
    int lastUse(int k) {
        int last = k;
        for (String table : created(k)) {
            last = Math.max(last, lastUse(k, table));
        }
        return last;
    }

    /**
     * Of a prepared statement that creates a temporary table.
     *
     * @throws SQLException when the script does not tell what it is called, and so how long it is used
     */
    void requireKnown(int k, String prepared) throws SQLException {
        for (String table : SessionText.temporaryTables(prepared)) {
            if (!created(k).contains(lastName(table)) && !unresumable.isAllowed()) {
                throw new SQLException(
                        ("It creates the temporary table %s, whose name is not in the script, so it would be lost if the run "
                                + "is interrupted after it. Write CREATE TEMPORARY TABLE into the script")
                                .formatted(table));
            }
        }
    }

    /** Their names without schema, in lower case. */
    private Set<String> created(int k) {
        Stream<Statement> made = kind(k) == StatementKind.TEMPORARY ? Stream.of(statement(k)) : hidden(k).stream();
        return made.map(Statement::outline).map(SessionText::temporaryTables).flatMap(Set::stream)
                .map(TemporaryTables::lastName)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private int lastUse(int first, String table) {
        int last = first;
        boolean there = true;
        for (int k = first + 1; k <= statements.size() && there; k++) {
            last = uses(k, table, kind(first) != StatementKind.TEMPORARY) ? k : last;
            boolean drops = kind(k) == StatementKind.TEMPORARY && names(tokens(k), table)
                    && tokens(k).get(0).is("DROP");
            there = !drops;
        }
        for (int k = first + 1; k <= last; k++) {
            if (commits(k)) {
                unresumable.add(first, last, commitsBetween(first, k, last, table));
            }
        }
        return last;
    }

    /**
     * @param hidden whether the table is created without being named; what is called or prepared is not suspected then
     */
    private boolean uses(int k, String table, boolean hidden) {
        return switch (kind(k)) {
            // Without naming it, perhaps in what is not in this script.
            case NON_ATOMIC, EXECUTE ->
                !hidden || names(tokens(k), table) || hidden(k).stream().anyMatch(other -> names(other.tokens(), table));
            default -> names(tokens(k), table) && !(hidden && statement(k).definesProgram());
        };
    }

    /** What it runs without saying it: texts in which that is, as far as the script has them. */
    private List<Statement> hidden(int k) {
        TokenReader reader = new TokenReader(tokens(k));
        if (reader.accept("CALL")) {
            String procedure = reader.lastName();
            return statements.stream().filter(Statement::definesProgram)
                    .filter(statement -> statement.change().orElseThrow().objects().stream()
                            .anyMatch(program -> program.name().equalsIgnoreCase(procedure)))
                    .toList();
        }
        return reader.accept("EXECUTE") ? prepared(k, reader.lastName()) : List.of();
    }

    private List<Statement> prepared(int execute, String name) {
        for (int k = execute - 1; k >= 1; k--) {
            TokenReader reader = new TokenReader(tokens(k));
            if (reader.accept("PREPARE") && reader.lastName().equalsIgnoreCase(name)) {
                boolean literal = reader.accept("FROM") && reader.peek().kind() == Token.Kind.STRING;
                // A variable may have got its value anywhere before.
                return literal ? List.of(statement(k))
                        : IntStream.range(1, k).filter(before -> kind(before) == StatementKind.SESSION
                                || kind(before) == StatementKind.DATA).mapToObj(this::statement).toList();
            }
        }
        return List.of();
    }

    private boolean commits(int k) {
        return switch (kind(k)) {
            case DEFINITION, REPEATABLE, LOCK, UNLOCK, BEGIN, COMMIT, ROLLBACK -> true;
            case SESSION -> statement(k).mentions("AUTOCOMMIT");
            case EXECUTE, NON_ATOMIC -> unresumable.isAllowed(); // it may
            default -> false;
        };
    }

    private String commitsBetween(int first, int commit, int last, String table) {
        TokenReader reader = new TokenReader(tokens(commit));
        if (reader.accept("DROP", "TABLE")) {
            reader.accept("IF", "EXISTS");
            if (reader.lastName().equalsIgnoreCase(table)) {
                return ("%s, line %d drops the temporary table %s by DROP TABLE, which commits: if the run is interrupted before "
                        + "it, the temporary table is lost. Write DROP TEMPORARY TABLE, or leave it out.")
                        .formatted(script, line(commit), table);
            }
        }
        return ("%s: the temporary table %s is used from line %d to line %d, and the statement in line %d between them commits. "
                + "If the run is interrupted there, the temporary table is lost and the script cannot be resumed. Use an "
                + "ordinary table and drop it at the end.").formatted(script, table, line(first), line(last), line(commit));
    }

    private static String lastName(String table) {
        return new TokenReader(Token.of(table)).lastName().toLowerCase(Locale.ROOT);
    }

    /** In a string too, which may be prepared. */
    private static boolean names(List<Token> tokens, String table) {
        return tokens.stream().anyMatch(token -> SessionText.names(token.text(), table));
    }

    private StatementKind kind(int k) {
        return kinds.get(k - 1);
    }

    private Statement statement(int k) {
        return statements.get(k - 1);
    }

    private List<Token> tokens(int k) {
        return statement(k).tokens();
    }

    private int line(int k) {
        return statements.get(k - 1).line();
    }
}
