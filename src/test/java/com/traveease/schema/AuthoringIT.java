package com.traveease.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.traveease.testing.PackagedProgram;
import com.traveease.testing.TestDatabase;

/** The packaged program has its model in it, and writes scripts that it can run. */
class AuthoringIT {

    private static final String TABLE = "CREATE TABLE notes (id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY, text VARCHAR(100) NOT NULL";

    @TempDir
    Path directory;

    private final TestDatabase database = TestDatabase.create();

    private String run(int exit, String... arguments) throws IOException, InterruptedException {
        Path out = directory.resolve("out");
        Path err = directory.resolve("err");
        Map<String, String> environment = PackagedProgram.environment(database);
        Process process = PackagedProgram.builder(environment, arguments).redirectOutput(out.toFile())
                .redirectError(err.toFile()).start();
        assertTrue(process.waitFor(2, TimeUnit.MINUTES), "It does not end");
        assertEquals(exit, process.exitValue(), Files.readString(out) + Files.readString(err));
        return Files.readString(out);
    }

    @Test
    void comparesScriptsWithTheBuiltInModel() throws Exception {
        try (database) {
            assertEquals("No difference between scripts and model.\n", run(0, "diff", "scripts", "model"));
            assertTrue(run(1, "diff", "scripts@004", "model").contains("Detected added view 'booking_ledger'\n"));
            assertTrue(run(0, "diff", "scripts@004", "model", "--sql").contains("CREATE TABLE funnel_events ("));
        }
    }

    @Test
    void writesAPairThatItRuns() throws Exception {
        Path scripts = Files.createDirectory(directory.resolve("scripts"));
        Path model = Files.createDirectory(directory.resolve("model"));
        Files.writeString(scripts.resolve("V1__notes.sql"), TABLE + ");");
        Files.writeString(model.resolve("notes.sql"), TABLE + ", author VARCHAR(60) NULL);");
        String from = "filesystem:" + scripts;
        try (database) {
            run(0, "revision", "--autogenerate", "-m", "authors", "--model", "filesystem:" + model, "--locations", from);
            assertTrue(Files.readString(scripts.resolve("V2__authors.sql")).contains("ADD COLUMN author VARCHAR(60) NULL"));
            run(0, "upgrade", "--locations", from);
            assertEquals("No difference between live and filesystem:%s.\n".formatted(model),
                    run(0, "diff", "live", "filesystem:" + model, "--locations", from));
            run(0, "downgrade", "-1", "--locations", from);
            run(0, "check", "--only", "live", "--locations", from);
        }
    }
}
