package com.traveease.schema.definition;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Questions about one schema, whose name is the parameter of each. */
record SchemaQuery(Connection connection, String schema) {

    interface Row {
        void read(ResultSet row) throws SQLException;
    }

    void each(String query, Row reader) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(query)) {
            select.setString(1, schema);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    reader.read(row);
                }
            }
        }
    }
}
