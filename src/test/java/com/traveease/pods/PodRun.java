package com.traveease.pods;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;
import com.traveease.development.mysql.MySqlRelease;
import com.traveease.development.mysql.MySqlServer;
import com.traveease.testing.BuiltIn;

/**
 * Plays the manifests of {@code docker/kubernetes} in real pods against a real MySQL. Run by {@code src/test/scripts/pod-test},
 * which makes the images, not by the build.
 */
@TestMethodOrder(MethodOrderer.MethodName.class)
class PodRun {

    private static final String HEAD = BuiltIn.HEAD;
    private static final String PROGRAM = "traveease-schema";
    private static final String PASSWORD = "only-for-this-test";
    private static final Duration LONG = Duration.ofMinutes(7);
    /** On a processor of one's own it is one second. */
    private static final Duration FLOOR_LIMIT = Duration.ofSeconds(15);

    @TempDir
    private static Path server;

    private static MySqlServer mysql;

    @TempDir
    private Path directory;

    private final List<String> pods = new ArrayList<>();
    private String schema;
    private Path secret;
    private String name;

    @BeforeAll
    static void startMySql() throws SQLException {
        mysql = MySqlServer.start(MySqlRelease.V8_0_31, server, "--bind-address=0.0.0.0");
        try (Connection connection = mysql.connect(""); Statement statement = connection.createStatement()) {
            statement.execute("CREATE USER schema_owner IDENTIFIED BY '" + PASSWORD + "'");
        }
    }

    @AfterAll
    static void stopMySql() {
        mysql.close();
    }

    @BeforeEach
    void makeSchema(TestInfo test) throws Exception {
        name = test.getTestMethod().orElseThrow().getName();
        schema = "pod_" + Integer.toHexString(name.hashCode());
        mysql.createSchema(schema);
        execute("GRANT ALL ON " + schema + ".* TO schema_owner");
        secret = Files.createDirectory(directory.resolve("secret"));
        Files.writeString(secret.resolve("url"), "mysql://schema_owner:%s@host.containers.internal:%d/%s\n".formatted(PASSWORD,
                mysql.port(), schema));
        for (Path path : List.of(directory, secret)) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    @AfterEach
    void removePods() throws Exception {
        for (String pod : pods) {
            Podman.remove(pod);
        }
        mysql.dropSchema(schema);
    }

    private void execute(String... statements) throws SQLException {
        try (Connection connection = mysql.connect(schema); Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private String value(String query) throws SQLException {
        try (Connection connection = mysql.connect(schema);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getString(1);
        }
    }

    private String revisions() throws SQLException {
        return value(
                "SELECT GROUP_CONCAT(version ORDER BY installed_rank) FROM flyway_schema_history WHERE version IS NOT NULL");
    }

    private static JsonNode workload(String folder, String kind, String name) throws Exception {
        Manifests manifests = Manifests.parse(Manifests.rendered(folder).orElseThrow());
        return manifests.all().stream().filter(object -> object.path("kind").asText().equals(kind))
                .filter(object -> object.at("/metadata/name").asText().equals(name)).findFirst().orElseThrow();
    }

    private PlayedPod pod(String pod, JsonNode workload) {
        pods.add(pod);
        return new PlayedPod(pod, workload, secret);
    }

    private PlayedPod service(String pod) throws Exception {
        return pod(pod, workload("docker/kubernetes/base", "Deployment", "traveease-schema"));
    }

    private PlayedPod job(String pod) throws Exception {
        return pod(pod, workload("docker/kubernetes/job", "Job", "traveease-schema-upgrade"));
    }

    private PlayedPod application(String pod, String deployment) throws Exception {
        return pod(pod, workload("src/test/resources/kubernetes/application", "Deployment", deployment));
    }

    private Podman.Outcome play(PlayedPod pod) throws Exception {
        return Podman.play(directory, pod.json());
    }

    private static int exitOf(String pod) throws Exception {
        await().atMost(LONG).until(() -> Podman.inspect(pod + "-" + PROGRAM).at("/State/Status").asText().equals("exited"));
        return Podman.inspect(pod + "-" + PROGRAM).at("/State/ExitCode").asInt();
    }

    private static String logOf(String pod) throws Exception {
        return Podman.log(pod + "-" + PROGRAM);
    }

    /** Scripts of somebody's own. */
    private Path scripts(String... namesAndTexts) throws Exception {
        Path scripts = Files.createTempDirectory(directory, "scripts");
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            Files.writeString(scripts.resolve(namesAndTexts[i]), namesAndTexts[i + 1]);
        }
        Files.setPosixFilePermissions(scripts, PosixFilePermissions.fromString("rwxr-xr-x"));
        return scripts;
    }

    private void tell(String what) {
        System.out.printf("%-44s %s%n", name, what);
    }

    @Test
    void theApplicationStartsAfterTheMigration() throws Exception {
        Podman.Outcome played = play(application("shop", "shop"));
        assertEquals(0, played.exit(), played.output() + logOf("shop"));
        JsonNode migration = Podman.inspect("shop-" + PROGRAM);
        assertEquals(0, migration.at("/State/ExitCode").asInt());
        OffsetDateTime migrated = OffsetDateTime.parse(migration.at("/State/FinishedAt").asText());
        JsonNode shop = Podman.inspect("shop-shop");
        assertEquals("running", shop.at("/State/Status").asText());
        assertTrue(migrated.isBefore(OffsetDateTime.parse(shop.at("/State/StartedAt").asText())));
        assertEquals(64 << 20, migration.at("/HostConfig/Memory").asLong());
        assertTrue(migration.at("/HostConfig/ReadonlyRootfs").asBoolean());
        assertEquals(0, migration.path("EffectiveCaps").size());
        assertEquals(String.join(",", BuiltIn.versions()), revisions());
        tell("init container 0, application running since after it; 64 MiB, read-only, no capabilities");
    }

    @Test
    void aFailingMigrationKeepsThePodInInit() throws Exception {
        Path scripts = scripts("V1__seats.sql",
                "CREATE TABLE seat (id INT PRIMARY KEY);\nALTER TABLE seat ADD COLUMN id INT;\n");
        assertTrue(play(application("failing", "shop").withScripts(scripts)).exit() != 0);
        assertEquals(3, exitOf("failing"));
        assertTrue(logOf("failing").contains("V1__seats.sql, statement 2 of 2 (line 2) failed: Duplicate column name 'id'"),
                logOf("failing"));
        assertEquals("created", Podman.inspect("failing-shop").at("/State/Status").asText());
        String said = logOf("failing").lines().reduce((first, last) -> last).orElseThrow();

        Files.writeString(scripts.resolve("V1__seats.sql"),
                "CREATE TABLE seat (id INT PRIMARY KEY);\nALTER TABLE seat ADD COLUMN seat_row INT;\n");
        assertEquals(0, play(application("corrected", "shop").withScripts(scripts)).exit(), () -> uncheckedLog("corrected"));
        assertEquals("running", Podman.inspect("corrected-shop").at("/State/Status").asText());
        tell("exit 3, application never started, log: \"" + said + "\"; corrected, the next pod went on");
    }

    private static String uncheckedLog(String pod) {
        try {
            return logOf(pod);
        } catch (Exception e) {
            return e.toString();
        }
    }

    @Test
    void theApplicationWaitsForTheRevision() throws Exception {
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            PlayedPod search = application("search", "search");
            Future<Podman.Outcome> waiting = other.submit(() -> play(search));
            await().atMost(LONG).until(() -> logOf("search").contains("The database is at <base>"));
            assertEquals("created", Podman.inspect("search-search").at("/State/Status").asText());
            play(job("migrates"));
            assertEquals(0, exitOf("migrates"), () -> uncheckedLog("migrates"));
            assertEquals(0, waiting.get().exit(), () -> uncheckedLog("search"));
            assertEquals("running", Podman.inspect("search-search").at("/State/Status").asText());
        } finally {
            other.shutdownNow();
        }
        tell("waited in init, started when a Job had migrated");
    }

    @Test
    void eightPodsAtOnce() throws Exception {
        List<PlayedPod> all = new ArrayList<>();
        for (int i = 1; i <= 8; i++) {
            all.add(application("crowd-" + i, "shop"));
        }
        ExecutorService nodes = Executors.newFixedThreadPool(all.size());
        try {
            List<Future<Podman.Outcome>> played = all.stream().map(pod -> nodes.submit(() -> play(pod))).toList();
            for (Future<Podman.Outcome> outcome : played) {
                assertEquals(0, outcome.get().exit(), outcome.get().output());
            }
        } finally {
            nodes.shutdownNow();
        }
        long ran = IntStream.rangeClosed(1, 8).filter(i -> uncheckedLog("crowd-" + i).contains("Running upgrade")).count();
        assertEquals(1, ran);
        assertEquals(String.join(",", BuiltIn.versions()), revisions());
        tell("all 0, one of them migrated");
    }

    @Test
    void theServiceAnswersItsProbes() throws Exception {
        JsonNode workload = workload("docker/kubernetes/base", "Deployment", "traveease-schema");
        assertEquals(0, play(service("service").asAnyUser()).exit());
        String ip = ipOf("service");
        for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
            String path = Manifests.programs(workload).get(0).at("/" + probe + "/httpGet/path").asText();
            await().atMost(LONG).until(() -> status(ip, path) == 200);
        }
        Podman.Outcome health = Podman.run("exec", "service-" + PROGRAM, "/traveease-schema", "health");
        assertEquals("ready: " + HEAD, health.output().strip());
        assertEquals(0, health.exit());
        assertEquals(0, Podman.run("stop", "--time", "30", "service-" + PROGRAM).exit());
        assertEquals(143, exitOf("service"));
        tell("started, live and ready under 128 MiB as user 1000660000; `health` 0; SIGTERM 143");
    }

    private static String ipOf(String pod) throws Exception {
        String infra = Podman.run("pod", "inspect", pod, "--format", "{{.InfraContainerID}}").output().strip();
        JsonNode networks = Podman.inspect(infra).at("/NetworkSettings/Networks");
        return networks.elements().next().path("IPAddress").asText();
    }

    private static int status(String ip, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://%s:8080%s".formatted(ip, path)))
                .timeout(Duration.ofSeconds(3)).build();
        try {
            return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return 0;
        }
    }

    private Path slowScripts() throws Exception {
        return scripts("V1__orders.sql", "CREATE TABLE orders (id INT PRIMARY KEY AUTO_INCREMENT, n INT);\n"
                + "INSERT INTO orders (n) VALUES (1);\nINSERT INTO orders (n) SELECT SLEEP(6) + 2;\n"
                + "INSERT INTO orders (n) VALUES (3);\nCREATE INDEX orders_n ON orders (n);\n");
    }

    private void awaitTheSlowStatement() {
        await().atMost(LONG).until(() -> !"0".equals(
                value("SELECT COUNT(*) FROM information_schema.processlist WHERE info LIKE 'INSERT INTO orders (n) SELECT SLEEP%'")));
    }

    private void assertOrdersAreWhole() throws SQLException {
        assertEquals("1,2,3", value("SELECT GROUP_CONCAT(n ORDER BY id) FROM orders"));
        assertEquals("1", revisions());
        assertEquals("0", value("SELECT COUNT(*) FROM traveease_schema_journal"));
    }

    @Test
    void aPodThatIsToldToEndInTheMiddle() throws Exception {
        Path scripts = slowScripts();
        play(job("evicted").withScripts(scripts));
        awaitTheSlowStatement();
        assertEquals(0, Podman.run("stop", "--time", "30", "evicted-" + PROGRAM).exit());
        assertEquals(143, exitOf("evicted"), () -> uncheckedLog("evicted"));
        String said = logOf("evicted").lines().reduce((first, last) -> last).orElseThrow();
        play(job("after-eviction").withScripts(scripts));
        assertEquals(0, exitOf("after-eviction"), () -> uncheckedLog("after-eviction"));
        assertOrdersAreWhole();
        tell("SIGTERM: exit 143, log: \"" + said + "\"; the next pod finished it");
    }

    @Test
    void aNodeThatDiesInTheMiddle() throws Exception {
        Path scripts = slowScripts();
        play(job("killed").withScripts(scripts));
        awaitTheSlowStatement();
        // With its network, so that nobody tells the server.
        Podman.run("pod", "kill", "--signal", "KILL", "killed");
        assertEquals(137, exitOf("killed"));
        play(job("after-death").withScripts(scripts));
        // The server lets go of the lock after five minutes.
        assertEquals(0, exitOf("after-death"), () -> uncheckedLog("after-death"));
        assertOrdersAreWhole();
        tell("SIGKILL: exit 137, the network gone with it; the next pod finished it, every row once");
    }

    @Test
    void theDatabaseMayComeAfterThePod() throws Exception {
        mysql.kill();
        play(job("early"));
        await().atMost(LONG).until(() -> logOf("early").contains("Nothing listens"));
        mysql.restart();
        assertEquals(0, exitOf("early"), () -> uncheckedLog("early"));
        assertEquals(String.join(",", BuiltIn.versions()), revisions());
        tell("waited, migrated, exit 0");
    }

    @Test
    void aRollingUpdateWithASlowMigration() throws Exception {
        String first = "CREATE TABLE orders (id INT PRIMARY KEY);\n";
        play(service("rolling-old").withScripts(scripts("V1__orders.sql", first)));
        String old = ipOf("rolling-old");
        await().atMost(LONG).until(() -> status(old, "/q/health/ready") == 200);

        play(service("rolling-new").withScripts(
                scripts("V1__orders.sql", first, "V2__seats.sql", "CREATE TABLE seat AS SELECT SLEEP(8) AS id;\n")));
        String young = ipOf("rolling-new");
        await().atMost(LONG).until(() -> !"0".equals(
                value("SELECT COUNT(*) FROM information_schema.processlist WHERE info LIKE 'CREATE TABLE seat AS SELECT SLEEP%'")));
        assertEquals(200, status(young, "/q/health/started"));
        assertEquals(200, status(young, "/q/health/live"));
        assertEquals(503, status(young, "/q/health/ready"));
        assertEquals(200, status(old, "/q/health/ready"));

        await().atMost(LONG).until(() -> status(young, "/q/health/ready") == 200);
        await().atMost(LONG).until(() -> Podman.run("exec", "rolling-old-" + PROGRAM, "/traveease-schema", "health").output()
                .startsWith("ahead: "));
        assertEquals(200, status(old, "/q/health/ready"));
        tell("while it migrates the new pod is started and live, not ready; the old one is ready before and after");
    }

    @Test
    void anOlderImageOnANewerSchema() throws Exception {
        play(job("today"));
        assertEquals(0, exitOf("today"), () -> uncheckedLog("today"));
        // What a newer image would have left.
        execute("INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by,"
                + " execution_time, success) VALUES (6, '006', 'seat map', 'SQL', 'V006__seat_map.sql', 1, 'schema_owner', 1, 1)");
        play(service("older"));
        String ip = ipOf("older");
        await().atMost(LONG).until(() -> status(ip, "/q/health/ready") == 200);
        assertTrue(Podman.run("exec", "older-" + PROGRAM, "/traveease-schema", "health").output().startsWith("ahead: "));
        assertEquals(0, play(application("older-shop", "shop")).exit(), () -> uncheckedLog("older-shop"));
        tell("service: ahead, ready; init container: exit 0");
    }

    /** What the machine has read of the image already costs a container nothing, so it has to be forgotten first. */
    private static void forgetTheImage() throws Exception {
        Files.writeString(Path.of("/proc/sys/vm/drop_caches"), "3");
    }

    /** The floor, and nothing about what is comfortable. */
    @Test
    void zTheLeastMemory() throws Exception {
        int jobs = 0;
        int services = 0;
        for (int megabytes : new int[] { 64, 48, 32, 24, 16, 12 }) {
            String suffix = "-" + megabytes;
            execute("DROP DATABASE " + schema, "CREATE DATABASE " + schema);
            forgetTheImage();
            play(job("job" + suffix).withMemory(megabytes + "Mi"));
            boolean migrated = within(FLOOR_LIMIT, () -> uncheckedLog("job" + suffix).contains(HEAD + " (head)"));
            Podman.remove("job" + suffix);
            if (!migrated) {
                break;
            }
            jobs = megabytes;
            forgetTheImage();
            play(service("service" + suffix).withMemory(megabytes + "Mi"));
            String ip = ipOf("service" + suffix);
            boolean ready = within(FLOOR_LIMIT, () -> status(ip, "/q/health/ready") == 200);
            Podman.remove("service" + suffix);
            if (!ready) {
                break;
            }
            services = megabytes;
        }
        assertTrue(jobs > 0 && jobs <= 64 && services > 0 && services <= 64, jobs + " " + services);
        tell("least limit that was enough: %d MiB for all five phases on an empty schema, %d MiB for the service".formatted(
                jobs,
                services));
    }

    private static boolean within(Duration limit, Callable<Boolean> condition) {
        try {
            await().atMost(limit).until(condition);
            return true;
        } catch (ConditionTimeoutException e) {
            return false;
        }
    }
}
