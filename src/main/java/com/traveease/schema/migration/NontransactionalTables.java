package com.traveease.schema.migration;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

import com.traveease.schema.revision.Token;

/** Tables of engines that take nothing back: what is written to them stays, whatever becomes of the transaction. */
final class NontransactionalTables {

    private final Connection connection;
    private Set<String> names;

    NontransactionalTables(Connection connection) {
        this.connection = connection;
    }

    /** The next question goes to the server again. */
    void mayHaveChanged() {
        names = null;
    }

    /** Whether the statement has a name of one of them in it. */
    boolean areIn(String sql) throws SQLException {
        if (names == null) {
            names = read();
        }
        return !names.isEmpty() && Token.of(sql).stream()
                .anyMatch(token -> token.isName() && names.contains(token.text().toLowerCase(Locale.ROOT)));
    }

    private Set<String> read() throws SQLException {
        try (Statement select = connection.createStatement();
                ResultSet row = select.executeQuery("SELECT LOWER(table_name) FROM information_schema.tables "
                        + "WHERE table_type = 'BASE TABLE' AND engine NOT IN ('InnoDB', 'ndbcluster') "
                        + "AND table_schema NOT IN ('mysql', 'sys', 'performance_schema', 'information_schema')")) {
            Set<String> read = new HashSet<>();
            while (row.next()) {
                read.add(row.getString(1));
            }
            return read;
        }
    }
}
