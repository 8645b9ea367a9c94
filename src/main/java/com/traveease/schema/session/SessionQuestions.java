package com.traveease.schema.session;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

import com.traveease.schema.server.MySqlVersion;
import com.traveease.schema.server.ServerStatus;
import com.traveease.schema.statement.Statement;
import com.traveease.schema.statement.StatementKind;

/** What the server says of a session now. */
public record SessionQuestions(Connection connection) {

    /** Of the first column of the first row; empty when it is NULL. */
    public Optional<String> value(String select) throws SQLException {
        try (java.sql.Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(select + " LIMIT 1")) {
            row.next();
            return Optional.ofNullable(row.getString(1));
        }
    }

    public boolean isAutocommit() throws SQLException {
        return new ServerStatus(connection).isAutocommit();
    }

    public boolean isInTransaction() throws SQLException {
        return new ServerStatus(connection).isInTransaction();
    }

    /** Whether a statement ends a transaction and begins the next. */
    public boolean chains(Statement statement) throws SQLException {
        if (statement.kind() != StatementKind.COMMIT && statement.kind() != StatementKind.ROLLBACK) {
            return false;
        }
        return statement.mentions("CHAIN") ? !statement.mentions("NO")
                : value("SELECT @@completion_type").filter("CHAIN"::equalsIgnoreCase).isPresent();
    }

    /** Whether the server watches that what is in the binary log can be told by transactions. */
    public boolean isGtidConsistent() throws SQLException {
        return value("SELECT @@enforce_gtid_consistency").filter("ON"::equalsIgnoreCase).isPresent();
    }

    /** From 8.0.21 on {@code CREATE TABLE … SELECT} is whole or nothing. */
    public boolean isWholeOrNothing(Statement definition) throws SQLException {
        return !definition.isCreateSelect()
                || MySqlVersion.of(connection.getMetaData().getDatabaseProductVersion()).isAtLeast(8, 0, 21);
    }
}
