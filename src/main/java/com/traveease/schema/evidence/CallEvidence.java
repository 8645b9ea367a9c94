package com.traveease.schema.evidence;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.traveease.schema.server.MySqlVersion;
import com.traveease.schema.sql.Sha256;
import com.traveease.schema.sql.Token;
import com.traveease.schema.sql.TokenReader;

/**
 * Tells that an interrupted {@code CALL} has done nothing yet: the definitions in the schema are what they were before it, and
 * the procedure changes nothing but definitions. A statement that changes none (such as {@code DROP … IF EXISTS} of what is not
 * there) commits too, so the mark in the journal alone does not tell. With the definitions themselves goes what a trial of it
 * needs, which tells more.
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

    /** What is kept beside a digest, in one line. */
    public interface Kept {
        /** @param digest the same as long as the definitions are */
        String read(String digest) throws SQLException;
    }

    /**
     * What the schema looks like before the statement.
     *
     * @param before all definitions, asked for where a trial of the statement in a copy of the schema would tell more
     * @return empty when that would not tell what the statement has done
     */
    public static Optional<String> take(Connection connection, String sql, Kept before) throws SQLException {
        Optional<CallTexts> texts = texts(connection, sql);
        if (texts.isEmpty()) {
            return Optional.empty();
        }
        String digest = PREFIX + digest(connection);
        return Optional.of(texts.get().canBeTried() ? digest + "\n" + before.read(digest) : digest);
    }

    private static Optional<CallTexts> texts(Connection connection, String sql) throws SQLException {
        return new TokenReader(Token.of(sql)).accept("CALL") ? CalledPrograms.of(connection).ofDefinitionsOnly(sql)
                : Optional.empty();
    }

    /** Whether such evidence says that nothing was done. */
    public static boolean isUnchanged(Connection connection, String evidence) throws SQLException {
        return evidence.lines().findFirst().orElse("").equals(PREFIX + digest(connection));
    }

    /** The definitions that were there before; empty where they are not kept. */
    public static Optional<String> before(String evidence) {
        return evidence.lines().skip(1).findFirst().filter(line -> !line.isEmpty());
    }

    /**
     * What is to be known of a statement before it is tried in a copy of the schema.
     *
     * @param keepsRows it takes away nothing that has rows, makes nothing of that anew, and converts no value twice
     * @param variables the user variables that its programs name
     * @param assigned names of settings that they may change, and of their own variables
     */
    public record InCopy(boolean keepsRows, Set<String> variables, Set<String> assigned) {
    }

    /** By the programs that are there now; empty where it is not to be tried. */
    public static Optional<InCopy> inCopy(Connection connection, String sql) throws SQLException {
        Optional<CallTexts> tried = texts(connection, sql).filter(CallTexts::canBeTried);
        if (tried.isPresent() && tried.get().mayLeaveTablesUnfilled(
                MySqlVersion.of(connection.getMetaData().getDatabaseProductVersion()), defaultEngine(connection))) {
            return Optional.empty();
        }
        return tried
                .map(texts -> new InCopy(texts.keepRows(), texts.variables(), texts.assigned()));
    }

    private static String defaultEngine(Connection connection) throws SQLException {
        try (Statement select = connection.createStatement();
                ResultSet row = select.executeQuery("SELECT @@default_storage_engine LIMIT 1")) {
            row.next();
            return row.getString(1);
        }
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
