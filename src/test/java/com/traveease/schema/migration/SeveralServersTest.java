package com.traveease.schema.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.traveease.development.mysql.MySqlRelease;
import com.traveease.development.mysql.MySqlServer;
import com.traveease.schema.connection.Database;
import com.traveease.schema.connection.DatabaseAddress;
import com.traveease.schema.connection.DatabaseUnavailableException;
import com.traveease.schema.connection.ReadOnlyServerException;
import com.traveease.schema.revision.Revisions;
import com.traveease.testing.Scripts;
import com.traveease.testing.Silent;

/** An address names several servers, of which one takes changes. */
class SeveralServersTest {

    private static final Revisions REVISIONS = Scripts.of("V1__a.sql", "CREATE TABLE a (id INT PRIMARY KEY)").revisions();

    @Test
    void theOneThatTakesChangesIsUsedAndNamed(@TempDir Path directory) throws SQLException, IOException {
        try (MySqlServer replica = MySqlServer.start(MySqlRelease.V8_0_31, directory.resolve("replica"));
                MySqlServer primary = MySqlServer.start(MySqlRelease.V8_0_31, directory.resolve("primary"))) {
            for (MySqlServer server : new MySqlServer[] { replica, primary }) {
                server.createSchema("travel");
                execute(server, "CREATE USER app@'%' IDENTIFIED BY 'x'", "GRANT ALL ON travel.* TO app@'%'");
            }
            execute(replica, "SET GLOBAL super_read_only = ON");
            Database database = new Database(address(freePort(), replica.port(), primary.port()));
            Migrator migrator = new Migrator(database, REVISIONS, Duration.ofMinutes(1));
            assertTrue(migrator.upgrade(new Silent()).isAtHead());
            assertEquals("127.0.0.1:" + primary.port(), database.address().server());

            // The roles change: the next connection looks again.
            execute(replica, "SET GLOBAL super_read_only = OFF", "SET GLOBAL read_only = OFF");
            execute(primary, "SET GLOBAL super_read_only = ON");
            assertTrue(migrator.upgrade(new Silent()).isAtHead());
            assertEquals("127.0.0.1:" + replica.port(), database.address().server());

            execute(replica, "SET GLOBAL super_read_only = ON");
            Migrator further = new Migrator(database, Scripts.of("V1__a.sql", "CREATE TABLE a (id INT PRIMARY KEY)")
                    .and("V2__b.sql", "CREATE TABLE b (id INT PRIMARY KEY)").revisions(), Duration.ofMinutes(1));
            ReadOnlyServerException refused = assertThrows(ReadOnlyServerException.class,
                    () -> further.upgrade(new Silent()));
            assertTrue(refused.getMessage().startsWith("MySQL at 127.0.0.1:%d is read-only".formatted(replica.port())),
                    refused.getMessage());
        }
    }

    @Test
    void whereNoneCanBeReachedEachIsTold() throws IOException {
        int one = freePort();
        int other = freePort();
        DatabaseUnavailableException refused = assertThrows(DatabaseUnavailableException.class,
                () -> new Database(address(one, other)).connect(Duration.ofSeconds(5)));
        assertEquals(("None of the 2 servers of the address can be used. Nothing listens at 127.0.0.1:%d: MySQL is not running "
                + "there, or not yet. Start it, or correct QUARKUS_DATASOURCE_JDBC_URL. Nothing listens at 127.0.0.1:%d: "
                + "MySQL is not running there, or not yet. Start it, or correct QUARKUS_DATASOURCE_JDBC_URL.")
                .formatted(one, other), refused.getMessage());
    }

    /** As one whose machine hangs: the connection comes about, and no word after it. */
    @Test
    void oneThatNeverAnswersIsPassedOverInTime(@TempDir Path directory) throws SQLException, IOException {
        try (ServerSocket hanging = new ServerSocket(0);
                MySqlServer primary = MySqlServer.start(MySqlRelease.V8_0_31, directory.resolve("primary"))) {
            primary.createSchema("travel");
            execute(primary, "CREATE USER app@'%' IDENTIFIED BY 'x'", "GRANT ALL ON travel.* TO app@'%'");
            Database database = new Database(address(hanging.getLocalPort(), primary.port()));
            Instant start = Instant.now();
            assertTrue(new Migrator(database, REVISIONS, Duration.ofMinutes(1)).upgrade(new Silent()).isAtHead());
            // Once, not at each of its connections.
            assertTrue(Duration.between(start, Instant.now()).compareTo(Database.ANSWER_LIMIT.plusSeconds(8)) < 0);
            assertEquals("127.0.0.1:" + primary.port(), database.address().server());
        }
    }

    @Test
    void parametersAndLoginAreOfEachServer() {
        DatabaseAddress address = new DatabaseAddress(
                "jdbc:mysql://app:p%40ss@one:3306,two/travel?connectTimeout=500&sslMode=REQUIRED", "", "");
        assertEquals("one:3306, two:3306", address.server());
        for (DatabaseAddress server : address.servers()) {
            assertEquals("500", server.driverProperties().getProperty("connectTimeout"));
            assertEquals("REQUIRED", server.driverProperties().getProperty("sslMode"));
            assertEquals("travel", server.schema());
        }
    }

    private static DatabaseAddress address(int... ports) {
        StringBuilder hosts = new StringBuilder();
        for (int port : ports) {
            hosts.append(hosts.isEmpty() ? "" : ",").append("127.0.0.1:").append(port);
        }
        return new DatabaseAddress("jdbc:mysql://%s/travel?allowPublicKeyRetrieval=true".formatted(hosts), "app", "x");
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    private static void execute(MySqlServer server, String... statements) throws SQLException {
        try (Connection connection = java.sql.DriverManager.getConnection(server.jdbcUrl(""), server.user(), server.password());
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
