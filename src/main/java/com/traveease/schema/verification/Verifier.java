package com.traveease.schema.verification;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.traveease.schema.connection.Database;
import com.traveease.schema.connection.DatabaseUnavailableException;
import com.traveease.schema.server.LostConnection;
import com.traveease.schema.server.MySqlErrors;
import com.traveease.schema.server.ServerMessage;

/**
 * Asks assertions: all in one read-only transaction, so that they see one state of the database, whatever the application does
 * meanwhile. It holds no locks but those that keep tables from being changed in their definitions.
 *
 * @param limit of each query; one that needs longer is ended by the server
 */
record Verifier(Database database, Duration limit) {

    /** For the answer of a server that has ended a query, and of one that is away. */
    private static final Duration MARGIN = Duration.ofSeconds(15);

    /**
     * @param revision at which the schema is
     * @throws DatabaseUnavailableException when the database cannot be asked, or no more
     */
    public Verification ask(List<Assertion> assertions, Optional<String> revision) {
        List<Verdict> verdicts = new ArrayList<>();
        if (assertions.isEmpty()) {
            return new Verification(revision, Instant.now(), List.of());
        }
        try (Connection connection = database.connect(limit.plus(MARGIN)); Statement statement = connection.createStatement()) {
            statement.execute("SET SESSION max_execution_time = %d, sql_select_limit = %d, lock_wait_timeout = %d"
                    .formatted(limit.toMillis(), Verdict.MOST_COUNTED + 1, Math.max(1, Math.min(limit.toSeconds(), 5))));
            statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
            statement.execute("START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY");
            for (Assertion assertion : assertions) {
                verdicts.add(verdict(connection, assertion));
            }
            statement.execute("ROLLBACK");
            return new Verification(revision, Instant.now(), verdicts);
        } catch (SQLException e) {
            throw DatabaseUnavailableException.of(database.address(), e);
        }
    }

    Verdict verdict(Connection connection, Assertion assertion) throws SQLException {
        Instant start = Instant.now();
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            try (ResultSet row = statement.executeQuery(assertion.sql())) {
                return read(assertion, row, start);
            }
        } catch (SQLException e) {
            if (LostConnection.isReason(e, connection)) {
                throw e;
            }
            Duration took = Duration.between(start, Instant.now());
            return Verdict.undecided(assertion, e.getErrorCode() == MySqlErrors.QUERY_TIMEOUT
                    ? "it reached the limit of %d s (SCHEMA_VERIFY_TIMEOUT), so whether it holds is not known"
                            .formatted(limit.toSeconds())
                    : "the query failed: %s (error %d)".formatted(ServerMessage.of(e), e.getErrorCode()), took);
        }
    }

    private static Verdict read(Assertion assertion, ResultSet row, Instant start) throws SQLException {
        ResultSetMetaData meta = row.getMetaData();
        List<String> columns = new ArrayList<>();
        for (int i = 1; i <= meta.getColumnCount(); i++) {
            columns.add(meta.getColumnLabel(i));
        }
        List<List<String>> rows = new ArrayList<>();
        long count = 0;
        while (row.next()) {
            count++;
            if (rows.size() < Verdict.MOST_SHOWN) {
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= columns.size(); i++) {
                    values.add(PersonalColumns.told(columns.get(i - 1), meta.getColumnName(i), row.getString(i)));
                }
                rows.add(values);
            }
        }
        return new Verdict(assertion, count == 0 ? Verdict.Result.PASSED : Verdict.Result.VIOLATED, count, columns, rows, "",
                Duration.between(start, Instant.now()));
    }
}
