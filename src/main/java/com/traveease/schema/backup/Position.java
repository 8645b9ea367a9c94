package com.traveease.schema.backup;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** Where the binary log of the server is, asked without a lock. */
final class Position {

    private Position() {
    }

    /** The set of GTIDs, or file and offset; empty without a binary log, and when the account may not ask. */
    static Optional<String> now(Connection connection) {
        Optional<String> gtids = ask(connection, "SELECT @@global.gtid_executed LIMIT 1", 1)
                .map(text -> text.replaceAll("\\s", "")).filter(text -> !text.isEmpty());
        return gtids.or(() -> file(connection, "SHOW BINARY LOG STATUS")).or(() -> file(connection, "SHOW MASTER STATUS"));
    }

    private static Optional<String> file(Connection connection, String query) {
        return ask(connection, query, 1).flatMap(file -> ask(connection, query, 2).map(offset -> file + ":" + offset));
    }

    private static Optional<String> ask(Connection connection, String query, int column) {
        try (Statement select = connection.createStatement(); ResultSet row = select.executeQuery(query)) {
            return row.next() ? Optional.ofNullable(row.getString(column)) : Optional.empty();
        } catch (SQLException e) {
            return Optional.empty(); // another version, or REPLICATION CLIENT is missing
        }
    }
}
