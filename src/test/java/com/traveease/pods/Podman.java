package com.traveease.pods;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** The engine that plays pods here, as a node does in a cluster. */
final class Podman {

    /**
     * @param output both streams
     */
    record Outcome(int exit, String output) {
    }

    private Podman() {
    }

    static Outcome run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("podman"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), output);
    }

    /** What is there of a container, as {@code podman inspect} has it. */
    static JsonNode inspect(String container) throws IOException, InterruptedException {
        Outcome outcome = run("container", "inspect", container);
        if (outcome.exit() != 0) {
            throw new IOException(outcome.output());
        }
        return new ObjectMapper().readTree(outcome.output()).get(0);
    }

    static String log(String container) throws IOException, InterruptedException {
        return run("logs", container).output();
    }

    /** Ends when the init containers have, as the engine does. */
    static Outcome play(Path directory, JsonNode pod) throws IOException, InterruptedException {
        Path file = directory.resolve(pod.at("/metadata/name").asText() + ".yaml");
        Files.writeString(file, Manifests.written(pod));
        return run("kube", "play", file.toString());
    }

    static void remove(String pod) throws IOException, InterruptedException {
        run("pod", "rm", "--force", "--time", "0", "--ignore", pod);
    }
}
