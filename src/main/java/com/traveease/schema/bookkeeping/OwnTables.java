package com.traveease.schema.bookkeeping;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import com.traveease.schema.history.AlembicVersion;
import com.traveease.schema.history.MigrationRefusedException;
import com.traveease.schema.history.SchemaHistory;
import com.traveease.schema.journal.Journal;
import com.traveease.schema.lock.LockRetry;
import com.traveease.schema.progress.MigrationListener;
import com.traveease.schema.runs.RunTable;
import com.traveease.schema.server.Batch;
import com.traveease.schema.server.LostConnection;
import com.traveease.schema.server.MySqlErrors;
import com.traveease.schema.server.ServerMessage;
import com.traveease.schema.sql.Identifiers;

/**
 * History and journal. A run can be resumed only where both have transactions: a history that was made while
 * {@code default_storage_engine} was MyISAM, by Flyway or by an older release of this program, has none.
 */
public final class OwnTables {

    private static final Set<String> WITH_TRANSACTIONS = Set.of("innodb", "ndbcluster");

    private final Connection connection;
    private final MigrationListener listener;
    private final String history;

    /**
     * @param connection whose default schema has the tables
     * @param history the name of that table
     */
    public OwnTables(Connection connection, MigrationListener listener, String history) {
        this.history = history;
        this.connection = connection;
        this.listener = listener;
    }

    /**
     * What was there.
     *
     * @param hasAlembics whether Alembic's table is
     * @param hasRuns whether the record of runs is
     * @param numbers of {@link com.traveease.schema.journal.AutoIncrementRows#carried}
     */
    public record Found(boolean hasAlembics, boolean hasRuns, List<List<String>> numbers) {
    }

    /**
     * Makes what is missing.
     *
     * @param begun whether there may be something in the journal
     */
    public Found require(Journal journal, boolean begun) throws SQLException {
        List<List<List<String>>> answers = begun ? ask(journal) : new Batch(connection).ask(List.of(engines()));
        Map<String, String> engines = makeTransactional(engines(answers.get(0)));
        List<String> missing = new ArrayList<>();
        if (!engines.containsKey(history.toLowerCase(Locale.ROOT))) {
            missing.add(SchemaHistory.create(history));
        }
        if (!engines.containsKey(Journal.TABLE)) {
            missing.add(journal.creating());
        }
        if (!missing.isEmpty()) {
            new Batch(connection).run(missing);
        }
        return new Found(engines.containsKey(AlembicVersion.TABLE), engines.containsKey(RunTable.NAME),
                answers.size() > 1 ? answers.get(1) : List.of());
    }

    private List<List<List<String>>> ask(Journal journal) throws SQLException {
        try {
            return new Batch(connection).ask(List.of(engines(), journal.numbers().carried()));
        } catch (SQLException e) {
            if (e.getErrorCode() != MySqlErrors.NO_SUCH_TABLE) {
                throw e;
            }
            return new Batch(connection).ask(List.of(engines()));
        }
    }

    /**
     * Converts those that are there.
     *
     * @throws MigrationRefusedException when that is not possible
     */
    void makeTransactional() throws SQLException {
        makeTransactional(engines(new Batch(connection).ask(List.of(engines())).get(0)));
    }

    /** @return their engines before, by table */
    private Map<String, String> makeTransactional(Map<String, String> engines) throws SQLException {
        for (Map.Entry<String, String> table : engines.entrySet()) {
            if (!table.getKey().equals(AlembicVersion.TABLE) && !table.getKey().equals(RunTable.NAME)
                    && !WITH_TRANSACTIONS.contains(table.getValue().toLowerCase(Locale.ROOT))) {
                convert(table.getKey(), table.getValue());
            }
        }
        return engines;
    }

    private String engines() {
        return ("SELECT LOWER(table_name), engine FROM information_schema.tables "
                + "WHERE table_schema = DATABASE() AND table_name IN ('%s', '%s', '%s', '%s') LIMIT 4")
                .formatted(history, Journal.TABLE, AlembicVersion.TABLE, RunTable.NAME);
    }

    private static Map<String, String> engines(List<List<String>> rows) {
        Map<String, String> engines = new HashMap<>();
        rows.forEach(row -> engines.put(row.get(0), String.valueOf(row.get(1))));
        return engines;
    }

    /** One statement: a kill leaves the table as it was, or converted. */
    private void convert(String table, String engine) throws SQLException {
        String sql = "ALTER TABLE %s ENGINE = InnoDB ROW_FORMAT = DYNAMIC".formatted(Identifiers.quoted(table));
        try (Statement alter = connection.createStatement()) {
            alter.execute(sql);
        } catch (SQLException e) {
            if (LostConnection.isReason(e) || LockRetry.isLockWait(e)) {
                throw e;
            }
            throw new MigrationRefusedException(("The table %s uses the engine %s, which has no transactions, so that an "
                    + "interrupted run could not be resumed; it could not be converted: %s (error %d). Nothing was run. "
                    + "Run %s and try again.").formatted(table, engine, ServerMessage.of(e), e.getErrorCode(), sql));
        }
        listener.warning("The table %s used the engine %s, which has no transactions. It was converted to InnoDB."
                .formatted(table, engine));
    }
}
