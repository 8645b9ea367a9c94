package com.traveease.schema.forecast;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import com.traveease.schema.server.LostConnection;
import com.traveease.schema.server.MySqlErrors;

/** Counts in the rows as they are at one moment, reads only, and is never at it for longer than a limit. */
final class Snapshot implements AutoCloseable {

    private static final int MOST = 1000;
    private static final Duration ONE = Duration.ofSeconds(3);
    private static final Duration ALL = Duration.ofSeconds(30);
    private static final Set<Integer> TIME_IS_UP = Set.of(MySqlErrors.QUERY_TIMEOUT, MySqlErrors.QUERY_INTERRUPTED);

    private final Connection connection;
    private final Instant end = Instant.now().plus(ALL);

    private Snapshot(Connection connection) {
        this.connection = connection;
    }

    /** @param connection to the schema, to be used for nothing else meanwhile */
    static Snapshot of(Connection connection) throws SQLException {
        Snapshot snapshot = new Snapshot(connection);
        snapshot.execute("SET SESSION lock_wait_timeout = 2");
        snapshot.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
        snapshot.execute("START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY");
        return snapshot;
    }

    List<DataCheck.Finding> findings(List<DataCheck> checks) throws SQLException {
        List<DataCheck.Finding> findings = new ArrayList<>();
        for (DataCheck check : checks) {
            findings.add(finding(check));
        }
        return findings;
    }

    private DataCheck.Finding finding(DataCheck check) throws SQLException {
        if (check.query().isEmpty()) {
            return unknown(check, "not counted, as the columns are not there yet or change before");
        }
        long left = Math.min(ONE.toMillis(), Duration.between(Instant.now(), end).toMillis());
        if (left <= 0) {
            return unknown(check, "not counted, as 30 s were over");
        }
        try {
            long found = count("SELECT /*+ MAX_EXECUTION_TIME(%d) */ COUNT(*) FROM (%s LIMIT %d) violations".formatted(left,
                    check.query(), MOST));
            return found < check.least() ? new DataCheck.Finding(DataCheck.Verdict.ALLOWED, "no " + check.what())
                    : new DataCheck.Finding(DataCheck.Verdict.VIOLATED, "%s: %s (error %d)".formatted(
                            check.what(), found == MOST ? MOST + " or more" : Long.toString(found), check.errno()));
        } catch (SQLException e) {
            if (LostConnection.isReason(e)) {
                throw e;
            }
            return unknown(check, TIME_IS_UP.contains(e.getErrorCode()) ? "not counted, as it takes more than 3 s"
                    : "not counted: " + e.getMessage());
        }
    }

    private static DataCheck.Finding unknown(DataCheck check, String reason) {
        return new DataCheck.Finding(DataCheck.Verdict.UNKNOWN, check.what() + ": " + reason);
    }

    private long count(String query) throws SQLException {
        try (Statement select = connection.createStatement()) {
            select.setEscapeProcessing(false);
            try (ResultSet row = select.executeQuery(query)) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        execute("ROLLBACK");
    }
}
