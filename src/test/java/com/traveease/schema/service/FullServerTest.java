package com.traveease.schema.service;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.traveease.development.mysql.MySqlRelease;
import com.traveease.development.mysql.MySqlServer;
import com.traveease.schema.connection.Database;
import com.traveease.schema.connection.DatabaseAddress;
import com.traveease.schema.revision.Revisions;
import com.traveease.testing.Scripts;
import com.traveease.testing.TestDatabase;

/** A server that takes no connection now is waited for like one that is not there yet. */
class FullServerTest {

    private static final Revisions ONE = Scripts.of("V1__a.sql", "CREATE TABLE a (id INT PRIMARY KEY);").revisions();

    @Test
    void untilAConnectionIsFree(@TempDir Path directory) throws SQLException {
        try (MySqlServer server = MySqlServer.start(MySqlRelease.V8_0_31, directory)) {
            TestDatabase database = TestDatabase.on(server);
            database.execute("CREATE USER app IDENTIFIED BY 'x'", "GRANT ALL ON %s.* TO app".formatted(database.schema()),
                    "SET GLOBAL max_connections = 2");
            DatabaseAddress app = new DatabaseAddress(database.jdbcUrl(), "app", "x");
            List<Connection> others = new ArrayList<>();
            try (Connection admin = database.connect(); Statement statement = admin.createStatement()) {
                others.add(new Database(app).connect(Duration.ofSeconds(10)));
                try (SchemaKeeper keeper = new SchemaKeeper(new Database(app), ONE, true)) {
                    keeper.start();
                    waits(keeper, "MySQL at %s has no free connection (max_connections).".formatted(app.server()));
                    statement.execute("SET GLOBAL max_connections = 100, max_user_connections = 1");
                    waits(keeper, "MySQL at %s has no free connection for user 'app' (max_user_connections)."
                            .formatted(app.server()));
                    statement.execute("SET GLOBAL max_user_connections = 0, offline_mode = ON");
                    waits(keeper, ("MySQL at %s is in offline mode (offline_mode is ON), in which only administrators can "
                            + "connect.").formatted(app.server()));
                    statement.execute("SET GLOBAL offline_mode = OFF");
                    await().atMost(Duration.ofSeconds(30)).until(() -> keeper.status().state() == State.READY);
                }
            } finally {
                for (Connection other : others) {
                    other.close();
                }
            }
            assertEquals(List.of("1"), database.strings("SELECT success FROM flyway_schema_history"));
        }
    }

    @Test
    void untilItsPortResetsNoConnectionAnyMore() throws IOException {
        try (ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread resetting = new Thread(() -> reset(listening));
            resetting.setDaemon(true);
            resetting.start();
            DatabaseAddress address = new DatabaseAddress("jdbc:mysql://127.0.0.1:%d/app".formatted(listening.getLocalPort()),
                    "app", "x");
            try (SchemaKeeper keeper = new SchemaKeeper(new Database(address), ONE, true)) {
                keeper.start();
                await().atMost(Duration.ofSeconds(30)).until(() -> keeper.status().state() == State.WAITING_FOR_DATABASE);
                String reason = keeper.status().reason().orElseThrow();
                assertTrue(reason.startsWith("There is no connection to MySQL at 127.0.0.1:"), reason);
            }
        }
    }

    private static void reset(ServerSocket listening) {
        while (!listening.isClosed()) {
            try (Socket client = listening.accept()) {
                client.setSoLinger(true, 0);
            } catch (IOException e) {
                return; // the test is over
            }
        }
    }

    private static void waits(SchemaKeeper keeper, String reason) {
        await().atMost(Duration.ofSeconds(30)).until(() -> keeper.status().state() == State.WAITING_FOR_DATABASE
                && keeper.status().reason().filter(reason::equals).isPresent());
    }
}
