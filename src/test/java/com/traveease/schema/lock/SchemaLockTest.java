package com.traveease.schema.lock;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.traveease.testing.TestDatabase;

class SchemaLockTest {

    private TestDatabase database;

    @BeforeEach
    void create() {
        database = TestDatabase.create();
    }

    @AfterEach
    void drop() throws SQLException {
        database.close();
    }

    /** The parsing of long scripts, say. */
    @Test
    void workOnThisSideDoesNotLoseTheLock() throws Exception {
        try (Connection connection = database.connect();
                SchemaLock lock = new SchemaLock(connection, Duration.ofMillis(500))) {
            take(lock, connection);
            assertTrue(lock.keptDuring(() -> {
                pause();
                return lock.isOurs();
            }));
            // Nobody asked to keep it.
            pause();
            assertThrows(SQLException.class, lock::isOurs);
        }
    }

    @Test
    void saysWhatTheHolderDoesAndNotWhatItsStatementSays() throws Exception {
        try (Connection holder = database.connect();
                SchemaLock lock = new SchemaLock(holder);
                Connection other = database.connect();
                SchemaLock wanted = new SchemaLock(other)) {
            lock.acquire(Duration.ofSeconds(5), anybody -> {
            });
            try (Statement statement = holder.createStatement()) {
                statement.execute("SELECT 1");
            }
            assertThat(wanted.holder().orElseThrow().words(), containsString(", idle between statements or batches for "));

            Thread busy = new Thread(() -> sleepIn(holder));
            busy.start();
            String words = "";
            for (int i = 0; i < 100 && !words.contains("executing"); i++) {
                Thread.sleep(50);
                words = wanted.holder().orElseThrow().words();
            }
            busy.join();
            assertThat(words, containsString("SELECT SLEEP(2) AS `, idle for 99 s`"));
        }
    }

    private static void sleepIn(Connection connection) {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT SLEEP(2) AS `, idle for 99 s`");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void take(SchemaLock lock, Connection connection) throws SQLException, InterruptedException {
        lock.acquire(Duration.ofSeconds(5), holder -> {
        });
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET SESSION wait_timeout = 2");
        }
    }

    private static void pause() {
        try {
            Thread.sleep(4000);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
