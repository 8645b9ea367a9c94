package com.traveease.pods;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.databind.JsonNode;

/** The pipelines: ours, and the one for others to copy. */
class WorkflowsTest {

    private static final Path OURS = Path.of(".github/workflows");
    private static final Path OTHERS = Path.of("docker/github");

    static List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path folder : List.of(OURS, OTHERS)) {
            try (Stream<Path> list = Files.list(folder)) {
                list.sorted().forEach(files::add);
            }
        }
        return files;
    }

    private static JsonNode read(Path file) throws IOException {
        List<JsonNode> documents = Manifests.parse(Files.readString(file)).all();
        assertEquals(1, documents.size());
        return documents.get(0);
    }

    @ParameterizedTest
    @MethodSource("files")
    void actionsArePinnedAndPermissionsAreSaid(Path file) throws IOException {
        JsonNode workflow = read(file);
        assertEquals("read", workflow.at("/permissions/contents").asText());
        assertEquals(1, workflow.path("permissions").size());
        assertTrue(workflow.path("jobs").size() > 0);
        for (JsonNode job : workflow.path("jobs")) {
            if (job.path("uses").asText().startsWith("./.github/workflows/")) {
                continue; // one of these files
            }
            assertTrue(job.path("timeout-minutes").isInt(), "timeout-minutes");
            assertTrue(job.path("steps").size() > 0);
            for (JsonNode step : job.path("steps")) {
                assertTrue(step.has("run") != step.has("uses"), step.toString());
                if (step.has("uses")) {
                    assertTrue(step.path("uses").asText().matches("[\\w-]+/[\\w-]+@[0-9a-f]{40}"), step.path("uses").asText());
                }
                // What comes from outside would be a part of the script.
                assertFalse(step.path("run").asText().contains("${{"), step.path("run").asText());
                if (step.path("uses").asText().startsWith("actions/checkout@")) {
                    assertFalse(step.at("/with/persist-credentials").asBoolean(true));
                }
            }
        }
    }

    @Test
    void everyServerAndJavaThatIsSupportedIsTried() throws IOException {
        JsonNode jobs = read(OURS.resolve("ci.yml")).path("jobs");
        assertEquals("[\"17\",\"21\",\"25\"]", jobs.at("/test/strategy/matrix/java").toString());
        assertEquals("[\"8.0\",\"8.4\",\"9\"]", jobs.at("/servers/strategy/matrix/mysql").toString());
    }

    @Test
    void othersTryUpDownAndUpAgain() throws IOException {
        List<String> commands = Manifests.items(read(OTHERS.resolve("database-migration.yml")).at("/jobs/migrate/steps"))
                .map(step -> step.path("run").asText().replace("$SCHEMA ", "")).toList();
        assertEquals(List.of("history -v", "upgrade", "check", "downgrade base --allow-data-loss", "upgrade", "check"),
                commands);
    }
}
