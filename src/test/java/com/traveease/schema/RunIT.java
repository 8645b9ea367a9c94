package com.traveease.schema;

import static com.traveease.testing.PackagedProgram.environment;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.traveease.testing.PackagedProgram;
import com.traveease.testing.TestDatabase;

/** The packaged program beside others of its kind, and told to end. */
class RunIT {

    @TempDir
    private Path scripts;
    private TestDatabase database;

    @BeforeEach
    void create() {
        database = TestDatabase.create();
    }

    @AfterEach
    void drop() throws Exception {
        database.close();
    }

    @Test
    void ofManyStartedTogetherExactlyOneRunsEachStatement() throws Exception {
        write("V1__a.sql",
                "CREATE TABLE a (n INT); INSERT INTO a VALUES (1); UPDATE a SET n = n + 1; ALTER TABLE a ADD INDEX (n);");
        write("V2__b.sql", "INSERT INTO a SELECT n FROM a; CREATE TABLE b AS SELECT * FROM a;");
        List<PackagedProgram> programs = new ArrayList<>();
        // A JVM each takes its time, and memory.
        for (int i = 0; i < (PackagedProgram.isNative() ? 32 : 6); i++) {
            programs.add(upgrade());
        }
        int started = 0;
        for (PackagedProgram program : programs) {
            assertEquals(0, program.await(), program.output());
            started += program.output().split("Running upgrade", -1).length - 1;
        }
        assertEquals(2, started);
        assertEquals(List.of("2", "2"), database.strings("SELECT n FROM b"));
    }

    @Test
    void whoHasTheLockIsSaidAndTheWaitEnds() throws Exception {
        write("V1__a.sql", "CREATE TABLE a (n INT);");
        try (Connection other = database.connect()) {
            other.createStatement().execute("DO GET_LOCK('traveease-schema:%s', 0)".formatted(database.schema()));
            PackagedProgram program = upgrade("--lock-timeout", "2s");
            assertEquals(4, program.await(), program.output());
            assertTrue(program.output().contains("FAILED: The lock of this schema is still held by connection "),
                    program.output());
        }
        assertEquals(List.of(), database.strings("SHOW TABLES"));
    }

    @Test
    void toldToEndItTakesALongStatementBackAndTheNextRunDoesIt() throws Exception {
        write("V1__a.sql", "CREATE TABLE a (n INT); INSERT INTO a VALUES (1); UPDATE a SET n = n + 1 WHERE SLEEP(60) = 0;");
        PackagedProgram program = upgrade();
        await().atMost(Duration.ofSeconds(60)).until(() -> !database
                .strings("SELECT id FROM information_schema.processlist WHERE info LIKE 'UPDATE a%%' AND db = '%s'"
                        .formatted(database.schema()))
                .isEmpty());
        Instant told = Instant.now();
        program.end();
        assertEquals(143, program.await(), program.output());
        assertTrue(Duration.between(told, Instant.now()).compareTo(Duration.ofSeconds(25)) < 0, program.output());
        assertTrue(program.output().contains("STOPPED: The process was asked to stop at V1__a.sql, statement 3 "
                + "of 3 (line 1). Statements 1 to 2 are applied and stay; nothing of statement 3 remains."),
                program.output());

        write("V1__a.sql", "CREATE TABLE a (n INT); INSERT INTO a VALUES (1); UPDATE a SET n = n + 1;");
        PackagedProgram second = upgrade();
        assertEquals(0, second.await(), second.output());
        assertEquals(List.of("2"), database.strings("SELECT n FROM a"));
    }

    private void write(String name, String sql) throws Exception {
        Files.writeString(scripts.resolve(name), sql);
    }

    private PackagedProgram upgrade(String... options) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("upgrade", "--locations", "filesystem:" + scripts));
        arguments.addAll(List.of(options));
        return PackagedProgram.start(environment(database), arguments.toArray(new String[0]));
    }
}
