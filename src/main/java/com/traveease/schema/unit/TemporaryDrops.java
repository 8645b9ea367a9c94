package com.traveease.schema.unit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import com.traveease.schema.sql.Token;
import com.traveease.schema.sql.TokenReader;
import com.traveease.schema.statement.SessionText;
import com.traveease.schema.statement.Statement;
import com.traveease.schema.statement.StatementKind;

/**
 * {@code DROP TABLE} of a temporary table, sent as {@code DROP TEMPORARY TABLE}. The first commits, so that the run could not
 * be continued before it; the second does not, and does the same otherwise where no transaction of the script is open.
 */
public final class TemporaryDrops {

    private TemporaryDrops() {
    }

    /** The statements with those replaced; all others are the same. */
    public static List<Statement> in(List<Statement> statements) {
        if (statements.stream().noneMatch(statement -> statement.mentions("TEMPORARY"))
                || statements.stream().anyMatch(statement -> statement.mentions("AUTOCOMMIT"))) {
            return statements;
        }
        List<Statement> replaced = new ArrayList<>();
        Set<String> there = new HashSet<>();
        boolean open = false;
        for (Statement statement : statements) {
            StatementKind kind = statement.kind();
            TokenReader reader = new TokenReader(statement.tokens());
            boolean drops = reader.accept("DROP");
            reader.accept("TEMPORARY");
            Set<String> dropped = drops && reader.acceptAny("TABLE", "TABLES") ? names(reader) : Set.of();
            if (kind == StatementKind.DEFINITION && !open && !dropped.isEmpty() && there.containsAll(dropped)) {
                int behind = statement.tokens().get(0).start() + "DROP".length();
                replaced.add(new Statement(statement.line(),
                        statement.sql().substring(0, behind) + " TEMPORARY" + statement.sql().substring(behind)));
            } else {
                replaced.add(statement);
            }
            open = switch (kind) {
                case BEGIN, LOCK -> true;
                case COMMIT, ROLLBACK, UNLOCK, DEFINITION -> false;
                default -> open;
            };
            there.removeAll(dropped);
            if (kind == StatementKind.TEMPORARY && !drops) {
                SessionText.temporaryTables(statement.sql()).forEach(table -> there
                        .add(new TokenReader(Token.of(table)).lastName().toLowerCase(Locale.ROOT)));
            }
        }
        return List.copyOf(replaced);
    }

    private static Set<String> names(TokenReader reader) {
        reader.accept("IF", "EXISTS");
        Set<String> names = new HashSet<>();
        do {
            names.add(reader.lastName().toLowerCase(Locale.ROOT));
        } while (reader.acceptSymbol(','));
        return names;
    }
}
