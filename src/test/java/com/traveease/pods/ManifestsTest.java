package com.traveease.pods;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.traveease.schema.backup.BackupFile;

/** What {@code docker/kubernetes} amounts to, after kustomize. */
class ManifestsTest {

    private static final Path RENDERED = Path.of("src/test/resources/kubernetes");
    private static final Map<String, String> FOLDERS = Map.of("base", "docker/kubernetes/base", "job", "docker/kubernetes/job",
            "application", "src/test/resources/kubernetes/application", "backup", "src/test/resources/kubernetes/backup");

    private static Manifests of(String name) throws Exception {
        return Manifests.parse(Files.readString(RENDERED.resolve(name + ".yaml")));
    }

    private static List<JsonNode> workloads() throws Exception {
        return List.of(of("base").only("Deployment"), of("job").only("Job"), of("backup").only("Job"),
                of("application").named("shop"),
                of("application").named("search"), of("application").named("stock"));
    }

    /** The other tests look at what is kept here, so that they need no kubectl. */
    @ParameterizedTest
    @ValueSource(strings = { "base", "job", "application", "backup" })
    void whatIsKeptIsWhatKustomizeMakes(String name) throws Exception {
        Optional<String> now = Manifests.rendered(FOLDERS.get(name));
        Assumptions.assumeTrue(now.isPresent(), "There is no kubectl here");
        assertEquals(of(name).all(), Manifests.parse(now.get()).all(),
                "kubectl kustomize %s > %s/%s.yaml".formatted(FOLDERS.get(name), RENDERED, name));
    }

    /** Its script is run with a program in place of mysqldump. */
    @Test
    void theDumpOfTheJobIsABackupForTheProgram(@TempDir Path folder) throws Exception {
        JsonNode pod = Manifests.podSpec(of("backup").only("Job"));
        JsonNode dump = pod.at("/initContainers/0");
        assertFalse(dump.at("/securityContext/allowPrivilegeEscalation").asBoolean(true));
        assertTrue(dump.at("/securityContext/readOnlyRootFilesystem").asBoolean());
        assertEquals(dump.at("/securityContext/runAsGroup"), pod.at("/securityContext/fsGroup"));
        Path tools = Files.createDirectory(folder.resolve("tools"));
        Path claim = Files.createDirectory(folder.resolve("claim"));
        Path tool = Files.writeString(tools.resolve("mysqldump"),
                "#!/bin/sh\necho '-- Table structure for table `a`'; echo '-- Dump completed on today'\n");
        Files.setPosixFilePermissions(tool, PosixFilePermissions.fromString("rwxr-xr-x"));
        assertEquals(0, run(dump, tools, claim));
        Path latest = claim.resolve("latest.sql.gz");
        BackupFile backup = BackupFile.read(latest);
        assertEquals(Optional.empty(), backup.wrong());
        assertEquals(Set.of("a"), backup.tables());
        assertTrue(Manifests.programs(of("backup").only("Job")).get(0).path("args").path(1).asText()
                .equals("--backup=/backup/" + latest.getFileName()));
        Files.writeString(tool, "#!/bin/sh\necho '-- Table structure for table `a`'; exit 2\n");
        assertTrue(run(dump, tools, claim) != 0);
        assertTrue(Files.notExists(latest), "The dump of an earlier Job is taken for that of this one");
        try (Stream<Path> files = Files.list(claim)) {
            assertEquals(1, files.count());
        }
    }

    private static int run(JsonNode container, Path tools, Path claim) throws Exception {
        List<String> command = Manifests.items(container.path("command")).map(JsonNode::asText).toList();
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        Manifests.items(container.path("env"))
                .forEach(set -> builder.environment().put(set.path("name").asText(), set.path("value").asText()));
        builder.environment().put("BACKUP", claim.toString());
        builder.environment().put("PATH", tools + ":" + System.getenv("PATH"));
        Process process = builder.start();
        process.getInputStream().readAllBytes();
        return process.waitFor();
    }

    /** Pod Security Standards, level "restricted", and what is asked for beyond it. */
    @Test
    void theProgramRunsRestricted() throws Exception {
        for (JsonNode workload : workloads()) {
            JsonNode pod = Manifests.podSpec(workload);
            assertFalse(pod.path("automountServiceAccountToken").asBoolean(true));
            assertFalse(pod.path("hostNetwork").asBoolean());
            assertEquals(1, Manifests.programs(workload).size());
            JsonNode program = Manifests.programs(workload).get(0);
            JsonNode own = program.path("securityContext");
            assertFalse(own.path("allowPrivilegeEscalation").asBoolean(true));
            assertTrue(own.path("readOnlyRootFilesystem").asBoolean());
            assertEquals(List.of("ALL"), Manifests.items(own.at("/capabilities/drop")).map(JsonNode::asText).toList());
            assertTrue(either(own, pod, "/runAsNonRoot").asBoolean());
            assertEquals("RuntimeDefault", either(own, pod, "/seccompProfile/type").asText());
            // Of a number that is not there anybody may choose one, as OpenShift does.
            assertTrue(either(own, pod, "/runAsUser").isMissingNode());
            assertTrue(program.at("/resources/limits/memory").isTextual());
            assertTrue(program.at("/resources/requests/cpu").isTextual());
        }
    }

    private static JsonNode either(JsonNode container, JsonNode pod, String path) {
        return container.at(path).isMissingNode() ? pod.path("securityContext").at(path) : container.at(path);
    }

    @Test
    void theAddressComesFromAFileOfTheSecret() throws Exception {
        for (JsonNode workload : workloads()) {
            JsonNode program = Manifests.programs(workload).get(0);
            JsonNode variable = Manifests.items(program.path("env"))
                    .filter(set -> set.path("name").asText().equals("SQLALCHEMY_URL_FILE")).findFirst().orElseThrow();
            JsonNode mount = Manifests.items(program.path("volumeMounts"))
                    .filter(there -> variable.path("value").asText().equals(there.path("mountPath").asText() + "/url"))
                    .findFirst()
                    .orElseThrow();
            assertTrue(mount.path("readOnly").asBoolean());
            JsonNode volume = Manifests.items(Manifests.podSpec(workload).path("volumes"))
                    .filter(there -> there.path("name").equals(mount.path("name"))).findFirst().orElseThrow();
            // Who only waits needs to read, and gets no more.
            boolean waits = program.path("args").path(0).asText().equals("wait");
            assertEquals(waits ? "traveease-schema-reader" : "traveease-schema", volume.at("/secret/secretName").asText());
        }
    }

    @Test
    void noProbeKillsAMigration() throws Exception {
        JsonNode service = Manifests.programs(of("base").only("Deployment")).get(0);
        assertEquals("/q/health/started", service.at("/startupProbe/httpGet/path").asText());
        assertEquals("/q/health/live", service.at("/livenessProbe/httpGet/path").asText());
        assertEquals("/q/health/ready", service.at("/readinessProbe/httpGet/path").asText());
        assertTrue(of("job").only("Job").at("/spec/activeDeadlineSeconds").isMissingNode());
    }

    @Test
    void theProgramHasTimeToEnd() throws Exception {
        for (JsonNode workload : workloads()) {
            JsonNode grace = Manifests.podSpec(workload).path("terminationGracePeriodSeconds");
            // Kubernetes's default is 30 s, the program's own limit 25 s.
            assertTrue(grace.asInt(30) >= 30, grace.asText());
        }
    }

    @Test
    void theServiceFindsItsPodsAndMayBeReached() throws Exception {
        Manifests base = of("base");
        JsonNode labels = base.only("Deployment").at("/spec/template/metadata/labels");
        assertTrue(labels.size() > 0);
        for (String selector : List.of("/spec/selector/matchLabels",
                "/spec/template/spec/topologySpreadConstraints/0/labelSelector/matchLabels")) {
            assertEquals(labels, base.only("Deployment").at(selector));
        }
        assertEquals(labels, base.only("Service").at("/spec/selector"));
        assertEquals(labels, base.only("PodDisruptionBudget").at("/spec/selector/matchLabels"));
        assertEquals(labels, base.only("NetworkPolicy").at("/spec/podSelector/matchLabels"));
        assertEquals("http", base.only("Service").at("/spec/ports/0/targetPort").asText());
        assertEquals("http", Manifests.programs(base.only("Deployment")).get(0).at("/ports/0/name").asText());
    }

    @Test
    void anApplicationKeepsWhatItHas() throws Exception {
        JsonNode shop = Manifests.podSpec(of("application").named("shop"));
        assertEquals(List.of("traveease-schema", "warm-up"),
                Manifests.items(shop.path("initContainers")).map(container -> container.path("name").asText()).toList());
        JsonNode search = Manifests.podSpec(of("application").named("search"));
        assertEquals(List.of("traveease-schema", "index"),
                Manifests.items(search.path("volumes")).map(volume -> volume.path("name").asText()).toList());
        assertEquals("registry.example.com/traveease-schema:1.4.0", search.at("/initContainers/0/image").asText());
    }

    @Test
    void aJobIsMadeAnewByWhateverDeploys() throws Exception {
        JsonNode job = of("job").only("Job");
        JsonNode annotations = job.at("/metadata/annotations");
        assertEquals("BeforeHookCreation", annotations.path("argocd.argoproj.io/hook-delete-policy").asText());
        assertEquals("before-hook-creation", annotations.path("helm.sh/hook-delete-policy").asText());
        assertEquals("Never", Manifests.podSpec(job).path("restartPolicy").asText());
    }
}
