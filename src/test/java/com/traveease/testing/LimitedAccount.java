package com.traveease.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import com.traveease.schema.connection.Database;
import com.traveease.schema.connection.DatabaseAddress;
import com.traveease.schema.history.MigrationRefusedException;
import com.traveease.schema.plan.Preflight;
import com.traveease.schema.revision.Step;

/** An account that may do nothing before it is granted, in a schema that must be the same after every look at it. */
public final class LimitedAccount implements AutoCloseable {

    public static final String NAME = "'limited'@'%'";
    /** What this program needs for itself. */
    public static final String BOOKKEEPING = "CREATE, SELECT, INSERT, UPDATE, DELETE";

    private final TestDatabase database;
    private final Map<String, String> before;

    public LimitedAccount(TestDatabase database) throws SQLException {
        this.database = database;
        database.execute("CREATE USER " + NAME + " IDENTIFIED BY 'x'", "CREATE TABLE kept (id INT PRIMARY KEY, n INT)",
                "CREATE TABLE keyless (id INT)", "INSERT INTO kept VALUES (1, 1)");
        before = database.definitions();
    }

    @Override
    public void close() throws SQLException {
        database.execute("DROP USER " + NAME);
    }

    /** On the schema alone. */
    public void grant(String privileges) throws SQLException {
        database.execute("GRANT %s ON `%s`.* TO %s".formatted(privileges, database.schema().replace("_", "\\_"), NAME));
    }

    public DatabaseAddress address() {
        return new DatabaseAddress(database.jdbcUrl(), "limited", "x");
    }

    public static List<Step> steps(String sql) {
        return Scripts.of("V1__a.sql", sql).revisions().all().stream().map(Step::up).toList();
    }

    /** What the pre-flight warns of; whatever comes out of it, nothing is changed. */
    public List<String> preflight(List<Step> steps) throws SQLException {
        try (Connection connection = new Database(address()).connect(Duration.ofSeconds(10))) {
            return Preflight.require(connection, address(), steps);
        } finally {
            assertEquals(before, database.definitions());
            assertEquals(List.of("1"), database.strings("SELECT n FROM kept").stream().distinct().toList());
        }
    }

    public String refusal(List<Step> steps) {
        String message = assertThrows(MigrationRefusedException.class, () -> preflight(steps)).getMessage();
        assertTrue(message.endsWith("Nothing was run."), message);
        return message;
    }

    /** The number of the first error when they are run nevertheless; 0 when there is none. */
    public int serverError(List<Step> steps) throws SQLException {
        try (Connection connection = new Database(address()).connect(Duration.ofSeconds(10));
                Statement statement = connection.createStatement()) {
            for (Step step : steps) {
                for (var sql : step.script().statements()) {
                    statement.execute(sql.sql());
                }
            }
            return 0;
        } catch (SQLException e) {
            return e.getErrorCode();
        }
    }
}
