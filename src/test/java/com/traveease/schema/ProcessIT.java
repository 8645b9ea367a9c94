package com.traveease.schema;

import static com.traveease.testing.PackagedProgram.environment;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.traveease.development.mysql.MySqlRelease;
import com.traveease.development.mysql.MySqlServer;
import com.traveease.schema.migration.Migrator;
import com.traveease.schema.revision.Revision;
import com.traveease.schema.revision.Revisions;
import com.traveease.schema.revision.ScriptFolder;
import com.traveease.schema.revision.Target;
import com.traveease.schema.script.Script;
import com.traveease.testing.BuiltIn;
import com.traveease.testing.PackagedProgram;
import com.traveease.testing.Silent;
import com.traveease.testing.TestDatabase;

/** The packaged program as a process: starts, waits, ends, exit codes. */
class ProcessIT {

    private static final String HEAD = BuiltIn.HEAD;
    private static final String SECRET = "wr0ng-p4ss";
    private static final Duration LONG = Duration.ofSeconds(90);

    @Test
    void initAndExitMigratesAndEnds() throws Exception {
        try (TestDatabase database = TestDatabase.create()) {
            Map<String, String> environment = new HashMap<>(environment(database));
            environment.put("QUARKUS_INIT_AND_EXIT", "true");
            PackagedProgram first = PackagedProgram.start(environment);
            assertEquals(0, first.await(), first.output());
            PackagedProgram second = PackagedProgram.start(environment);
            assertEquals(0, second.await(), second.output());

            assertTrue(first.output().contains("Running upgrade  -> 001_initial_sqlalchemy_models, initial sqlalchemy models"),
                    first.output());
            assertEquals("INFO  [traveease.schema] Schema is at " + HEAD + " (head)\n", second.output());
            assertEquals(String.valueOf(BuiltIn.COUNT),
                    database.strings("SELECT COUNT(*) FROM flyway_schema_history WHERE success").get(0));
        }
    }

    @Test
    void initAndExitWithMigrationOffSaysNo() throws Exception {
        try (TestDatabase database = TestDatabase.create()) {
            Map<String, String> environment = new HashMap<>(environment(database));
            environment.put("QUARKUS_INIT_AND_EXIT", "true");
            environment.put("QUARKUS_FLYWAY_MIGRATE_AT_START", "false");
            PackagedProgram program = PackagedProgram.start(environment);
            assertEquals(1, program.await(), program.output());
            assertEquals(List.of(), database.strings("SHOW TABLES"));
        }
    }

    @Test
    void initAndExitReportsAFailedMigrationAndLeavesQuarkusAlone() throws Exception {
        try (TestDatabase database = TestDatabase.create()) {
            Migrator migrator = new Migrator(database.database(), ScriptFolder.builtIn(), Duration.ofMinutes(1));
            migrator.corrections().stamp(Target.parse("base"), new Silent());
            database.execute("CREATE TABLE vendors (id INT PRIMARY KEY)");
            Map<String, String> environment = new HashMap<>(environment(database));
            environment.put("QUARKUS_INIT_AND_EXIT", "true");
            PackagedProgram program = PackagedProgram.start(environment);
            assertEquals(3, program.await(), program.output());
            assertTrue(program.output().contains("FAILED: V001__initial_sqlalchemy_models.sql, statement 1 of "),
                    program.output());
            assertFalse(program.output().contains("\tat "), program.output());
        }
    }

    @Test
    void ofEightServicesOneMigratesAndAllBecomeReady() throws Exception {
        try (TestDatabase database = TestDatabase.create()) {
            Map<String, String> environment = new HashMap<>(environment(database));
            List<PackagedProgram> services = new ArrayList<>();
            try {
                for (int i = 0; i < 8; i++) {
                    services.add(PackagedProgram.start(environment));
                }
                for (PackagedProgram service : services) {
                    await().atMost(LONG).until(() -> service.get("/q/health/ready").status() == 200);
                }
                long migrated = services.stream().filter(service -> service.output().contains("Running upgrade of 001"))
                        .count();
                assertEquals(1, migrated);
                assertEquals(String.valueOf(BuiltIn.COUNT),
                        database.strings("SELECT COUNT(*) FROM flyway_schema_history WHERE success").get(0));
            } finally {
                services.forEach(PackagedProgram::close);
            }
        }
    }

    @Test
    void theDatabaseMayComeLateGoAndComeBack(@TempDir Path directory) throws Exception {
        try (MySqlServer server = MySqlServer.start(MySqlRelease.V8_0_31, directory)) {
            TestDatabase database = TestDatabase.on(server);
            server.kill();
            try (PackagedProgram service = PackagedProgram.start(environment(database))) {
                await().atMost(LONG).until(() -> service.get("/q/health/ready").status() == 503);
                assertEquals(200, service.get("/q/health/live").status());
                assertEquals(200, service.get("/q/health/started").status());
                assertTrue(service.get("/q/health/ready").body().contains("Nothing listens at 127.0.0.1:" + server.port()));
                assertEquals(503, service.get("/schema/version").status());

                server.restart();
                await().atMost(LONG).until(() -> service.get("/q/health/ready").status() == 200);
                assertTrue(service.get("/schema/version").body().contains("\"current\":\"" + HEAD), service.output());

                server.kill();
                await().atMost(Duration.ofSeconds(5)).until(() -> service.get("/q/health/ready").status() == 503);
                assertEquals(200, service.get("/q/health/live").status());
                server.restart();
                await().atMost(Duration.ofSeconds(10)).until(() -> service.get("/q/health/ready").status() == 200);
            }
        }
    }

    @Test
    void aWrongPasswordIsSaidOnceAndTheServiceStaysAlive() throws Exception {
        try (TestDatabase database = TestDatabase.create()) {
            saysOnceAndStaysAlive("wrong password", environment(database.jdbcUrl(), database.user(), SECRET));
        }
    }

    @Test
    void aDatabaseThatDoesNotExistIsSaidOnceAndTheServiceStaysAlive() throws Exception {
        try (TestDatabase database = TestDatabase.create()) {
            String url = database.jdbcUrl().replace(database.schema(), "no_such_schema");
            saysOnceAndStaysAlive("has no database 'no_such_schema'", environment(url, database.user(), database.password()));
        }
    }

    @Test
    void anUnknownHostIsSaidOnceAndTheServiceStaysAlive() throws Exception {
        saysOnceAndStaysAlive("'no-such-host.invalid' is unknown",
                environment("jdbc:mysql://no-such-host.invalid:3306/traveease", "app", SECRET));
    }

    @Test
    void aServerThatIsTooOldIsSaidOnceAndTheServiceStaysAlive(@TempDir Path directory) throws Exception {
        try (MySqlServer old = MySqlServer.start(MySqlRelease.V8_0_15, directory)) {
            old.createSchema("traveease");
            saysOnceAndStaysAlive("is MySQL 8.0.15; 8.0.16 or newer is needed",
                    environment(old.jdbcUrl("traveease"), old.user(), old.password()));
        }
    }

    private static void saysOnceAndStaysAlive(String words, Map<String, String> environment) throws Exception {
        try (PackagedProgram service = PackagedProgram.start(environment)) {
            await().atMost(LONG).until(() -> service.get("/q/health/ready").body().contains(words));
            Thread.sleep(2_000);
            assertEquals(200, service.get("/q/health/live").status());
            assertEquals(503, service.get("/schema/version").status());
            assertEquals(503, service.get("/schema/history").status());
            assertEquals(2, service.output().split(words, -1).length, service.output());
            assertFalse(service.output().contains(SECRET), service.output());
            assertFalse(service.output().contains("\tat "), service.output());
        }
    }

    @Test
    void whatRunsNowIsTold() throws Exception {
        try (TestDatabase database = TestDatabase.create();
                Connection reader = database.connect();
                Statement statement = reader.createStatement()) {
            List<Script> first = ScriptFolder.builtIn().all().stream().limit(1).map(Revision::upgrade).toList();
            new Migrator(database.database(), Revisions.of(first), Duration.ofMinutes(1)).upgrade(new Silent());
            // A foreign key to a table that somebody reads has to wait for the reader.
            statement.execute("START TRANSACTION");
            statement.executeQuery("SELECT * FROM vendors").close();
            try (PackagedProgram service = PackagedProgram.start(environment(database))) {
                await().atMost(LONG).until(() -> service.get("/schema/version").body().contains(
                        "\"running\":{\"revision\":\"002_flight_booking_schema\",\"direction\":\"upgrade\",\"statement\":1,"));
                assertTrue(service.get("/q/health/ready").body().contains("migrating"), service.output());
                statement.execute("COMMIT");
                await().atMost(LONG).until(() -> service.get("/q/health/ready").status() == 200);
            }
        }
    }

    @Test
    void aTakenPortIsAFailure() throws Exception {
        try (TestDatabase database = TestDatabase.create(); ServerSocket taken = new ServerSocket(0)) {
            Map<String, String> environment = new HashMap<>(environment(database));
            environment.put("QUARKUS_HTTP_PORT", String.valueOf(taken.getLocalPort()));
            PackagedProgram program = PackagedProgram.start(environment);
            assertEquals(3, program.await(), program.output());
            assertTrue(program.output().contains("FAILED: The service could not start: "), program.output());
            assertTrue(program.output().contains("QUARKUS_HTTP_PORT"), program.output());
            assertFalse(program.output().contains("\tat "), program.output());
            assertEquals(List.of(), database.strings("SHOW TABLES"));
        }
    }

    @Test
    void aSwitchThatIsNeitherOnNorOffIsWrongUsage() throws Exception {
        Map<String, String> environment = new HashMap<>(environment("jdbc:mysql://localhost:1/x", "app", SECRET));
        environment.put("QUARKUS_FLYWAY_MIGRATE_AT_START", "ture");
        PackagedProgram program = PackagedProgram.start(environment);
        assertEquals(2, program.await(), program.output());
        assertEquals("FAILED: quarkus.flyway.migrate-at-start is 'ture'; it takes true or false.\n", program.output());
    }

    @Test
    void aPasswordInAnAddressThatCannotBeUnderstoodIsNotRepeated() throws Exception {
        PackagedProgram program = PackagedProgram
                .start(Map.of("QUARKUS_DATASOURCE_JDBC_URL", "jdbc:mysql://app:" + SECRET + "@x@host:3306/db"));
        assertEquals(2, program.await(), program.output());
        assertTrue(program.output().startsWith("FAILED: The database address is not valid."), program.output());
        assertFalse(program.output().contains(SECRET), program.output());
    }

    /** The driver has connections of another class for these. */
    @Test
    void anAddressOfSeveralHostsWorks() throws Exception {
        try (TestDatabase database = TestDatabase.create()) {
            String server = database.database().address().server();
            Map<String, String> environment = new HashMap<>(environment(
                    database.jdbcUrl().replace(server, server + "," + server), database.user(), database.password()));
            environment.put("QUARKUS_INIT_AND_EXIT", "true");
            PackagedProgram program = PackagedProgram.start(environment);
            assertEquals(0, program.await(), program.output());
        }
    }

    @Test
    void withoutAnAddressItSaysWhatToSet() throws Exception {
        PackagedProgram program = PackagedProgram.start(Map.of());
        assertEquals(2, program.await());
        assertTrue(program.output().startsWith("FAILED: No database address is configured. Set QUARKUS_DATASOURCE_JDBC_URL"),
                program.output());
    }

    @Test
    void anUnknownCommandIsWrongUsage() throws Exception {
        PackagedProgram program = PackagedProgram.start(Map.of(), "srve");
        assertEquals(2, program.await());
        assertTrue(program.output().contains("srve"), program.output());
    }

    @Test
    void versionIsThatOfTheBuild() throws Exception {
        PackagedProgram program = PackagedProgram.start(Map.of(), "--version");
        assertEquals(0, program.await());
        assertTrue(program.output().matches("traveease-schema \\d+\\.\\d+\\.\\d+.*\n"), program.output());
    }
}
