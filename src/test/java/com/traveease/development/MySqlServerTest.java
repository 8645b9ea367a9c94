package com.traveease.development;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MySqlServerTest {

    private static final Duration SOON = Duration.ofSeconds(30);

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
    void aSharedServerOutlivesAUserAndEndsSoonAfterTheLastWasKilled() throws IOException, InterruptedException {
        String name = "test-" + ProcessHandle.current().pid();
        Path directory = Installation.of(MySqlRelease.V8_0_31).directory().resolve(name);
        try (User first = User.of(name); User second = User.of(name)) {
            assertEquals(first.mysqld, second.mysqld);
            assertTrue(ProcessHandle.of(first.mysqld).orElseThrow().isAlive());

            first.process.destroyForcibly().waitFor();
            Thread.sleep(2_000);
            assertTrue(ProcessHandle.of(first.mysqld).map(ProcessHandle::isAlive).orElse(false));

            second.process.destroyForcibly().waitFor();
            await().atMost(SOON).until(() -> !ProcessHandle.of(first.mysqld).map(ProcessHandle::isAlive).orElse(false));
        } finally {
            new DirectoryTree(directory).delete();
            Files.deleteIfExists(directory.resolveSibling(name + ".lock"));
        }
    }

    /** Another JVM that uses a shared server until it is killed. */
    private record User(Process process, long mysqld) implements AutoCloseable {

        static User of(String name) throws IOException {
            Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                    System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                    SharedServerUser.class.getName(), name)
                    .redirectError(ProcessBuilder.Redirect.INHERIT).start();
            BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.startsWith(SharedServerUser.PID)) {
                    return new User(process, Long.parseLong(line.substring(SharedServerUser.PID.length())));
                }
            }
            throw new IllegalStateException("The other JVM ended before its server ran");
        }

        @Override
        public void close() {
            process.destroyForcibly();
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
