package com.traveease.schema.rehearsal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.traveease.schema.server.MySqlErrors;
import com.traveease.schema.sql.Identifiers;

/** Copies a small table with its rows between two connections, which may be to different servers. */
final class HistoryCopy {

    private HistoryCopy() {
    }

    /** Where the table is not there, nothing is copied. */
    static void of(String table, Connection from, Connection to) throws SQLException {
        Optional<String> create = create(from, table);
        if (create.isEmpty()) {
            return;
        }
        try (Statement write = to.createStatement()) {
            write.setEscapeProcessing(false);
            write.execute("SET SESSION sql_mode = ''");
            write.execute(create.get());
        }
        try (Statement read = from.createStatement();
                ResultSet row = read.executeQuery("SELECT * FROM " + Identifiers.quoted(table))) {
            int columns = row.getMetaData().getColumnCount();
            List<String> places = new ArrayList<>();
            for (int i = 0; i < columns; i++) {
                places.add("?");
            }
            try (PreparedStatement insert = to.prepareStatement(
                    "INSERT INTO %s VALUES (%s)".formatted(Identifiers.quoted(table), String.join(", ", places)))) {
                while (row.next()) {
                    for (int i = 1; i <= columns; i++) {
                        insert.setString(i, row.getString(i));
                    }
                    insert.execute();
                }
            }
        }
    }

    private static Optional<String> create(Connection from, String table) throws SQLException {
        try (Statement read = from.createStatement();
                ResultSet row = read.executeQuery("SHOW CREATE TABLE " + Identifiers.quoted(table))) {
            row.next();
            return Optional.of(row.getString(2));
        } catch (SQLException e) {
            if (e.getErrorCode() == MySqlErrors.NO_SUCH_TABLE) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
