package com.traveease.schema.migration;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * History and journal. A run can be resumed only where both have transactions: a history that was made while
 * {@code default_storage_engine} was MyISAM, by Flyway or by an older release of this program, has none.
 */
final class OwnTables {

    private static final Set<String> WITH_TRANSACTIONS = Set.of("innodb", "ndbcluster");

    private final Connection connection;
    private final MigrationListener listener;
    private final String history;

    /**
     * @param connection whose default schema has the tables
     * @param history the name of that table
     */
    OwnTables(Connection connection, MigrationListener listener, String history) {
        this.history = history;
        this.connection = connection;
        this.listener = listener;
    }

    /**
     * Makes what is missing.
     *
     * @return whether Alembic's table is there too
     */
    boolean require(Journal journal) throws SQLException {
        Map<String, String> engines = makeTransactional();
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
        return engines.containsKey(AlembicVersion.TABLE);
    }

    /**
     * Converts those that are there.
     *
     * @return their engines before, by table
     * @throws MigrationRefusedException when that is not possible
     */
    Map<String, String> makeTransactional() throws SQLException {
        Map<String, String> engines = engines();
        for (Map.Entry<String, String> table : engines.entrySet()) {
            if (!table.getKey().equals(AlembicVersion.TABLE)
                    && !WITH_TRANSACTIONS.contains(table.getValue().toLowerCase(Locale.ROOT))) {
                convert(table.getKey(), table.getValue());
            }
        }
        return engines;
    }

    private Map<String, String> engines() throws SQLException {
        try (Statement select = connection.createStatement();
                ResultSet row = select.executeQuery(("SELECT LOWER(table_name), engine FROM information_schema.tables "
                        + "WHERE table_schema = DATABASE() AND table_name IN ('%s', '%s', '%s') LIMIT 3")
                        .formatted(history, Journal.TABLE, AlembicVersion.TABLE))) {
            Map<String, String> engines = new HashMap<>();
            while (row.next()) {
                engines.put(row.getString(1), String.valueOf(row.getString(2)));
            }
            return engines;
        }
    }

    /** One statement: a kill leaves the table as it was, or converted. */
    private void convert(String table, String engine) throws SQLException {
        String sql = "ALTER TABLE `%s` ENGINE = InnoDB ROW_FORMAT = DYNAMIC".formatted(table);
        try (Statement alter = connection.createStatement()) {
            alter.execute(sql);
        } catch (SQLException e) {
            if (LostConnection.isReason(e) || LockRetry.isLockWait(e)) {
                throw e;
            }
            throw new MigrationRefusedException(("The table %s uses the engine %s, which has no transactions, so that an "
                    + "interrupted run could not be resumed; it could not be converted: %s (error %d). Nothing was run. "
                    + "Run %s and try again.").formatted(table, engine, e.getMessage(), e.getErrorCode(), sql));
        }
        listener.warning("The table %s used the engine %s, which has no transactions. It was converted to InnoDB."
                .formatted(table, engine));
    }
}
