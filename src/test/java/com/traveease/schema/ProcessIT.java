package com.traveease.schema;

import static com.traveease.testing.PackagedProgram.environment;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.traveease.development.MySqlRelease;
import com.traveease.development.MySqlServer;
import com.traveease.testing.PackagedProgram;
import com.traveease.testing.TestDatabase;

/** The packaged program as a process: starts, waits, ends, exit codes. */
class ProcessIT {

    private static final String HEAD = "005_analytics_reporting_layer";
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

            assertTrue(first.output().contains("Running upgrade 001_initial_sqlalchemy_models"), first.output());
            assertEquals("INFO  [traveease.schema] Schema is at " + HEAD + " (head)\n", second.output());
            assertEquals("5", database.strings("SELECT COUNT(*) FROM flyway_schema_history WHERE success").get(0));
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
                assertEquals("5", database.strings("SELECT COUNT(*) FROM flyway_schema_history WHERE success").get(0));
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
            String secret = "wr0ng-p4ss";
            try (PackagedProgram service = PackagedProgram
                    .start(environment(database.jdbcUrl(), database.user(), secret))) {
                await().atMost(LONG).until(() -> service.get("/q/health/ready").body().contains("wrong password"));
                Thread.sleep(2_000);
                assertEquals(200, service.get("/q/health/live").status());
                assertEquals(2, service.output().split("wrong password", -1).length, service.output());
                assertFalse(service.output().contains(secret), service.output());
                assertFalse(service.output().contains("\tat "), service.output());
            }
        }
    }

    @Test
    void withoutAnAddressItSaysWhatToSet() throws Exception {
        PackagedProgram program = PackagedProgram.start(Map.of());
        assertEquals(2, program.await());
        assertTrue(program.output().startsWith("No database address is configured. Set QUARKUS_DATASOURCE_JDBC_URL"),
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
