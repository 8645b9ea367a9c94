package com.traveease.schema.migration;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

import com.traveease.schema.revision.StatementKind;
import com.traveease.schema.revision.Token;
import com.traveease.schema.revision.TokenReader;

/**
 * Whether a statement may write something that stays, whatever becomes of its transaction: to a table of an engine that takes
 * nothing back, or by a procedure that ends the transaction that it is called in.
 */
final class NontransactionalTables {

    private static final String OURS = " NOT IN ('mysql', 'sys', 'performance_schema', 'information_schema')";
    private static final String TABLES = "SELECT LOWER(table_name) FROM information_schema.tables "
            + "WHERE table_type = 'BASE TABLE' AND engine NOT IN ('InnoDB', 'ndbcluster') AND table_schema" + OURS;
    /** By which such a table may be written without being named. */
    private static final String DETOURS = " UNION SELECT LOWER(table_name) FROM information_schema.views WHERE table_schema"
            + OURS
            + " UNION SELECT LOWER(event_object_table) FROM information_schema.triggers WHERE trigger_schema" + OURS
            + " UNION SELECT LOWER(routine_name) FROM information_schema.routines WHERE routine_schema" + OURS;
    /** What in a procedure's body may end the transaction without a trace, or may call what does. */
    private static final Set<String> ENDS = Set.of("ROLLBACK", "CALL", "EXECUTE");

    private final Connection connection;
    private Set<String> names;

    NontransactionalTables(Connection connection) {
        this.connection = connection;
    }

    /** The next question goes to the server again. */
    void mayHaveChanged() {
        names = null;
    }

    /**
     * @param sql what it is, prepared statements resolved as far as they are known
     */
    boolean mayBeWritten(String sql) throws SQLException {
        StatementKind kind = StatementKind.of(sql);
        if (names == null) {
            names = read(TABLES + " LIMIT 100000");
            if (!names.isEmpty()) {
                names = read(TABLES + DETOURS + " LIMIT 100000");
            }
        }
        return switch (kind) {
            case EXECUTE -> true; // it is not prepared yet
            case OPEN -> !names.isEmpty() || mayRollBack(sql);
            // With ANSI_QUOTES a name looks like a string.
            case DATA -> !names.isEmpty() && Token.of(sql).stream()
                    .anyMatch(token -> (token.isName() || token.kind() == Token.Kind.STRING)
                            && names.contains(token.text().toLowerCase(Locale.ROOT)));
            default -> false;
        };
    }

    private boolean mayRollBack(String sql) throws SQLException {
        TokenReader reader = new TokenReader(Token.of(sql));
        if (!reader.accept("CALL")) {
            return false;
        }
        Set<String> bodies = read("SELECT routine_definition FROM information_schema.routines WHERE routine_type = 'PROCEDURE' "
                + "AND routine_name = " + SqlText.of(reader.lastName()) + " LIMIT 1000");
        return bodies.isEmpty() || bodies.contains(null)
                || bodies.stream().flatMap(body -> Token.of(body).stream())
                        .anyMatch(token -> ENDS.contains(token.text().toUpperCase(Locale.ROOT)));
    }

    private Set<String> read(String query) throws SQLException {
        try (Statement select = connection.createStatement(); ResultSet row = select.executeQuery(query)) {
            Set<String> read = new HashSet<>();
            while (row.next()) {
                read.add(row.getString(1));
            }
            return read;
        }
    }
}
