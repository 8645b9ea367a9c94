package com.traveease.schema.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.traveease.schema.connection.Database;
import com.traveease.schema.connection.DatabaseAddress;
import com.traveease.testing.TestDatabase;

class ExclusiveUseTest {

    private final List<String> infos = new CopyOnWriteArrayList<>();
    private final List<String> warnings = new CopyOnWriteArrayList<>();
    private final CountDownLatch stop = new CountDownLatch(1);
    private TestDatabase database;
    private Connection own;

    @BeforeEach
    void connect() throws SQLException {
        database = TestDatabase.create();
        database.execute("CREATE TABLE seats (id INT PRIMARY KEY)");
        own = database.database().connect(Duration.ofSeconds(10));
    }

    @AfterEach
    void drop() throws SQLException {
        own.close();
        database.close();
    }

    /** Another program, with that default schema. */
    private Connection booking(String schema) throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl().replaceFirst("/test_\\w+", "/" + schema)
                + (database.jdbcUrl().contains("?") ? "&" : "?") + "connectionAttributes=program_name:booking-service",
                database.user(),
                database.password());
    }

    private Duration await(Duration limit) throws SQLException, InterruptedException {
        return new ExclusiveUse(limit).await(own, stop, infos::add, warnings::add);
    }

    @Test
    void nobodyIsWaitedForWhereNobodyIs() throws Exception {
        try (Connection sameProgram = database.database().connect(Duration.ofSeconds(10));
                Statement waits = sameProgram.createStatement()) {
            waits.execute("SELECT COUNT(*) FROM seats");
            assertTrue(await(Duration.ZERO).toMillis() < 5000);
        }
        assertEquals(List.of(), infos);
        assertEquals(List.of(), warnings);
    }

    @Test
    void sessionsOfTheSchemaAreNamed() throws Exception {
        try (Connection other = booking(database.schema())) {
            String message = assertThrows(LockTimeoutException.class, () -> await(Duration.ofSeconds(1))).getMessage();
            assertTrue(message
                    .matches("Other sessions still use this schema after 1 s: booking-service, connection \\d+ \\(\\w+@[^,]+, "
                            + "idle for .*\\)\\. Nothing was run\\. Stop them, or wait longer with --exclusive=TIME\\."),
                    message);
            assertEquals(1, infos.size());
            assertTrue(infos.get(0).startsWith("Waiting until nobody else uses this schema: booking-service, connection "),
                    infos.get(0));
            assertTrue(other.isValid(5));
        }
    }

    @Test
    void aTransactionOnItsTablesCountsWhateverTheDefaultSchema() throws Exception {
        try (Connection other = booking("mysql"); Statement statement = other.createStatement()) {
            assertTrue(await(Duration.ZERO).toMillis() < 5000); // it has nothing to do with this schema yet
            other.setAutoCommit(false);
            statement.executeQuery("SELECT * FROM %s.seats".formatted(database.schema())).close();
            String message = assertThrows(LockTimeoutException.class, () -> await(Duration.ZERO)).getMessage();
            assertTrue(message.contains("in a transaction for") && message.contains(" with locks on seats"), message);
            other.rollback();
            await(Duration.ZERO);
        }
    }

    @Test
    void beginsWhenTheLastIsGone() throws Exception {
        Connection other = booking(database.schema());
        Thread leaving = new Thread(() -> {
            try {
                Thread.sleep(1500);
                other.close();
            } catch (InterruptedException | SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        leaving.start();
        assertTrue(await(Duration.ofSeconds(30)).toMillis() > 1000);
        leaving.join();
        assertEquals(1, infos.size());
    }

    @Test
    void whoComesBackIsNamedOnce() throws Exception {
        ExclusiveUse.Watch watch = new ExclusiveUse(Duration.ZERO).watch(database.database(), warnings::add);
        try (watch; Connection other = booking(database.schema())) {
            for (int i = 0; i < 100 && warnings.isEmpty(); i++) {
                Thread.sleep(100);
            }
            Thread.sleep(3500);
            assertTrue(other.isValid(5));
            assertEquals(1, warnings.size(), warnings.toString());
            assertTrue(
                    warnings.get(0)
                            .startsWith("Another session uses this schema again during the run: booking-service, connection "),
                    warnings.get(0));
        }
    }

    @Test
    void endsWhenToldTo() {
        stop.countDown();
        assertThrows(InterruptedException.class, () -> {
            try (Connection other = booking(database.schema())) {
                await(Duration.ofMinutes(1));
                assertTrue(other.isValid(5));
            }
        });
    }

    @Test
    void whatTheAccountCannotSeeIsSaidWithTheGrant() throws Exception {
        String name = "'quiet_%s'@'%%'".formatted(database.schema().substring(5, 15));
        database.execute("CREATE USER %s IDENTIFIED BY 'x'".formatted(name),
                "GRANT SELECT ON %s.* TO %s".formatted(database.schema(), name));
        DatabaseAddress address = new DatabaseAddress(database.jdbcUrl(), name.split("'")[1], "x");
        try (Connection limited = new Database(address).connect(Duration.ofSeconds(10));
                Connection unseen = booking(database.schema());
                Connection same = DriverManager.getConnection(database.jdbcUrl(), name.split("'")[1], "x")) {
            OtherSessions.Found found = OtherSessions.of(limited);
            assertEquals(List.of("MySQL Connector/J"), found.sessions().stream().map(one -> one.program().orElse("")).toList());
            assertEquals(
                    "Sessions of other accounts, and those with another default schema, cannot be seen by this account; to see them: "
                            + "GRANT SELECT ON performance_schema.* TO " + name,
                    found.unseen().orElseThrow());
            database.execute("GRANT PROCESS ON *.* TO " + name);
            // It holds for sessions that begin from then on.
            try (Connection later = new Database(address).connect(Duration.ofSeconds(10))) {
                assertEquals(3, OtherSessions.of(later).sessions().size()); // one of this program, which another account cannot see
                assertTrue(OtherSessions.of(later).unseen().orElseThrow()
                        .startsWith("Sessions with another default schema cannot"));
            }
            database.execute("GRANT SELECT ON performance_schema.* TO " + name);
            assertTrue(OtherSessions.of(limited).unseen().isEmpty());
            assertEquals(2, OtherSessions.of(limited).sessions().size());
            assertTrue(unseen.isValid(5) && same.isValid(5));
        } finally {
            database.execute("DROP USER " + name);
        }
    }
}
