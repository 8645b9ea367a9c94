package com.traveease.schema.history;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

import com.mysql.cj.jdbc.JdbcConnection;
import com.traveease.schema.revision.HistoryRules;
import com.traveease.schema.revision.Revision;
import com.traveease.schema.revision.Step;
import com.traveease.schema.revision.Version;
import com.traveease.schema.server.Batch;
import com.traveease.schema.server.LostConnection;
import com.traveease.schema.server.MySqlErrors;
import com.traveease.schema.sql.Identifiers;
import com.traveease.schema.sql.SqlText;

/**
 * Flyway's history table, read and written as Flyway 12 does, so that either program continues what the other began. It is in
 * the default schema of the connection.
 */
public final class SchemaHistory {

    /** The table on its way into being, see {@link #publish}. */
    private static final String NEW_TABLE = "traveease_schema_history_new";

    /** As Flyway makes it, but whatever the defaults of the server and of the schema are. */
    private static final String COLUMNS = " ("
            + "`installed_rank` INT NOT NULL, "
            + "`version` VARCHAR(50), "
            + "`description` VARCHAR(200) NOT NULL, "
            + "`type` VARCHAR(20) NOT NULL, "
            + "`script` VARCHAR(1000) NOT NULL, "
            + "`checksum` INT, "
            + "`installed_by` VARCHAR(100) NOT NULL, "
            + "`installed_on` TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP, "
            + "`execution_time` INT NOT NULL, "
            + "`success` BOOL NOT NULL, "
            + "CONSTRAINT `%1$s_pk` PRIMARY KEY (`installed_rank`), "
            + "INDEX `%1$s_s_idx` (`success`))"
            + " ENGINE = InnoDB ROW_FORMAT = DYNAMIC DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin";

    /** In the server's own seconds, whatever the time zone of the session. */
    private static final String READ = Batch.briefly("installed_rank", "version", "description", "type", "script", "checksum",
            "installed_by", "execution_time", "success") + ", UNIX_TIMESTAMP(installed_on) AS installed_at";

    private final Connection connection;
    private final String name;
    /** Quoted. */
    private final String table;
    /** Not USER(): where statements are replicated as text, a replica would write another one. */
    private final String user;

    public SchemaHistory(Connection connection, HistoryRules rules) throws SQLException {
        this.user = connection.unwrap(JdbcConnection.class).getUser();
        this.connection = connection;
        this.name = rules.table();
        this.table = quoted(name);
    }

    /** Another name may be a keyword. */
    public static String quoted(String name) {
        return name.equals(HistoryRules.TABLE) ? name : Identifiers.quoted(name);
    }

    /** SQL that makes the table where it is missing, in one statement so that a kill leaves either all of it or nothing. */
    public static String create(String name) {
        return "CREATE TABLE IF NOT EXISTS " + quoted(name) + COLUMNS.formatted(name);
    }

    /** SQL that has the repeatable scripts run again on the next way up: what they made may go with what is undone. */
    public static String forgetRepeatables(String name) {
        return "DELETE FROM " + quoted(name) + " WHERE version IS NULL AND LEFT(script, 3) = 'R__'";
    }

    public String name() {
        return name;
    }

    /** By whom the rows are written. */
    public String user() {
        return user;
    }

    /** Oldest first; empty when there is no history table yet, which is not the same as one without rows. */
    public Optional<List<HistoryRow>> rows() throws SQLException {
        try {
            return Optional.of(select());
        } catch (SQLException e) {
            if (e.getErrorCode() == MySqlErrors.NO_SUCH_TABLE) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /**
     * As {@link #rows}, and in the same question for which state of the history the definition of the schema is recorded. Where
     * that cannot be asked it takes a second question.
     */
    Optional<HistoryKey.Recorded> recorded() throws SQLException {
        List<HistoryRow> rows = new ArrayList<>();
        try {
            Optional<String> key = select(", (SELECT COALESCE(d." + HistoryKey.COLUMN + ") FROM " + HistoryKey.TABLE
                    + " AS d WHERE d.id = 1) AS recorded_for", rows);
            return Optional.of(new HistoryKey.Recorded(rows, key));
        } catch (SQLException e) {
            if (LostConnection.isReason(e)) {
                throw e;
            }
            // The table is not there, is somebody else's, or not for this account; or it is the history that is not.
            return rows().map(all -> new HistoryKey.Recorded(all, Optional.empty()));
        }
    }

    private List<HistoryRow> select() throws SQLException {
        List<HistoryRow> rows = new ArrayList<>();
        select("", rows);
        return rows;
    }

    /**
     * @param more a further column
     * @param rows to which they are added
     * @return what the further column has; empty when there is none, or no row
     */
    private Optional<String> select(String more, List<HistoryRow> rows) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT " + READ + more + " FROM " + table + " AS h ORDER BY h.installed_rank");
                ResultSet row = select.executeQuery()) {
            Optional<String> found = Optional.empty();
            while (row.next()) {
                rows.add(row(row));
                found = more.isEmpty() ? found : Optional.ofNullable(row.getString("recorded_for"));
            }
            return found;
        }
    }

    private HistoryRow row(ResultSet row) throws SQLException {
        int rank = row.getInt("installed_rank");
        String version = row.getString("version");
        String type = row.getString("type");
        BigDecimal installedOn = row.getBigDecimal("installed_at");
        if (version != null && !Version.isVersion(version) || type == null || installedOn == null) {
            throw new MigrationRefusedException(
                    ("The row of %s with installed_rank %d was written by neither Flyway nor this program "
                            + "(version '%s', type '%s', installed_on '%s'). Correct it. Nothing was run.")
                            .formatted(name, rank, version, type, installedOn));
        }
        int checksum = row.getInt("checksum");
        OptionalInt storedChecksum = row.wasNull() ? OptionalInt.empty() : OptionalInt.of(checksum);
        return new HistoryRow(rank, Optional.ofNullable(version).map(Version::parse), row.getString("description"), type,
                String.valueOf(row.getString("script")), storedChecksum, Instant.ofEpochSecond(installedOn.longValue()),
                String.valueOf(row.getString("installed_by")), Duration.ofMillis(row.getInt("execution_time")),
                row.getBoolean("success"));
    }

    /**
     * Makes the table with revisions in it that were not run from here. It appears with all of them or not at all: a table
     * without rows would say that the schema is at base. What a kill leaves of it has another name.
     */
    public void publish(List<Revision> revisions) throws SQLException {
        execute("DROP TABLE IF EXISTS " + NEW_TABLE);
        execute("CREATE TABLE " + NEW_TABLE + COLUMNS.formatted(name));
        for (Revision revision : revisions) {
            insert(NEW_TABLE, Optional.of(revision.version()), revision.description(), revision.upgrade().name(),
                    revision.upgrade().checksum(), true);
        }
        execute("RENAME TABLE " + NEW_TABLE + " TO " + table);
    }

    /**
     * SQL that notes, before its first statement, that a script is being applied. If the process dies later the row stays
     * without success, and nobody mistakes the revision for pending or applied. It fails with {@link #DUPLICATE_KEY} where
     * somebody else has written a row of that rank.
     */
    public List<String> begin(Step step, int rank) {
        String insert = insert(table, rank, step.revision().map(Revision::version), step.description(), step.script().name(),
                step.checksum(), false);
        // An interrupted one runs again as a whole; that is what a repeatable script is made for.
        return step.revision().isPresent() ? List.of(insert)
                : List.of("DELETE FROM %s WHERE version IS NULL AND description = %s AND NOT success".formatted(table,
                        SqlText.of(step.description())), insert);
    }

    /** Notes that the database has a revision which was not run from here. */
    public void stamp(Revision revision) throws SQLException {
        insert(table, Optional.of(revision.version()), revision.description(), revision.upgrade().name(),
                revision.upgrade().checksum(), true);
    }

    private void insert(String into, Optional<Version> version, String description, String script, int checksum,
            boolean success) throws SQLException {
        execute(insert(into, nextRank(into), version, description, script, checksum, success));
    }

    private String insert(String into, int rank, Optional<Version> version, String description, String script, int checksum,
            boolean success) {
        return ("INSERT INTO %s (installed_rank, version, description, type, script, checksum, installed_by, execution_time, "
                + "success) VALUES (%d, %s, %s, %s, %s, %d, %s, 0, %s)").formatted(into, rank,
                        SqlText.of(version.map(Version::toString).orElse(null)), SqlText.of(description),
                        SqlText.of(Step.type(script)), SqlText.of(script), checksum, SqlText.of(user), success);
    }

    /** SQL. The script may have been corrected since it was begun. */
    public String succeeded(int rank, Step step, Duration took) {
        return ("UPDATE %s SET success = TRUE, installed_on = CURRENT_TIMESTAMP, execution_time = %d, checksum = %d, "
                + "description = %s, script = %s WHERE installed_rank = %d").formatted(table, took.toMillis(), step.checksum(),
                        SqlText.of(step.description()), SqlText.of(step.script().name()), rank);
    }

    /** The key of the row that an interrupted run of the script has left. */
    public int unfinished(Step step) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT MAX(installed_rank) FROM " + table + " WHERE NOT success AND script = ?")) {
            select.setString(1, step.script().name());
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    /** A person accepts the present text of an applied script. When it was applied and by whom stays. */
    public void accept(int rank, int checksum) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("UPDATE " + table
                + " SET checksum = ?, installed_on = installed_on WHERE installed_rank = ? AND success")) {
            update.setInt(1, checksum);
            update.setInt(2, rank);
            update.executeUpdate();
        }
    }

    /** A person has looked: the revision is there as a whole. */
    public void complete(int rank) throws SQLException {
        execute(notUndone(rank));
    }

    /** SQL: nothing of an undo script was run after all, and the row is as it was. */
    public String notUndone(int rank) {
        return "UPDATE %s SET success = TRUE WHERE installed_rank = %d".formatted(table, rank);
    }

    /** SQL that notes, before the first statement of an undo script, that the revision is no longer whole. */
    public String beginUndo(int rank) {
        return "UPDATE %s SET success = FALSE WHERE installed_rank = %d".formatted(table, rank);
    }

    public void forgetRepeatables() throws SQLException {
        execute(forgetRepeatables(name));
    }

    /** As {@link #forgetting}. */
    public void forget(List<Integer> ranks) throws SQLException {
        if (!ranks.isEmpty()) {
            execute(forgetting(ranks));
        }
    }

    /**
     * SQL: the database no longer has a revision. Every row of it goes, so that Flyway too sees it as pending (its free edition
     * does not know rows that say undone).
     */
    public String forgetting(List<Integer> ranks) {
        return "DELETE FROM %s WHERE installed_rank IN (%s)".formatted(table,
                ranks.stream().map(String::valueOf).collect(Collectors.joining(", ")));
    }

    /** The rank that the next row should have. */
    public int nextRank() throws SQLException {
        return nextRank(table);
    }

    private int nextRank(String into) throws SQLException {
        try (PreparedStatement select = connection
                .prepareStatement("SELECT COALESCE(MAX(installed_rank), 0) + 1 FROM " + into);
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getInt(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (java.sql.Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
