package com.traveease.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.traveease.development.mysql.MySqlServer;
import com.traveease.testing.TestDatabase;

/** The proxy has to strike where it says it does, or the harness proves nothing. */
class MySqlProxyTest {

    private static final String ADD = "UPDATE t SET n = n + 1";

    private final MySqlServer server = MySqlServer.forTests();
    private TestDatabase database;

    @BeforeEach
    void table() throws SQLException {
        database = TestDatabase.on(server);
        database.execute("CREATE TABLE t (n INT NOT NULL)", "INSERT INTO t VALUES (0)");
    }

    @AfterEach
    void drop() throws SQLException {
        database.close();
    }

    private Connection connect(MySqlProxy proxy) throws SQLException {
        // Without the last parameter the driver asks for something of its own before every change.
        return DriverManager.getConnection(
                "jdbc:mysql://127.0.0.1:%d/%s?sslMode=DISABLED&allowPublicKeyRetrieval=true&readOnlyPropagatesToServer=false"
                        .formatted(proxy.port(), database.schema()),
                database.user(), database.password());
    }

    private static Breakpoint breakpoint(int number, Victim victim, Moment moment, Duration delay) {
        Command command = new Command(number, ADD, delay);
        return new Breakpoint(new Point(new Scenario(Path.of("any")), Direction.UPGRADE, new Fault(victim, moment), command),
                delay, () -> {
                });
    }

    private String n() throws SQLException {
        return database.strings("SELECT n FROM t").get(0);
    }

    @Test
    void countsFromTheLockOnTheConnectionThatTookIt() throws Exception {
        try (MySqlProxy proxy = new MySqlProxy(server.port(), Optional.empty());
                Connection other = connect(proxy);
                Connection migrating = connect(proxy);
                Statement asked = other.createStatement();
                Statement statement = migrating.createStatement()) {
            statement.execute("SELECT 1");
            statement.execute("SELECT GET_LOCK('%s', 0)".formatted(database.schema()));
            asked.execute("SELECT 2");
            statement.execute(ADD);
            asked.execute("SELECT GET_LOCK('%s', 0)".formatted(database.schema()));
            assertEquals(List.of("1 SELECT GET_LOCK('%s', 0)".formatted(database.schema()), "2 " + ADD),
                    proxy.commands().stream().map(command -> command.number() + " " + command.text()).toList());
        }
    }

    @Test
    void beforeMeansThatTheServerNeverSeesTheCommand() throws Exception {
        Breakpoint breakpoint = breakpoint(3, Victim.CONNECTION, Moment.BEFORE, Duration.ZERO);
        loseTheSecond(breakpoint);
        assertEquals("1", n());
        assertEquals(ADD, breakpoint.hit());
    }

    @Test
    void answeredMeansThatTheServerHasDoneItAndTheClientDoesNotKnow() throws Exception {
        loseTheSecond(breakpoint(3, Victim.CONNECTION, Moment.ANSWERED, Duration.ZERO));
        assertEquals("2", n());
    }

    private void loseTheSecond(Breakpoint breakpoint) throws Exception {
        try (MySqlProxy proxy = new MySqlProxy(server.port(), Optional.of(breakpoint));
                Connection connection = connect(proxy);
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT GET_LOCK('%s', 0)".formatted(database.schema()));
            statement.execute(ADD);
            assertThrows(SQLException.class, () -> statement.execute(ADD));
        }
    }

    @Test
    void duringMeansThatTheClientIsCutAndTheStatementGoesOn() throws Exception {
        Breakpoint breakpoint = breakpoint(2, Victim.CONNECTION, Moment.DURING, Duration.ofMillis(100));
        try (MySqlProxy proxy = new MySqlProxy(server.port(), Optional.of(breakpoint));
                Connection connection = connect(proxy);
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT GET_LOCK('%s', 0)".formatted(database.schema()));
            assertThrows(SQLException.class, () -> statement.execute("UPDATE t SET n = n + 1 + SLEEP(1)"));
            assertEquals("0", n());
            assertEquals(List.of("1"), database.strings("SELECT IS_USED_LOCK('%s') IS NOT NULL".formatted(database.schema())));
            Thread.sleep(1_500);
            assertEquals("1", n());
            assertEquals(List.of("0"), database.strings("SELECT IS_USED_LOCK('%s') IS NOT NULL".formatted(database.schema())));
        }
    }

    @Test
    void afterTheBreakpointItPassesOnWhatComes() throws Exception {
        Breakpoint breakpoint = breakpoint(1, Victim.CONNECTION, Moment.BEFORE, Duration.ZERO);
        try (MySqlProxy proxy = new MySqlProxy(server.port(), Optional.of(breakpoint))) {
            try (Connection connection = connect(proxy); Statement statement = connection.createStatement()) {
                assertThrows(SQLException.class, () -> statement.execute("SELECT GET_LOCK('x', 0)"));
            }
            try (Connection connection = connect(proxy); Statement statement = connection.createStatement()) {
                statement.execute("SELECT GET_LOCK('%s', 0)".formatted(database.schema()));
                statement.execute(ADD);
            }
        }
        assertEquals("1", n());
    }
}
