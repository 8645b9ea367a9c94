package com.traveease.schema.statement;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import com.traveease.schema.sql.Token;
import com.traveease.schema.sql.TokenReader;

/** The clauses of an {@code ALTER TABLE}, by what running them a second time would do. */
public final class AlterClauses {

    /** Fail, or do something else, when they are run again. All others lead to the same definition however often they run. */
    private static final Set<String> ONCE = Set.of("ADD", "DROP", "RENAME", "IMPORT", "DISCARD", "EXCHANGE", "TRUNCATE",
            "COALESCE", "REMOVE", "REORGANIZE");
    /** How the server does it, not what. */
    private static final Set<String> MANNER = Set.of("ALGORITHM", "LOCK", "WITH", "WITHOUT");
    /** What no temporary table has. */
    private static final Set<String> NOT_TEMPORARY = Set.of("FOREIGN", "FULLTEXT", "SPATIAL", "PARTITION", "PARTITIONING",
            "PARTITIONS", "TABLESPACE");

    private final String sql;
    private final List<List<Token>> clauses;

    private AlterClauses(String sql, List<List<Token>> clauses) {
        this.sql = sql;
        this.clauses = clauses;
    }

    /** Empty for any other statement than {@code ALTER TABLE} and {@code CREATE INDEX}, which adds a key. */
    public static Optional<AlterClauses> of(String sql) {
        TokenReader reader = new TokenReader(Token.of(sql));
        Optional<String> key = addingKey(sql);
        if (key.isPresent()) {
            return of(key.get());
        }
        if (!reader.accept("ALTER", "TABLE")) {
            return Optional.empty();
        }
        reader.dottedName();
        return Optional.of(new AlterClauses(sql, reader.clauses().stream().map(TokenReader::rest).toList()));
    }

    private static Optional<String> addingKey(String sql) {
        TokenReader reader = new TokenReader(Token.of(sql));
        if (!reader.accept("CREATE")) {
            return Optional.empty();
        }
        String kind = reader.accept("UNIQUE") ? "UNIQUE "
                : reader.accept("FULLTEXT") ? "FULLTEXT "
                        : reader.accept("SPATIAL") ? "SPATIAL " : "";
        if (!reader.accept("INDEX")) {
            return Optional.empty();
        }
        int name = reader.peek().start();
        if (!reader.skipPast("ON")) {
            return Optional.empty();
        }
        List<Token> rest = reader.rest();
        int on = sql.toUpperCase(Locale.ROOT).lastIndexOf("ON", rest.isEmpty() ? sql.length() : rest.get(0).start());
        reader.dottedName();
        int columns = reader.peek().start();
        if (columns < 0) {
            return Optional.empty();
        }
        reader.parenthesized();
        int end = sql.length();
        while (reader.hasNext()) {
            Token option = reader.peek();
            if (option.is("ALGORITHM") || option.is("LOCK")) {
                end = Math.min(end, option.start());
            }
            reader.skip();
        }
        return Optional
                .of("ALTER TABLE t ADD %sINDEX %s %s".formatted(kind, sql.substring(name, on), sql.substring(columns, end)));
    }

    /** Whether the whole statement may run again, whether it has taken place or not. */
    public boolean areRepeatable() {
        return clauses.stream().allMatch(AlterClauses::isRepeatable);
    }

    private static boolean isRepeatable(List<Token> clause) {
        TokenReader reader = new TokenReader(clause);
        if (reader.accept("CHANGE")) {
            reader.accept("COLUMN");
            return reader.lastName().equalsIgnoreCase(reader.lastName());
        }
        return ONCE.stream().noneMatch(reader.peek()::is);
    }

    /**
     * Those that a temporary copy of the table can be changed by, as they stand behind the name of the table; empty when there
     * are none.
     */
    public Optional<String> forTemporaryCopy() {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < clauses.size(); i++) {
            List<Token> clause = clauses.get(i);
            boolean applies = !clause.isEmpty() && MANNER.stream().noneMatch(clause.get(0)::is)
                    && clause.stream().noneMatch(token -> NOT_TEMPORARY.stream().anyMatch(token::is));
            if (applies) {
                texts.add(withoutName(clause) + sql.substring(first(clause).start(), end(i)).strip());
            }
        }
        // On a line of its own: a clause may end in a comment.
        return texts.isEmpty() ? Optional.empty() : Optional.of(String.join("\n, ", texts));
    }

    /** A check is added without its name, which the table may have in the meantime. */
    private static boolean isNamedCheck(List<Token> clause) {
        return clause.size() > 3 && clause.get(0).is("ADD") && clause.get(1).is("CONSTRAINT") && clause.get(3).is("CHECK");
    }

    private static String withoutName(List<Token> clause) {
        return isNamedCheck(clause) ? "ADD " : "";
    }

    private static Token first(List<Token> clause) {
        return clause.get(isNamedCheck(clause) ? 3 : 0);
    }

    private int end(int clause) {
        List<Token> next = clause + 1 < clauses.size() ? clauses.get(clause + 1) : List.of();
        return next.isEmpty() ? sql.length() : sql.lastIndexOf(',', next.get(0).start() - 1);
    }
}
