package com.traveease.schema.backup;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import com.traveease.schema.plan.RoutineVisibility;
import com.traveease.schema.sql.Identifiers;

/**
 * What a backup of a schema has to have.
 *
 * @param tables and views
 * @param warnings about what a backup will not have, or not of the same moment
 */
record LiveContent(Set<String> tables, String characterSet, String collation, List<String> warnings) {

    public static LiveContent of(Connection connection, String schema) throws SQLException {
        Set<String> tables = new TreeSet<>();
        List<String> others = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT table_name, engine, table_type FROM information_schema.tables WHERE table_schema = ?")) {
            select.setString(1, schema);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    tables.add(row.getString(1));
                    if (row.getString(3).equals("BASE TABLE") && !"InnoDB".equalsIgnoreCase(row.getString(2))) {
                        others.add("%s (%s)".formatted(row.getString(1), row.getString(2)));
                    }
                }
            }
        }
        List<String> warnings = new ArrayList<>();
        if (!others.isEmpty()) {
            warnings.add("Not consistent with the rest of the backup, because their engines have no transactions: %s."
                    .formatted(String.join(", ", others)));
        }
        if (!RoutineVisibility.isComplete(connection, schema)) {
            warnings.add(
                    "This account cannot see all routines, and the backup lacks those. It needs: GRANT SHOW_ROUTINE ON *.*.");
        }
        if (!RoutineVisibility.isOfTriggers(connection, schema)) {
            warnings.add(
                    "This account cannot see all triggers, and the backup lacks those. It needs: GRANT TRIGGER ON %s.*."
                            .formatted(Identifiers.quoted(schema)));
        }
        try (PreparedStatement select = connection.prepareStatement("SELECT default_character_set_name, default_collation_name "
                + "FROM information_schema.schemata WHERE schema_name = ?")) {
            select.setString(1, schema);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return new LiveContent(tables, row.getString(1), row.getString(2), List.copyOf(warnings));
            }
        }
    }
}
