package com.traveease.schema.migration;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import com.traveease.schema.revision.DefinitionChange;
import com.traveease.schema.revision.Statement;
import com.traveease.schema.revision.StatementKind;
import com.traveease.schema.revision.Token;
import com.traveease.schema.revision.TokenReader;

/** What statements of a script there are behind which, or in which, a run could not be continued. */
final class ImpossibleStatements {

    /** What means the same in these, ASCII, is sent right in any; of binary the server makes nothing else. */
    private static final Pattern UTF_8 = Pattern.compile("(?i)utf8(mb3|mb4)?|binary|default");

    private final List<Statement> statements;
    private final List<StatementKind> kinds;
    private boolean sentAsUtf8 = true;

    ImpossibleStatements(List<Statement> statements, List<StatementKind> kinds) {
        this.statements = statements;
        this.kinds = kinds;
    }

    /**
     * To be asked of one statement after the other.
     *
     * @return empty when it is possible
     */
    Optional<String> reason(int k) {
        List<Token> tokens = Token.of(statements.get(k - 1).sql());
        boolean ends = kinds.get(k - 1) == StatementKind.COMMIT || kinds.get(k - 1) == StatementKind.ROLLBACK;
        Optional<String> reason = Optional.empty();
        if (ends && has(tokens, "RELEASE") && !has(tokens, "NO")) {
            reason = Optional.of("ends the connection that the migration runs on. Leave RELEASE out");
        } else if (tokens.get(0).is("FLUSH") && (has(tokens, "READ") || has(tokens, "EXPORT"))) {
            reason = Optional.of("locks tables such that the journal cannot be written. Use LOCK TABLES");
        } else if (tokens.get(0).is("LOCK") && has(tokens, "INSTANCE")) {
            reason = Optional.of("begins a backup, during which nothing is migrated. Leave it out");
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
        return reason;
    }

    private boolean asksForKeyOfFilledTable(int k) {
        return SessionText.usesGeneratedKey(statements.get(k - 1).sql()) && statements.subList(0, k - 1).stream()
                .map(Statement::sql).anyMatch(sql -> DefinitionChange.isCreateSelect(sql)
                        && SessionText.mentions(sql, "AUTO_INCREMENT"));
    }

    /** As an argument, or in a text that is run later: before these there is more to do than to send them. */
    private boolean asksTooLate(int k, List<Token> tokens) {
        return switch (kinds.get(k - 1)) {
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

    private static boolean has(List<Token> tokens, String keyword) {
        return tokens.stream().anyMatch(token -> token.is(keyword));
    }
}
