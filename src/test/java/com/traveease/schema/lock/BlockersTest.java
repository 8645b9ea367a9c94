package com.traveease.schema.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.mysql.cj.jdbc.JdbcConnection;
import com.traveease.schema.lock.Blockers.Wanted;
import com.traveease.testing.TestDatabase;

class BlockersTest {

    private final TestDatabase database = TestDatabase.create();
    private final String schema = database.schema();
    private final String low = "low_" + schema.substring(5, 15);
    private final List<Blockers.Name> names = List.of(new Blockers.Name(schema, "seats"), new Blockers.Name(schema, "rows"));
    private final List<Connection> others = new ArrayList<>();
    private Connection ours;

    @BeforeEach
    void open() throws SQLException {
        database.execute("CREATE TABLE seats (id INT PRIMARY KEY, holder VARCHAR(50))",
                "INSERT INTO seats VALUES (1, 'a'), (2, 'b')",
                "CREATE TABLE planes (id INT PRIMARY KEY)", "CREATE USER %s IDENTIFIED BY 'low'".formatted(low),
                "GRANT ALL ON %s.* TO %s".formatted(schema, low));
        ours = database.connect();
        run(ours, "SET SESSION lock_wait_timeout = 1, innodb_lock_wait_timeout = 1");
    }

    @AfterEach
    void close() throws SQLException {
        ours.close();
        for (Connection other : others) {
            other.close();
        }
        database.execute("DROP USER " + low);
        database.close();
    }

    @Test
    void namesTheReaderThatAnAlterWaitedFor() throws SQLException {
        Connection reader = other("START TRANSACTION", "SELECT *\n FROM seats WHERE holder = 'Miss Marple'");
        Connection elsewhere = other("START TRANSACTION", "SELECT * FROM planes");
        assertEquals(1205, assertThrows(SQLException.class, () -> run(ours, "ALTER TABLE seats ADD c INT")).getErrorCode());
        String sentence = found(Wanted.TABLE).orElseThrow();
        assertTrue(sentence.matches(
                ("Blocked by connection %d \\(%s@\\S+, in a transaction for (\\d+ s|less than a second), idle for (\\d+ s|less than a second) "
                        + "after: SELECT \\* FROM seats WHERE holder = '…'\\) with a lock on %s\\.seats\\.")
                        .formatted(id(reader), database.user(), schema)),
                sentence);
        assertFalse(sentence.contains("connection " + id(elsewhere)), sentence);
        run(reader, "COMMIT");
        assertEquals(Optional.empty(), found(Wanted.TABLE));
    }

    @Test
    void namesThreeAndCountsTheRest() throws SQLException {
        for (int i = 0; i < 5; i++) {
            other("START TRANSACTION", "SELECT * FROM seats");
        }
        String sentence = found(Wanted.TABLE).orElseThrow();
        assertEquals(4, sentence.split("connection ").length, sentence);
        assertTrue(sentence.endsWith(", and 2 more."), sentence);
    }

    @Test
    void namesABackupAndALockedTable() throws SQLException {
        Connection backup = other("LOCK INSTANCE FOR BACKUP");
        assertTrue(found(Wanted.TABLE).orElseThrow().endsWith(") with the backup lock."));
        assertEquals(Optional.empty(), found(Wanted.ROWS));
        run(backup, "UNLOCK INSTANCE", "LOCK TABLES seats READ");
        assertEquals(1205, assertThrows(SQLException.class, () -> run(ours, "DELETE FROM seats")).getErrorCode());
        String sentence = found(Wanted.ROWS).orElseThrow();
        assertTrue(sentence.endsWith("after: LOCK TABLES seats READ) with a lock on %s.seats.".formatted(schema)), sentence);
    }

    @Test
    void namesWhoWroteToTheTable() throws SQLException {
        Connection writer = other("START TRANSACTION", "UPDATE seats SET holder = 'x' WHERE id = 2");
        Connection reader = other("START TRANSACTION", "SELECT * FROM seats");
        assertEquals(1205, assertThrows(SQLException.class, () -> run(ours, "DELETE FROM seats")).getErrorCode());
        String sentence = found(Wanted.ROWS).orElseThrow();
        assertTrue(sentence.startsWith("Possibly blocked by connection %d (".formatted(id(writer))), sentence);
        assertTrue(sentence.endsWith(") with a lock on %s.seats.".formatted(schema)), sentence);
        assertFalse(sentence.contains("connection " + id(reader)), sentence);
    }

    @Test
    void namesTheGrantThatWouldShowThem() throws SQLException {
        Connection reader = other("START TRANSACTION", "SELECT * FROM seats");
        try (Connection poor = DriverManager.getConnection(database.jdbcUrl(), low, "low")) {
            for (Wanted wanted : Wanted.values()) {
                assertEquals(
                        "this account cannot see who holds it; to see that: GRANT SELECT ON performance_schema.* TO '%s'@'%%'."
                                .formatted(low),
                        Blockers.find(poor, id(poor), names, wanted).orElseThrow());
            }
            database.execute("GRANT SELECT ON performance_schema.* TO '%s'@'%%'".formatted(low));
            assertTrue(Blockers.find(poor, id(poor), names, Wanted.TABLE).orElseThrow().contains("connection " + id(reader)));
            run(reader, "UPDATE seats SET holder = 'x'");
            assertTrue(Blockers.find(poor, id(poor), names, Wanted.ROWS).orElseThrow().contains("connection " + id(reader)));
        }
    }

    @Test
    void hasNothingToSayOnALostConnection() throws SQLException {
        ours.close();
        assertEquals(Optional.empty(), Blockers.find(ours, 1, names, Wanted.TABLE));
        assertEquals("connection 7", Blockers.describe(ours, 7, OtherConnection::idle));
        assertEquals(Optional.empty(), Blockers.find(other(), 1, List.of(), Wanted.ROWS));
    }

    @Test
    void describesWhatAConnectionDoes() throws Exception {
        Connection other = other("DO 1");
        long id = id(other);
        String idle = Blockers.describe(ours, id, OtherConnection::idle);
        assertTrue(
                idle.matches(
                        "connection %d \\(%s@\\S+, idle for (\\d+ s|less than a second)\\)".formatted(id, database.user())),
                idle);
        var work = Executors.newSingleThreadExecutor().submit(() -> {
            run(other, "SELECT SLEEP(3),\n 'secret'");
            return true;
        });
        Thread.sleep(1200);
        String busy = Blockers.describe(ours, id, OtherConnection::idle);
        assertTrue(busy.matches("connection %d \\(%s@\\S+, executing for [1-3] s: SELECT SLEEP\\(3\\), '…'\\)"
                .formatted(id, database.user())), busy);
        OtherConnection told = OtherConnection.find(ours, id, OtherConnection.OLD).orElseThrow();
        assertEquals(busy.replaceAll("for \\d", ""), told.words().replaceAll("for \\d", ""));
        try (Connection poor = DriverManager.getConnection(database.jdbcUrl(), low, "low")) {
            assertEquals(
                    "connection %d (of another account, or just ended; to see what it is doing: GRANT PROCESS ON *.* TO '%s'@'%%')"
                            .formatted(id, low),
                    Blockers.describe(poor, id, OtherConnection::idle));
            database.execute("GRANT SELECT ON performance_schema.* TO '%s'@'%%'".formatted(low));
            assertTrue(Blockers.describe(poor, id, OtherConnection::idle).contains("executing for "));
        }
        run(ours, "KILL " + id);
        assertThrows(Exception.class, () -> work.get(5, TimeUnit.SECONDS));
        assertEquals("connection %d, which has just ended".formatted(id),
                Blockers.describe(ours, id, OtherConnection::idle));
    }

    /** From the handshake: a question would become the last statement. */
    private static long id(Connection connection) throws SQLException {
        return connection.unwrap(JdbcConnection.class).getSession().getThreadId();
    }

    private Optional<String> found(Wanted wanted) throws SQLException {
        return Blockers.find(ours, id(ours), names, wanted);
    }

    private Connection other(String... statements) throws SQLException {
        Connection connection = database.connect();
        others.add(connection);
        run(connection, statements);
        return connection;
    }

    private static void run(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
