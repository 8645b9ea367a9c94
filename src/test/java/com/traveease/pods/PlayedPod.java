package com.traveease.pods;

import java.nio.file.Path;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One pod of a workload, as a cluster would make it, with what this machine has in place of a cluster's: an image that is here,
 * a folder in place of the Secret (podman 4.3 does not decode it), and no probes, which a kubelet would ask and the test does.
 */
final class PlayedPod {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    /** Of the range that OpenShift gives out. */
    private static final int ANY_USER = 1_000_660_000;

    private final ObjectNode pod = JSON.objectNode();
    private final ObjectNode spec;

    PlayedPod(String name, JsonNode workload, Path secret) {
        spec = Manifests.podSpec(workload).deepCopy();
        spec.remove(List.of("topologySpreadConstraints", "serviceAccountName"));
        spec.put("restartPolicy", "Never");
        pod.put("apiVersion", "v1").put("kind", "Pod");
        // Else podman forgets init containers when they have ended.
        pod.putObject("metadata").put("name", name).putObject("annotations").put("io.podman.annotations.init.container.type",
                "always");
        pod.set("spec", spec);
        Manifests.items(spec.path("volumes")).filter(volume -> volume.has("secret")).forEach(volume -> {
            ((ObjectNode) volume).remove("secret");
            ((ObjectNode) volume).putObject("hostPath").put("path", secret.toString()).put("type", "Directory");
        });
        for (String list : List.of("initContainers", "containers")) {
            Manifests.items(spec.path(list)).map(ObjectNode.class::cast).forEach(container -> {
                // podman 4.3 gives the ports to the machine too, of which there is one.
                container.remove(List.of("startupProbe", "livenessProbe", "readinessProbe", "ports"));
                boolean own = container.path("name").asText().equals("traveease-schema");
                container.put("image",
                        own ? "localhost/traveease-schema:pod-test" : "localhost/traveease-application:pod-test");
                container.put("imagePullPolicy", "Never");
            });
        }
    }

    private ObjectNode program() {
        return Manifests
                .items(spec.path("initContainers").isMissingNode() ? spec.path("containers") : spec.path("initContainers"))
                .filter(container -> container.path("name").asText().equals("traveease-schema")).map(ObjectNode.class::cast)
                .findFirst().orElseThrow();
    }

    /** With a folder of scripts mounted, in place of the built-in ones. */
    PlayedPod withScripts(Path scripts) {
        program().withArray("env").addObject().put("name", "SCHEMA_LOCATIONS").put("value", "filesystem:/scripts");
        program().withArray("volumeMounts").addObject().put("name", "scripts").put("mountPath", "/scripts").put("readOnly",
                true);
        ObjectNode volume = spec.withArray("volumes").addObject().put("name", "scripts");
        volume.putObject("hostPath").put("path", scripts.toString()).put("type", "Directory");
        return this;
    }

    PlayedPod withMemory(String limit) {
        ((ObjectNode) program().at("/resources/limits")).put("memory", limit);
        ((ObjectNode) program().at("/resources/requests")).put("memory", limit);
        return this;
    }

    PlayedPod withArguments(String... arguments) {
        ArrayNode list = program().putArray("args");
        List.of(arguments).forEach(list::add);
        return this;
    }

    /** As a user that the image has never heard of. */
    PlayedPod asAnyUser() {
        ((ObjectNode) program().path("securityContext")).put("runAsUser", ANY_USER);
        return this;
    }

    JsonNode json() {
        return pod;
    }
}
