package com.traveease.schema.progress;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The server's switch for keeping the stage that each connection is in. Off by default, of no notable cost, and one for the
 * whole server: it is put back to off only by who turned it on. Nothing is harmed when that process is killed and it stays on.
 */
final class StageConsumer {

    private static final String NAME = "performance_schema.setup_consumers";
    private static final String WHICH = " WHERE name = 'events_stages_current'";

    private boolean switchedOn;

    /** Shows also the stage that was begun before. */
    void on(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            boolean off;
            try (ResultSet row = statement.executeQuery("SELECT enabled FROM " + NAME + WHICH)) {
                off = row.next() && "NO".equals(row.getString(1));
            }
            if (off) {
                statement.executeUpdate("UPDATE " + NAME + " SET enabled = 'YES'" + WHICH);
                switchedOn = true;
            }
        }
    }

    /** Whether {@link #restore} has something to do. */
    boolean isOurs() {
        return switchedOn;
    }

    void restore(Connection connection) throws SQLException {
        if (switchedOn) {
            try (Statement statement = connection.createStatement()) {
                statement.executeUpdate("UPDATE " + NAME + " SET enabled = 'NO'" + WHICH);
            }
            switchedOn = false;
        }
    }
}
