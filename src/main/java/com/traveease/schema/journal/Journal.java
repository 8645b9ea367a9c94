package com.traveease.schema.journal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.traveease.schema.batch.BatchReport;
import com.traveease.schema.revision.Direction;
import com.traveease.schema.revision.Step;
import com.traveease.schema.server.Batch;
import com.traveease.schema.server.MySqlErrors;
import com.traveease.schema.sql.Identifiers;
import com.traveease.schema.sql.SqlText;
import com.traveease.schema.statement.Statement;

/**
 * The table beside the history that says how far the script has come that is being run. It has a row for every statement that
 * was begun, and one with number 0 from the moment in which the history says that the script is on its way; these are
 * deleted by the transaction that ends the script. So whatever of them is there while nobody has the lock was interrupted.
 * Below 0 it has, from one script of a run to the next, what {@link com.traveease.schema.session.CarriedAutoIncrements} keeps,
 * and far
 * below a {@link PauseRow}.
 */
public final class Journal {

    public static final String TABLE = "traveease_schema_journal";

    /** In place of a fingerprint: the script says that these statements cannot be resumed. */
    public static final String UNRESUMABLE = "unresumable";

    private static final String READ = Batch.briefly("script", "statement", "last_statement", "direction", "mark", "checksum",
            "sql_text", "fingerprint", "session", "connection_id") + ", UNIX_TIMESTAMP(started_at) * 1000 AS started_millis";

    /** Of the row of a script, in place of a fingerprint: what it drops is being kept. */
    private static final String KEEPS = "keeps";

    static final String INTO = "INSERT INTO %s (script, statement, last_statement, direction, mark, checksum, sql_text, "
            + "fingerprint, session, connection_id, started_at) VALUES ";

    private static final int PER_INSERT = 1000;

    /** Where entries go. */
    public interface Sink {
        /** @param numbers for row 0, when that is among them */
        void write(List<JournalEntry> entries, String numbers) throws SQLException;
    }

    private final Connection connection;
    private final String table;

    /**
     * @param home schema that has the history, quoted: a script may change the default one
     */
    public Journal(Connection connection, String home) {
        this.connection = connection;
        this.table = home + "." + TABLE;
    }

    /** In the default schema of the connection. */
    public static Journal of(Connection connection) throws SQLException {
        return new Journal(connection, Identifiers.quoted(connection.getCatalog()));
    }

    /** With the schema, quoted. */
    public String table() {
        return table;
    }

    public AutoIncrementRows numbers() {
        return new AutoIncrementRows(connection, table);
    }

    /** SQL that makes the table where it is missing. */
    public String creating() {
        return "CREATE TABLE IF NOT EXISTS " + table + " ("
                + "script VARCHAR(500) NOT NULL, "
                + "statement INT NOT NULL, "
                + "last_statement INT NOT NULL, "
                + "direction VARCHAR(10) NOT NULL, "
                + "mark VARCHAR(10) NOT NULL, "
                + "checksum VARCHAR(64) NOT NULL, "
                + "sql_text LONGTEXT NOT NULL, "
                + "fingerprint MEDIUMTEXT NOT NULL, "
                + "session LONGTEXT NOT NULL, "
                + "connection_id BIGINT UNSIGNED NOT NULL, "
                + "started_at TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3), "
                // With small pages a key has no room for a whole name; there is one script at a time.
                + "PRIMARY KEY (script(150), statement)) "
                + "ENGINE = InnoDB ROW_FORMAT = DYNAMIC DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin";
    }

    /** By statement; of one script, none when nothing was interrupted. */
    public List<JournalEntry> entries() throws SQLException {
        try (java.sql.Statement select = connection.createStatement();
                ResultSet row = select.executeQuery("SELECT " + READ + " FROM " + table
                        + " AS j WHERE j.statement >= 0 ORDER BY j.script, j.statement")) {
            List<JournalEntry> entries = new ArrayList<>();
            while (row.next()) {
                entries.add(new JournalEntry(row.getString("script"), Direction.valueOf(row.getString("direction")),
                        row.getInt("statement"), row.getInt("last_statement"), JournalEntry.Mark.of(row.getString("mark")),
                        row.getString("checksum"), row.getString("sql_text"), row.getString("fingerprint"),
                        row.getString("session"), row.getLong("connection_id"),
                        Instant.ofEpochMilli(row.getLong("started_millis"))));
            }
            return entries;
        } catch (SQLException e) {
            if (e.getErrorCode() == MySqlErrors.NO_SUCH_TABLE) {
                return List.of();
            }
            throw e;
        }
    }

    /**
     * SQL that notes that a script is on its way, for the transaction that tells the history.
     *
     * @param first of the first statement
     * @param numbers as AutoIncrements.sql gives them
     */
    public String opening(Step step, List<JournalEntry> first, String numbers) {
        List<JournalEntry> entries = new ArrayList<>(first);
        entries.add(0, whole(step));
        return inserting(entries, numbers, "");
    }

    /** The row of the script as a whole. */
    public static JournalEntry whole(Step step) {
        return new JournalEntry(step.script().name(), step.direction(), 0, 0, JournalEntry.Mark.FINISHED,
                Integer.toString(step.checksum()),
                PartialUndo.written(step.script()), step.keeps() ? KEEPS : "", "", 0);
    }

    /** Whether what the script drops is being kept. */
    public static boolean keeps(JournalEntry whole) {
        return whole.statement() == 0 && whole.fingerprint().equals(KEEPS);
    }

    /** From now on what a script drops is kept, although the run that began it may not have done so. */
    public void keeps(String script) throws SQLException {
        execute("UPDATE %s SET fingerprint = '%s' WHERE script = %s AND statement = 0".formatted(table, KEEPS,
                SqlText.of(script)));
    }

    /** SQL: nothing is on its way any more. */
    public String clearing() {
        return "DELETE FROM " + table + " WHERE statement > " + PauseRow.STATEMENT;
    }

    /** SQL: no script is on its way any more; the numbers that it may find again stay. */
    public String clearingScript() {
        return "DELETE FROM " + table + " WHERE statement >= 0";
    }

    /** As {@link #clearing}, where there may be no journal yet. */
    public void clearIfThere() throws SQLException {
        try {
            execute(clearing());
        } catch (SQLException e) {
            if (e.getErrorCode() != MySqlErrors.NO_SUCH_TABLE) {
                throw e;
            }
        }
    }

    /**
     * In one statement: there may be no transaction around it. Of an entry that is there already, all is written that becomes
     * known in the end.
     */
    public void insert(List<JournalEntry> entries) throws SQLException {
        insert(entries, "");
    }

    /**
     * @param numbers for row 0, when that is among them
     */
    public void insert(List<JournalEntry> entries, String numbers) throws SQLException {
        execute(inserting(entries, numbers, ""));
    }

    /** SQL, as {@link #insert(List)}. */
    public String inserting(List<JournalEntry> entries) {
        return inserting(entries, "", "");
    }

    /**
     * As the other.
     *
     * @param numbers for row 0, when that is among them
     * @param session SQL, for the last one; empty where that says it itself
     */
    public String inserting(List<JournalEntry> entries, String numbers, String session) {
        List<String> rows = new ArrayList<>();
        for (JournalEntry entry : entries) {
            String sql = entry.statement() == 0 ? numbers : entry == entries.get(entries.size() - 1) ? session : "";
            rows.add("(%s, %d, %d, '%s', '%s', '%s', %s, %s, %s, CONNECTION_ID(), %s)".formatted(SqlText.of(entry.script()),
                    entry.statement(), entry.last(), entry.direction(), entry.mark().stored(), entry.checksum(),
                    SqlText.of(entry.sql()), SqlText.of(entry.fingerprint()),
                    sql.isEmpty() ? SqlText.of(entry.session()) : sql,
                    "CURRENT_TIMESTAMP(3)"));
        }
        return INTO.formatted(table) + String.join(", ", rows)
                + " ON DUPLICATE KEY UPDATE mark = VALUES(mark), last_statement = VALUES(last_statement), "
                + "checksum = VALUES(checksum), session = VALUES(session), "
                // Nobody asks for it any more, and each look at the schema would read it.
                + "fingerprint = IF(statement > 0 AND VALUES(mark) = '" + JournalEntry.Mark.FINISHED.stored()
                + "', '', fingerprint)";
    }

    /**
     * Says that a statement is finished. To be run by the server behind it in any case, also when nobody hears of its end.
     *
     * @param numbers as AutoIncrements.upTo gives them
     */
    public String finishing(String script, int statement, String numbers) {
        return "UPDATE %s SET mark = '%s', fingerprint = IF(statement = 0, fingerprint, ''), session = IF(statement = 0, %s, session) WHERE script = %s AND statement IN (0, %d)"
                .formatted(table, JournalEntry.Mark.FINISHED.stored(), numbers.isEmpty() ? "''" : numbers, SqlText.of(script),
                        statement);
    }

    /** Rows that nobody sees, in the transaction that is open. */
    public void writeAndDelete(int rows) throws SQLException {
        for (int from = 0; from < rows; from += PER_INSERT) {
            String values = IntStream.range(from, Math.min(rows, from + PER_INSERT))
                    .mapToObj(i -> "('', %d, 0, '', '', '', '', '', '', 0, '2000-01-01')".formatted(i))
                    .collect(Collectors.joining(", "));
            execute(INTO.formatted(table) + values);
        }
        execute("DELETE FROM " + table + " WHERE script = '' AND statement >= 0");
    }

    public void mark(String script, int statement, JournalEntry.Mark mark) throws SQLException {
        execute("UPDATE %s SET mark = '%s' WHERE script = %s AND statement = %d".formatted(table, mark.stored(),
                SqlText.of(script),
                statement));
    }

    /**
     * How far a statement is that is run in batches, in place of a fingerprint.
     *
     * @param place as {@link BatchReport#behind} writes it
     */
    public void place(String script, int statement, String place) throws SQLException {
        execute("UPDATE %s SET fingerprint = %s WHERE script = %s AND statement = %d".formatted(table, SqlText.of(place),
                SqlText.of(script), statement));
    }

    /** Everything above this statement. By the whole key: a script may have turned sql_safe_updates on. */
    public void forgetAbove(String script, int statement) throws SQLException {
        execute("DELETE FROM %s WHERE script = %s AND statement > %d".formatted(table, SqlText.of(script), statement));
    }

    /** The file has another name now. */
    public void rename(String script, String now) throws SQLException {
        execute("UPDATE %s SET script = %s WHERE script = %s".formatted(table, SqlText.of(now), SqlText.of(script)));
    }

    private void execute(String sql) throws SQLException {
        execute(connection, sql);
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (java.sql.Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
