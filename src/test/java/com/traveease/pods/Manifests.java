package com.traveease.pods;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;

/**
 * Kubernetes objects, as kustomize prints them.
 *
 * @param all in the order of the text
 */
record Manifests(List<JsonNode> all) {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    Manifests {
        all = List.copyOf(all);
    }

    static Manifests parse(String text) throws IOException {
        try (JsonParser parser = YAML.createParser(text)) {
            return new Manifests(YAML.readerFor(JsonNode.class).<JsonNode> readValues(parser).readAll());
        }
    }

    /** What kustomize makes of a folder; empty where there is no kubectl. */
    static Optional<String> rendered(String folder) throws IOException, InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder("kubectl", "kustomize", folder).redirectErrorStream(true).start();
        } catch (IOException e) {
            return Optional.empty();
        }
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("kubectl kustomize %s: %s".formatted(folder, text));
        }
        return Optional.of(text);
    }

    static String written(JsonNode object) throws IOException {
        return YAML.writeValueAsString(object);
    }

    JsonNode only(String kind) {
        List<JsonNode> found = all.stream().filter(object -> object.path("kind").asText().equals(kind)).toList();
        if (found.size() != 1) {
            throw new IllegalStateException("%d of kind %s".formatted(found.size(), kind));
        }
        return found.get(0);
    }

    JsonNode named(String name) {
        return all.stream().filter(object -> object.at("/metadata/name").asText().equals(name)).findFirst().orElseThrow();
    }

    /** What the pods of a workload are made of. */
    static JsonNode podSpec(JsonNode workload) {
        return workload.at("/spec/template/spec");
    }

    /** Of the pods of a workload, those that run our program. */
    static List<JsonNode> programs(JsonNode workload) {
        return Stream.of("initContainers", "containers").flatMap(list -> items(podSpec(workload).path(list)))
                .filter(container -> container.path("name").asText().equals("traveease-schema")).toList();
    }

    static Stream<JsonNode> items(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
