package com.traveease.crash;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

import com.traveease.schema.server.MySqlErrors;
import com.traveease.testing.TestDatabase;

/**
 * Somebody who changes the same schemas by hand between a kill and the next start: every table gets another option, which no
 * script cares about, and there is a new table. What was made so can be taken back, so that the rest can be compared. Before a
 * run has made its history nobody comes: it refuses a schema in which somebody else was first.
 */
record OtherClient(TestDatabase database, List<String> schemas) {

    private static final String NAME = "of_somebody_else";

    void changeEverything() throws SQLException {
        try (Connection connection = database.connect(); Statement statement = connection.createStatement()) {
            // What the killed program has left at work is waited for.
            statement.execute("SET SESSION lock_wait_timeout = 60");
            for (String table : tables(
                    "table_name NOT IN ('flyway_schema_history', 'traveease_schema_journal', 'traveease_schema_definition', "
                            + "'traveease_schema_runs')")) {
                try {
                    statement.execute("ALTER TABLE %s STATS_SAMPLE_PAGES = 21".formatted(table));
                } catch (SQLException e) {
                    if (e.getErrorCode() != MySqlErrors.NO_SUCH_TABLE) {
                        throw e;
                    }
                    // The statement of the killed program still ran, and has dropped or renamed it since.
                }
            }
            if (!tables("table_name = 'flyway_schema_history'").isEmpty()) {
                statement.execute("CREATE TABLE %s (id INT PRIMARY KEY)".formatted(NAME));
            }
        }
    }

    void takeBack() throws SQLException {
        try (Connection connection = database.connect(); Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS " + NAME);
            for (String table : tables("create_options LIKE '%stats_sample_pages%'")) {
                statement.execute("ALTER TABLE %s STATS_SAMPLE_PAGES = DEFAULT".formatted(table));
            }
        }
    }

    private List<String> tables(String condition) throws SQLException {
        return database.strings("SELECT CONCAT('`', table_schema, '`.`', table_name, '`') FROM information_schema.tables "
                + "WHERE table_type = 'BASE TABLE' AND table_schema IN ('" + String.join("', '", schemas) + "') AND "
                + condition);
    }
}
