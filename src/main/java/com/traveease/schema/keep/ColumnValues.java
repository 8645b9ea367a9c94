package com.traveease.schema.keep;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

import com.traveease.schema.server.MySqlErrors;
import com.traveease.schema.sql.Identifiers;

/** Whether columns have any value, or only NULL. */
final class ColumnValues {

    private static final int SECONDS = 5;

    private ColumnValues() {
    }

    /** @param table quoted, with its schema */
    static boolean isAny(Server server, String table, List<String> columns) throws SQLException {
        return isAny(server, "", table, columns);
    }

    /** For a forecast: a large table is not read to its end, and is then taken for one that has values. */
    static boolean mayBeAny(Server server, String table, List<String> columns) throws SQLException {
        try {
            return isAny(server, "/*+ MAX_EXECUTION_TIME(%d) */ ".formatted(SECONDS * 1000), table, columns);
        } catch (SQLException e) {
            if (e.getErrorCode() == MySqlErrors.QUERY_TIMEOUT) {
                return true;
            }
            throw e;
        }
    }

    private static boolean isAny(Server server, String hint, String table, List<String> columns) throws SQLException {
        String condition = columns.stream().map(name -> Identifiers.quoted(name) + " IS NOT NULL")
                .collect(Collectors.joining(" OR "));
        return !server.strings("SELECT %s1 FROM %s WHERE %s LIMIT 1".formatted(hint, table, condition)).isEmpty();
    }
}
