package com.traveease.schema.throttle;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

import com.traveease.schema.config.ThrottleSettings;
import com.traveease.schema.server.LostConnection;
import com.traveease.schema.server.MissingGrant;
import com.traveease.schema.server.ServerMessage;
import com.traveease.schema.sql.GroupedNumber;

/** The load of the server that the batches run on. Asked on their connection, whatever a script has made of the session. */
final class ServerLoad {

    private static final String HINT = "/*+ MAX_EXECUTION_TIME(10000) */ ";
    private static final String STATUS = "SELECT " + HINT + "LOWER(s.variable_name), s.variable_value "
            + "FROM performance_schema.global_status AS s WHERE s.variable_name IN ('Threads_running', "
            + "'Innodb_redo_log_current_lsn', 'Innodb_redo_log_checkpoint_lsn', 'Innodb_redo_log_capacity_resized') LIMIT 4";
    private static final String HISTORY = "SELECT " + HINT + "m.name, m.count FROM information_schema.innodb_metrics AS m "
            + "WHERE m.name = 'trx_rseg_history_len' AND m.status = 'enabled' LIMIT 1";

    private static final String THREADS_RUN = "threads that run";
    private static final String HISTORY_LIST = "InnoDB's history list";
    private static final String REDO_LOG = "the checkpoint age of the redo log";

    private final ThrottleSettings settings;

    ServerLoad(ThrottleSettings settings) {
        this.settings = settings;
    }

    /** @throws SQLException when the connection is lost */
    void read(Connection connection, Reading reading) throws SQLException {
        if (settings.threads().isPresent() || settings.redo().isPresent()) {
            Map<String, Long> status = numbers(connection, STATUS,
                    settings.threads().isPresent() ? THREADS_RUN : REDO_LOG, MissingGrant.SEE, reading);
            if (!status.isEmpty()) {
                threads(status, reading);
                redo(status, reading);
            }
        }
        if (settings.history().isPresent()) {
            Map<String, Long> found = numbers(connection, HISTORY, HISTORY_LIST, MissingGrant.PROCESS, reading);
            history(found, reading);
        }
    }

    private void threads(Map<String, Long> status, Reading reading) {
        long running = status.getOrDefault("threads_running", 0L);
        if (settings.threads().isPresent() && running > settings.threads().getAsLong()) {
            reading.over("%s threads run, limit %s".formatted(GroupedNumber.of(running),
                    GroupedNumber.of(settings.threads().getAsLong())));
        }
    }

    private void redo(Map<String, Long> status, Reading reading) {
        if (settings.redo().isEmpty()) {
            return;
        }
        long capacity = status.getOrDefault("innodb_redo_log_capacity_resized", 0L);
        if (capacity <= 0 || !status.containsKey("innodb_redo_log_checkpoint_lsn")) {
            reading.unwatched(REDO_LOG, "only MySQL 8.0.30 and newer report it");
            return;
        }
        long age = status.get("innodb_redo_log_current_lsn") - status.get("innodb_redo_log_checkpoint_lsn");
        long percent = age * 100 / capacity;
        if (percent > settings.redo().getAsLong()) {
            reading.over("%d %% of the redo log is not checkpointed, limit %d %%".formatted(percent,
                    settings.redo().getAsLong()));
        }
    }

    private void history(Map<String, Long> found, Reading reading) {
        OptionalLong entries = found.values().stream().mapToLong(Long::longValue).findFirst();
        if (entries.isEmpty()) {
            if (reading.unwatched().stream().noneMatch(one -> one.what().equals(HISTORY_LIST))) {
                reading.unwatched(HISTORY_LIST, "its metric is off: SET GLOBAL innodb_monitor_enable = trx_rseg_history_len");
            }
        } else if (entries.getAsLong() > settings.history().getAsLong()) {
            reading.over("InnoDB's history list has %s entries, limit %s".formatted(GroupedNumber.of(entries.getAsLong()),
                    GroupedNumber.of(settings.history().getAsLong())));
        }
    }

    /** @param right that the account needs for it */
    private static Map<String, Long> numbers(Connection connection, String select, String what, String right, Reading reading)
            throws SQLException {
        Map<String, Long> numbers = new HashMap<>();
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(select)) {
            while (row.next()) {
                numbers.put(row.getString(1), row.getLong(2));
            }
            return numbers;
        } catch (SQLException e) {
            if (LostConnection.isReason(e, connection)) {
                throw e;
            }
            reading.unwatched(what, MissingGrant.isReason(e) ? MissingGrant.statements(connection, right)
                    : "%s, error %d".formatted(ServerMessage.of(e), e.getErrorCode()));
            return Map.of();
        }
    }
}
