package com.traveease.schema;

import static com.traveease.testing.PackagedProgram.environment;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.traveease.testing.AlembicProject;
import com.traveease.testing.BuiltIn;
import com.traveease.testing.PackagedProgram;
import com.traveease.testing.TestDatabase;

/** The packaged program takes over databases that Alembic made. */
class TakeoverIT {

    private static final Duration LONG = Duration.ofSeconds(90);

    private TestDatabase database;

    @TempDir
    Path directory;

    @BeforeEach
    void create() {
        database = TestDatabase.create();
    }

    @AfterEach
    void drop() throws SQLException {
        database.close();
    }

    @Test
    void byHandFromAlembicToHeadAndBack() throws Exception {
        alembic("BigInteger()");
        assertEquals(3, run("upgrade").code());
        assertEquals(0, run("adopt", "--dry-run").code());
        assertEquals(0, run("adopt", "--keep-alembic-version").code());
        assertEquals(0, run("upgrade", "head").code());
        assertEquals(List.of(BuiltIn.HEAD), database.strings("SELECT version_num FROM alembic_version"));
        assertEquals(0, run("downgrade", "001").code());
        assertEquals(List.of("2"), database.strings("SELECT COUNT(*) FROM users"));

        database.execute("DROP TABLE sessions");
        Answer refused = run("downgrade", "base");
        assertEquals(3, refused.code(), refused.text());
        assertTrue(refused.text().contains("users: 2 rows"), refused.text());
        assertEquals(0, run("downgrade", "base", "--allow-data-loss").code());
        assertEquals(
                List.of("alembic_version", "flyway_schema_history", "traveease_schema_definition", "traveease_schema_journal",
                        "traveease_schema_runs"),
                database.strings("SHOW TABLES"));
    }

    @Test
    void servicesAtTheirStart() throws Exception {
        alembic("BigInteger()");
        List<PackagedProgram> services = new ArrayList<>();
        try {
            for (int i = 0; i < 3; i++) {
                services.add(PackagedProgram.start(environment(database)));
            }
            for (PackagedProgram service : services) {
                await().atMost(LONG).until(() -> service.get("/q/health/ready").status() == 200);
            }
        } finally {
            services.forEach(PackagedProgram::close);
        }
        assertEquals(List.of("2"), database.strings("SELECT COUNT(*) FROM users"));
        assertEquals(List.of(String.valueOf(BuiltIn.COUNT)),
                database.strings("SELECT COUNT(*) FROM flyway_schema_history WHERE success"));
    }

    @Test
    void aServiceSaysWhatBlocksAndGoesOnWhenItIsPutRight() throws Exception {
        alembic("Integer()");
        Map<String, String> task = new HashMap<>(environment(database));
        task.put("QUARKUS_INIT_AND_EXIT", "true");
        PackagedProgram init = PackagedProgram.start(task);
        assertEquals(3, init.await(), init.output());
        assertTrue(init.output().contains("users.id"), init.output());
        try (PackagedProgram service = PackagedProgram.start(environment(database))) {
            await().atMost(LONG).until(() -> service.get("/schema/version").body().contains("\"state\":\"failed\""));
            assertTrue(service.get("/schema/version").body().contains("users.id"), service.output());

            Answer report = run("adopt");
            assertEquals(1, report.code(), report.text());
            String correction = report.text().substring(report.text().indexOf("\n-- SQL"));
            for (String statement : correction.lines().filter(line -> !line.startsWith("--"))
                    .reduce("", (first, second) -> first + "\n" + second).split(";")) {
                if (!statement.isBlank()) {
                    database.execute(statement);
                }
            }
            await().atMost(LONG).until(() -> service.get("/q/health/ready").status() == 200);
        }
        assertEquals(List.of("2"), database.strings("SELECT COUNT(*) FROM users"));
    }

    private void alembic(String key) throws Exception {
        AlembicProject.upgrade(database, directory, key);
        database.execute("INSERT INTO users (email) VALUES ('a@example.com'), ('b@example.com')");
    }

    private record Answer(int code, String text) {
    }

    private Answer run(String... arguments) throws Exception {
        PackagedProgram program = PackagedProgram.start(environment(database), arguments);
        return new Answer(program.await(), program.output());
    }
}
