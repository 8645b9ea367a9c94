package com.traveease.schema.evidence;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.regex.Pattern;

import com.traveease.schema.server.LostConnection;

/**
 * A temporary table, empty, with the columns and keys that a definition has, on which the clauses of an {@code ALTER TABLE} can
 * be tried: it is seen by nobody else, takes only the privilege CREATE TEMPORARY TABLES, and is gone with its session at the
 * latest. It has no foreign keys, partitions and full-text keys.
 */
final class TemporaryCopy {

    private static final String NAME = "traveease_schema_trial";
    private static final Pattern LEFT_OUT = Pattern
            .compile(",\\n  (?:CONSTRAINT `[^\\n]*` FOREIGN KEY|FULLTEXT KEY|SPATIAL KEY)[^\\n]*?(?=,?\\n)");
    /** Unique in the schema, where the table itself has it. */
    private static final Pattern NAME_OF_CHECK = Pattern.compile("(?<=,\\n  )CONSTRAINT `[^\\n]*?` (?=CHECK )");
    private static final Pattern PARTITIONS = Pattern.compile("\\n/\\*!50\\d+ PARTITION BY .*", Pattern.DOTALL);

    private final Connection connection;
    private final String name;

    /** @param home a schema in which the account may do that, quoted */
    TemporaryCopy(Connection connection, String home) {
        this.connection = connection;
        this.name = home + "." + NAME;
    }

    /**
     * How the server shows a table of this definition after a change.
     *
     * @param definition as {@code SHOW CREATE TABLE} gave it
     * @param clauses what stands behind the table's name; empty for the table as it is
     * @return empty when it cannot be made or changed so, whatever the reason
     * @throws SQLException when the connection is lost
     */
    Optional<String> shown(String definition, String clauses) throws SQLException {
        try {
            execute("DROP TEMPORARY TABLE IF EXISTS " + name);
            String plain = PARTITIONS.matcher(NAME_OF_CHECK.matcher(LEFT_OUT.matcher(definition).replaceAll(""))
                    .replaceAll("")).replaceFirst("");
            execute("CREATE TEMPORARY TABLE " + name + " " + plain.substring(plain.indexOf("(\n")));
            try {
                if (!clauses.isEmpty()) {
                    execute("ALTER TABLE " + name + " " + clauses);
                }
                return Optional.of(show());
            } finally {
                execute("DROP TEMPORARY TABLE IF EXISTS " + name);
            }
        } catch (SQLException e) {
            if (LostConnection.isReason(e)) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private String show() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW CREATE TABLE " + name)) {
            row.next();
            return row.getString(2);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        }
    }
}
