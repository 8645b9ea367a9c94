package com.traveease.schema.lock;

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
