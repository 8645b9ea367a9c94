package com.traveease.schema.evidence;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

import com.traveease.schema.sql.Sha256;
import com.traveease.schema.sql.Token;
import com.traveease.schema.sql.TokenReader;

/**
 * Tells that an interrupted {@code CALL} has done nothing yet: the definitions in the schema are what they were before it, and
 * the procedure changes nothing but definitions. A statement that changes none (such as {@code DROP … IF EXISTS} of what is not
 * there) commits too, so the mark in the journal alone does not tell.
 */
public final class CallEvidence {

    private static final String PREFIX = "definitions ";
    private static final String OURS = "('flyway_schema_history', 'alembic_version', 'traveease_schema_journal', 'traveease_schema_definition', "
            + "'traveease_schema_runs')";
    /** Everything that a definition says; a table that was dropped and made anew has another time. Statistics are left out. */
    private static final List<String> DEFINITIONS = List.of(
            "SELECT table_name, table_type, engine, row_format, table_collation, create_options, table_comment, "
                    + "IF(table_type = 'BASE TABLE', UNIX_TIMESTAMP(create_time), 0) FROM information_schema.tables "
                    + "WHERE table_schema = DATABASE() AND table_name NOT IN " + OURS + " ORDER BY table_name",
            "SELECT * FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name NOT IN " + OURS
                    + " ORDER BY table_name, ordinal_position",
            "SELECT table_name, non_unique, index_name, seq_in_index, column_name, collation, sub_part, index_type, comment, "
                    + "index_comment, is_visible, expression FROM information_schema.statistics "
                    + "WHERE table_schema = DATABASE() AND table_name NOT IN " + OURS
                    + " ORDER BY table_name, index_name, seq_in_index",
            "SELECT * FROM information_schema.key_column_usage WHERE table_schema = DATABASE() AND table_name NOT IN " + OURS
                    + " ORDER BY table_name, constraint_name, ordinal_position",
            "SELECT * FROM information_schema.referential_constraints WHERE constraint_schema = DATABASE() "
                    + "ORDER BY table_name, constraint_name",
            "SELECT c.constraint_name, c.check_clause, t.table_name, t.enforced FROM information_schema.check_constraints c "
                    + "JOIN information_schema.table_constraints t ON t.constraint_schema = c.constraint_schema "
                    + "AND t.constraint_name = c.constraint_name WHERE c.constraint_schema = DATABASE() "
                    + "ORDER BY t.table_name, c.constraint_name",
            "SELECT table_name, partition_name, subpartition_name, partition_ordinal_position, subpartition_ordinal_position, "
                    + "partition_method, subpartition_method, partition_expression, subpartition_expression, "
                    + "partition_description, partition_comment, tablespace_name FROM information_schema.partitions "
                    + "WHERE table_schema = DATABASE() AND partition_name IS NOT NULL "
                    + "ORDER BY table_name, partition_ordinal_position, subpartition_ordinal_position",
            "SELECT table_name, view_definition, check_option, definer, security_type, character_set_client, "
                    + "collation_connection FROM information_schema.views WHERE table_schema = DATABASE() ORDER BY table_name",
            "SELECT routine_type, routine_name, routine_definition, security_type, sql_mode, definer, routine_comment, "
                    + "sql_data_access, is_deterministic, UNIX_TIMESTAMP(last_altered) FROM information_schema.routines "
                    + "WHERE routine_schema = DATABASE() ORDER BY routine_type, routine_name",
            "SELECT * FROM information_schema.parameters WHERE specific_schema = DATABASE() "
                    + "ORDER BY routine_type, specific_name, ordinal_position",
            "SELECT trigger_name, event_manipulation, event_object_table, action_order, action_statement, action_timing, "
                    + "sql_mode, definer, UNIX_TIMESTAMP(created) FROM information_schema.triggers "
                    + "WHERE trigger_schema = DATABASE() ORDER BY trigger_name",
            "SELECT event_name, event_definition, event_type, UNIX_TIMESTAMP(execute_at), interval_value, interval_field, "
                    + "sql_mode, definer, status, on_completion, UNIX_TIMESTAMP(last_altered) FROM information_schema.events "
                    + "WHERE event_schema = DATABASE() ORDER BY event_name");

    private CallEvidence() {
    }

    /** Whether it is what {@link #take} has made. */
    public static boolean isOne(String text) {
        return text.startsWith(PREFIX);
    }

    /**
     * What the schema looks like before the statement.
     *
     * @return empty when that would not tell what the statement has done
     */
    public static Optional<String> take(Connection connection, String sql) throws SQLException {
        TokenReader reader = new TokenReader(Token.of(sql));
        return reader.accept("CALL") && CalledPrograms.of(connection).changeDefinitionsOnly(sql)
                ? Optional.of(PREFIX + digest(connection))
                : Optional.empty();
    }

    /** Whether such evidence says that nothing was done. */
    public static boolean isUnchanged(Connection connection, String evidence) throws SQLException {
        return evidence.equals(PREFIX + digest(connection));
    }

    private static String digest(Connection connection) throws SQLException {
        MessageDigest digest = Sha256.begun();
        digest.update(PREFIX.getBytes(StandardCharsets.US_ASCII));
        try (Statement select = connection.createStatement()) {
            for (String query : DEFINITIONS) {
                try (ResultSet row = select.executeQuery(query)) {
                    int columns = row.getMetaData().getColumnCount();
                    while (row.next()) {
                        for (int i = 1; i <= columns; i++) {
                            byte[] value = row.getBytes(i);
                            digest.update(value == null ? new byte[] { 2 } : value);
                            digest.update((byte) 0);
                        }
                        digest.update((byte) 1);
                    }
                }
                digest.update((byte) 3);
            }
        }
        return Sha256.hex(digest, 32);
    }
}
