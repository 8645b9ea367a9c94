package com.traveease.schema.statement;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import com.traveease.schema.sql.Token;
import com.traveease.schema.sql.TokenReader;

/** What a statement is for a run that may be killed at any moment: what it commits, and what of it a new session lacks. */
public enum StatementKind {
    /** Changes definitions and commits by itself, whole or not at all. */
    DEFINITION,
    /** Cannot commit: what it changes is in the open transaction. */
    DATA,
    /** Changes the session only. */
    SESSION,
    /** {@code PREPARE}: the session has a statement whose text is known then. */
    PREPARE,
    /** Runs a prepared statement; is what that is. */
    EXECUTE,
    /** {@code CREATE TEMPORARY TABLE} and {@code DROP TEMPORARY TABLE}: the session's, and nothing is committed. */
    TEMPORARY,
    /** {@code LOCK TABLES}; commits. */
    LOCK,
    /** {@code UNLOCK TABLES}; commits when tables are locked. */
    UNLOCK,
    /** {@code START TRANSACTION}; commits what is open. */
    BEGIN,
    COMMIT,
    ROLLBACK,
    /** Commits, and may be run twice without any harm. */
    REPEATABLE,
    /** May commit what it has done in the middle of it: {@code CALL}, {@code LOAD DATA}, and whatever is not known. */
    NON_ATOMIC;

    private static final Set<String> DATA_WORDS = Set.of("INSERT", "UPDATE", "DELETE", "REPLACE", "SELECT", "WITH", "TABLE",
            "VALUES", "DO", "SHOW", "DESCRIBE", "DESC", "EXPLAIN", "SIGNAL", "RESIGNAL", "GET", "SAVEPOINT", "RELEASE", "HELP",
            "CHECKSUM");
    private static final Set<String> REPEATABLE_WORDS = Set.of("ANALYZE", "OPTIMIZE", "CHECK", "REPAIR", "FLUSH", "GRANT");
    /** What a SET must not do again, or asks of the statement before it. */
    private static final Set<String> AT_ONCE = Set.of("GLOBAL", "PERSIST", "PERSIST_ONLY", "WARNING_COUNT", "ERROR_COUNT");
    /** A file that is there already. */
    private static final Set<String> FILES = Set.of("OUTFILE", "DUMPFILE");

    /** Of a text that is no statement of a script: what is prepared, or was kept. */
    public static StatementKind of(String sql) {
        List<Token> tokens = Token.of(sql);
        return of(tokens, () -> DefinitionChange.of(tokens));
    }

    /** @param change what it does to definitions */
    static StatementKind of(List<Token> tokens, Supplier<Optional<DefinitionChange>> change) {
        TokenReader reader = new TokenReader(tokens);
        while (reader.acceptSymbol('(')) {
            // A SELECT may stand in parentheses.
        }
        String word = reader.peek().text().toUpperCase(Locale.ROOT);
        if (DATA_WORDS.contains(word)) {
            return reader.rest().stream().anyMatch(token -> FILES.stream().anyMatch(token::is)) ? NON_ATOMIC : DATA;
        }
        if (REPEATABLE_WORDS.contains(word)) {
            return REPEATABLE;
        }
        return switch (word) {
            case "SET" -> set(reader);
            case "USE", "DEALLOCATE" -> SESSION;
            case "PREPARE" -> PREPARE;
            case "EXECUTE" -> EXECUTE;
            case "LOCK" -> reader.peek(1).is("INSTANCE") ? NON_ATOMIC : LOCK;
            case "UNLOCK" -> reader.peek(1).is("INSTANCE") ? NON_ATOMIC : UNLOCK;
            case "BEGIN" -> BEGIN;
            case "START" -> reader.peek(1).is("TRANSACTION") ? BEGIN : NON_ATOMIC;
            case "COMMIT" -> COMMIT;
            case "ROLLBACK" -> reader.rest().stream().anyMatch(token -> token.is("TO")) ? DATA : ROLLBACK;
            case "CREATE", "DROP" -> reader.peek(1).is("TEMPORARY") ? TEMPORARY
                    : reader.peek(1).is("PREPARE") ? SESSION : definition(change);
            case "ALTER" -> isAlterOfDefaultDatabase(reader) ? REPEATABLE : definition(change);
            case "RENAME", "TRUNCATE" -> definition(change);
            default -> NON_ATOMIC;
        };
    }

    /** What is computed may call a function that writes, or ask what the statement before it did. */
    private static StatementKind set(TokenReader reader) {
        if (reader.peek(1).is("PASSWORD") || reader.peek(1).is("DEFAULT")) {
            return REPEATABLE;
        }
        boolean computes = reader.rest().stream()
                .anyMatch(token -> token.isSymbol('(') || AT_ONCE.stream().anyMatch(token::is));
        // That may commit what is open.
        boolean commits = reader.rest().stream().anyMatch(token -> token.is("AUTOCOMMIT"));
        return computes && !commits ? DATA : SESSION;
    }

    private static boolean isAlterOfDefaultDatabase(TokenReader reader) {
        reader.next();
        return reader.acceptAny("DATABASE", "SCHEMA") && DefinitionChange.isDefaultDatabase(reader);
    }

    private static StatementKind definition(Supplier<Optional<DefinitionChange>> change) {
        return change.get().isPresent() ? DEFINITION : NON_ATOMIC;
    }
}
