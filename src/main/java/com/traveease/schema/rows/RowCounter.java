package com.traveease.schema.rows;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.traveease.schema.server.LostConnection;
import com.traveease.schema.server.MySqlErrors;
import com.traveease.schema.server.ServerMessage;

/** Counts in the rows as they are at one moment, reads only, and is never at it for longer than a limit. */
public final class RowCounter implements AutoCloseable {

    private static final int MOST = 1000;
    private static final Duration ONE = Duration.ofSeconds(3);
    private static final Duration ALL = Duration.ofSeconds(30);
    private static final Set<Integer> TIME_IS_UP = Set.of(MySqlErrors.QUERY_TIMEOUT, MySqlErrors.QUERY_INTERRUPTED);

    private final Connection connection;
    private final Duration one;
    private final Duration all;
    private final Instant end;

    private RowCounter(Connection connection, Duration one, Duration all) {
        this.connection = connection;
        this.one = one;
        this.all = all;
        this.end = Instant.now().plus(all);
    }

    /** @param connection to the schema, to be used for nothing else meanwhile */
    public static RowCounter of(Connection connection) throws SQLException {
        return of(connection, ONE, ALL);
    }

    /**
     * @param connection to the schema, to be used for nothing else meanwhile
     * @param one limit of one question
     * @param all limit of all of them together
     */
    public static RowCounter of(Connection connection, Duration one, Duration all) throws SQLException {
        RowCounter counter = new RowCounter(connection, one, all);
        counter.execute("SET SESSION lock_wait_timeout = 2");
        counter.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
        counter.execute("START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY");
        return counter;
    }

    public List<DataCheck.Finding> findings(List<DataCheck> checks) throws SQLException {
        List<DataCheck.Finding> findings = new ArrayList<>();
        for (DataCheck check : checks) {
            findings.add(finding(check));
        }
        return findings;
    }

    private DataCheck.Finding finding(DataCheck check) throws SQLException {
        DataCheck.Count count = count(check);
        if (count.untold().isPresent()) {
            return new DataCheck.Finding(DataCheck.Verdict.UNKNOWN,
                    "%s: not counted, because %s".formatted(check.what(), count.untold().get()));
        }
        return count.found() < check.least() ? new DataCheck.Finding(DataCheck.Verdict.ALLOWED, "no " + check.what())
                : new DataCheck.Finding(DataCheck.Verdict.VIOLATED,
                        "%s: %s (error %d). To see them: %s".formatted(check.what(), count, check.errno(), check.showing()));
    }

    /** @throws SQLException when the connection is lost */
    public DataCheck.Count count(DataCheck check) throws SQLException {
        if (check.query().isEmpty()) {
            return DataCheck.Count.untold(check.reason());
        }
        long left = Math.min(one.toMillis(), Duration.between(Instant.now(), end).toMillis());
        if (left <= 0) {
            return DataCheck.Count.untold("the counts before it took %d s".formatted(all.toSeconds()));
        }
        try {
            long found = count("SELECT /*+ MAX_EXECUTION_TIME(%d) */ COUNT(*) FROM (%s LIMIT %d) violations".formatted(left,
                    check.query(), MOST));
            return new DataCheck.Count(found, found == MOST, Optional.empty());
        } catch (SQLException e) {
            if (LostConnection.isReason(e)) {
                throw e;
            }
            return DataCheck.Count.untold(TIME_IS_UP.contains(e.getErrorCode())
                    ? "it takes more than %d s".formatted(one.toSeconds())
                    : "the server refused the query: " + ServerMessage.of(e));
        }
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
