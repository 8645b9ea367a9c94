package com.traveease.development.mysql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MySqlServerTest {

    @Test
    void runsInAPathWithSpacesAndKeepsItsDataOverARestart(@TempDir Path directory) throws SQLException {
        try (MySqlServer server = MySqlServer.start(MySqlRelease.V8_0_31, directory.resolve("a path with spaces"))) {
            int port = server.port();
            server.createSchema("kept");
            execute(server, "CREATE TABLE kept.a (id INT PRIMARY KEY)");

            server.restart();

            assertEquals(port, server.port());
            assertEquals("a", answer(server, "SHOW TABLES IN kept"));
        }
    }

    @Test
    void comesBackAfterAKill(@TempDir Path directory) throws SQLException {
        try (MySqlServer server = MySqlServer.start(MySqlRelease.V8_0_31, directory)) {
            server.kill();
            assertFalse(server.isRunning());
            assertThrows(SQLException.class, () -> server.connect(""));
            server.restart();
            assertEquals("8.0.31", answer(server, "SELECT VERSION()"));
        }
    }

    @Test
    void startsThoughTheStandardPortIsTaken(@TempDir Path directory) throws IOException, SQLException {
        try (ServerSocket taken = new ServerSocket()) {
            try {
                taken.bind(new InetSocketAddress("127.0.0.1", 3306));
            } catch (IOException e) {
                // Somebody else has it: as good.
            }
            try (MySqlServer server = MySqlServer.start(MySqlRelease.V8_0_31, directory)) {
                assertNotEquals(3306, server.port());
                assertEquals("1", answer(server, "SELECT 1"));
            }
        }
    }

    @Test
    void listensOnThisMachineOnlyAndWantsAPassword(@TempDir Path directory) throws IOException, SQLException {
        try (MySqlServer server = MySqlServer.start(MySqlRelease.V8_0_31, directory)) {
            assertEquals("127.0.0.1", answer(server, "SELECT @@bind_address"));
            assertThrows(SQLException.class, () -> DriverManager.getConnection(server.jdbcUrl(""), "root", ""));
            assertEquals("rw-------",
                    PosixFilePermissions.toString(Files.getPosixFilePermissions(server.clientConfiguration())));
            assertFalse(Files.readString(server.errorLog()).contains(server.password()));
        }
    }

    @Test
    void theTestsOfOneProcessShareAServer() {
        assertEquals(MySqlServer.forTests().pid(), MySqlServer.forTests().pid());
    }

    @Test
    void saysWhyItDoesNotStart(@TempDir Path directory) {
        String message = assertThrows(IllegalStateException.class,
                () -> MySqlServer.start(MySqlRelease.V8_0_31, directory, "--no-such-option")).getMessage();
        assertTrue(message.contains("unknown option '--no-such-option'"), message);
        assertTrue(message.contains("QUARKUS_DATASOURCE_JDBC_URL"), message);
    }

    @Test
    void aSocketPathMayBeLong(@TempDir Path directory) throws SQLException {
        Path deep = directory.resolve("a-directory-with-a-long-name/".repeat(5));
        try (MySqlServer server = MySqlServer.start(MySqlRelease.V8_0_31, deep)) {
            assertEquals("1", answer(server, "SELECT 1"));
        }
    }

    @Test
    void theReleaseBeforeCheckConstraintsRunsToo(@TempDir Path directory) throws SQLException {
        try (MySqlServer server = MySqlServer.start(MySqlRelease.V8_0_15, directory)) {
            assertEquals("8.0.15", answer(server, "SELECT VERSION()"));
        }
    }

    private static void execute(MySqlServer server, String sql) throws SQLException {
        try (Connection connection = server.connect(""); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String answer(MySqlServer server, String query) throws SQLException {
        try (Connection connection = server.connect("");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}
