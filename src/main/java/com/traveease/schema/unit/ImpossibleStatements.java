package com.traveease.schema.unit;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import com.traveease.schema.sql.Token;
import com.traveease.schema.sql.TokenReader;
import com.traveease.schema.statement.DiagnosticsUse;
import com.traveease.schema.statement.SessionText;
import com.traveease.schema.statement.Statement;
import com.traveease.schema.statement.StatementKind;

/** What statements of a script there are behind which, or in which, a run could not be continued. */
final class ImpossibleStatements {

    /** What means the same in these, ASCII, is sent right in any; of binary the server makes nothing else. */
    private static final Pattern UTF_8 = Pattern.compile("(?i)utf8(mb3|mb4)?|binary|default");

    private static final Pattern READ_ONLY = Pattern.compile("(?i)transaction_read_only");
    private static final Pattern OFF = Pattern.compile("(?i)0|OFF|FALSE");

    private final List<Statement> statements;
    private final List<StatementKind> kinds;
    private boolean sentAsUtf8 = true;
    /** The last that was made the default one; empty before. */
    private String schema = "";
    /** The first statement that creates a table, fills it and may have given numbers there; 0 before. */
    private int filled;

    ImpossibleStatements(List<Statement> statements, List<StatementKind> kinds) {
        this.statements = statements;
        this.kinds = kinds;
    }

    /**
     * @param text why
     * @param first of the statements that it is about
     * @param last of them; the run cannot be continued between the two
     */
    record Reason(String text, int first, int last) {
    }

    /**
     * What could not be run at all. To be asked of one statement after the other, before {@link #reason}.
     *
     * @return empty when it can
     */
    Optional<String> refusal(int k) {
        List<Token> tokens = statements.get(k - 1).tokens();
        if (tokens.get(0).is("USE")) {
            TokenReader use = new TokenReader(tokens);
            use.accept("USE");
            schema = use.lastName();
        }
        boolean ends = kinds.get(k - 1) == StatementKind.COMMIT || kinds.get(k - 1) == StatementKind.ROLLBACK;
        if (ends && has(tokens, "RELEASE") && !has(tokens, "NO")) {
            return Optional.of("ends the connection that the migration runs on. Leave RELEASE out");
        }
        if (tokens.get(0).is("FLUSH") && (has(tokens, "READ") || has(tokens, "EXPORT"))) {
            return Optional.of("locks tables so that the journal cannot be written. Use LOCK TABLES");
        }
        if (tokens.get(0).is("LOCK") && has(tokens, "INSTANCE")) {
            return Optional.of("begins a backup, during which nothing is migrated. Leave it out");
        }
        if (tokens.get(0).is("XA")) {
            return Optional.of("begins or ends an XA transaction, which would survive the run. Use START TRANSACTION");
        }
        if (tokens.get(0).is("SET") && (turnsReadOnlyOn(tokens)
                || has(tokens, "TRANSACTION") && has(tokens, "ONLY"))) {
            return Optional.of("makes transactions read-only, but the journal has to be written in them. Use START "
                    + "TRANSACTION READ ONLY around the queries that need it");
        }
        return isMisread(k, tokens) ? Optional
                .of("has characters that the server would misread after SET NAMES. Statements are sent in UTF-8: remove SET "
                        + "NAMES, and name the encoding of the file if it is not UTF-8")
                : Optional.empty();
    }

    /**
     * To be asked of one statement after the other.
     *
     * @return empty when it is possible
     */
    Optional<Reason> reason(int k) {
        List<Token> tokens = statements.get(k - 1).tokens();
        int filledBefore = filled;
        if (filled == 0 && statements.get(k - 1).mayMention("AUTO_INCREMENT")
                && statements.get(k - 1).isCreateSelect()
                && statements.get(k - 1).mentions("AUTO_INCREMENT")) {
            filled = k;
        }
        if (statements.get(k - 1).isCreateSelect()
                && statements.get(k - 1).outline().contains(":=")) {
            return Optional.of(new Reason(
                    "assigns a user variable while it creates a table; if the run is interrupted there, its value is "
                            + "lost. Create the table first, and fill it by INSERT … SELECT",
                    k, k));
        }
        if (asksTooLate(k, tokens)) {
            return Optional.of(new Reason(
                    "reads the result of the statement before it, which is lost when the run records its progress. Save it "
                            + "in a variable first, as in SET @n = ROW_COUNT()",
                    Math.max(k - 1, 1), kinds.get(k - 1) == StatementKind.PREPARE ? statements.size() : k));
        }
        if (dropsDefaultSchema(tokens)) {
            return Optional.of(new Reason(
                    "drops the schema that USE has made the default one; if the run is interrupted there, it is resumed in "
                            + "another. USE another one first",
                    k, statements.size()));
        }
        if (tokens.get(0).is("HANDLER") && has(tokens, "OPEN")) {
            return Optional.of(new Reason("opens a table for HANDLER, which ends with the session: if the run is interrupted "
                    + "after it, the statements that read from it fail. Use SELECT", k, statements.size()));
        }
        if (kinds.get(k - 1) != StatementKind.DEFINITION && statements.get(k - 1).mayMention("GET_LOCK")
                && NamedLockUse.takesUnnamed(tokens)) {
            return Optional.of(new Reason("takes a named lock whose name is not a string literal: if the run is interrupted "
                    + "after it, the lock is lost and cannot be taken again. Write the name as a string literal", k,
                    statements.size()));
        }
        return filledBefore == 0 || !SessionText.usesGeneratedKey(statements.get(k - 1)) ? Optional.empty()
                : Optional.of(new Reason(
                        "reads the last generated number, which may be from the CREATE TABLE … SELECT before it; if the run "
                                + "is interrupted between them, it is lost. Create the table first, and fill it by INSERT … "
                                + "SELECT",
                        filledBefore, k));
    }

    /** As an argument, or in a text that is run later: before these there is more to do than to send them. */
    private boolean asksTooLate(int k, List<Token> tokens) {
        return switch (kinds.get(k - 1)) {
            case NON_ATOMIC -> DiagnosticsUse.calls(tokens);
            case PREPARE -> DiagnosticsUse.preparesCall(tokens);
            default -> statements.get(k - 1).isCreateSelect() && DiagnosticsUse.calls(tokens);
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

    private boolean dropsDefaultSchema(List<Token> tokens) {
        TokenReader reader = new TokenReader(tokens);
        if (!reader.accept("DROP") || !reader.acceptAny("DATABASE", "SCHEMA")) {
            return false;
        }
        reader.accept("IF", "EXISTS");
        return !schema.isEmpty() && schema.equalsIgnoreCase(reader.lastName());
    }

    /** Off it may be turned, and read. */
    private static boolean turnsReadOnlyOn(List<Token> tokens) {
        for (int i = 0; i + 1 < tokens.size(); i++) {
            int value = tokens.get(i + 1).isSymbol('=') ? i + 2
                    : tokens.get(i + 1).isSymbol(':') && i + 2 < tokens.size() && tokens.get(i + 2).isSymbol('=') ? i + 3
                            : tokens.size();
            if (READ_ONLY.matcher(tokens.get(i).text()).matches() && value < tokens.size()
                    && !OFF.matcher(tokens.get(value).text()).matches()) {
                return true;
            }
        }
        return false;
    }

    private static boolean has(List<Token> tokens, String keyword) {
        return tokens.stream().anyMatch(token -> token.is(keyword));
    }
}
