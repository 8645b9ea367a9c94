package com.traveease.schema;

import static com.traveease.testing.PackagedProgram.environment;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import com.sun.net.httpserver.HttpServer;
import com.traveease.testing.BuiltIn;
import com.traveease.testing.PackagedProgram;
import com.traveease.testing.TestDatabase;

/** {@code health}, as an image asks the service that runs in it. */
class HealthIT {

    private static final Duration LONG = Duration.ofSeconds(90);
    private static final String HEAD = BuiltIn.HEAD;

    private static PackagedProgram health(String port, String... options) throws Exception {
        PackagedProgram command = PackagedProgram.start(Map.of("QUARKUS_HTTP_PORT", port),
                Stream.concat(Stream.of("health"), Stream.of(options)).toArray(String[]::new));
        command.await();
        return command;
    }

    @Test
    void aServiceThatIsReadyIsHealthy() throws Exception {
        try (TestDatabase database = TestDatabase.create();
                PackagedProgram service = PackagedProgram.start(environment(database))) {
            await().atMost(LONG).until(() -> service.get("/q/health/ready").status() == 200);
            PackagedProgram health = health(service.port().orElseThrow());
            assertEquals("ready: " + HEAD + "\n", health.output());
            assertEquals(0, health.await());
            PackagedProgram json = health(service.port().orElseThrow(), "--output", "json");
            assertEquals("{\"command\":\"health\",\"ready\":true,\"state\":\"ready\",\"current\":\"" + HEAD
                    + "\",\"reason\":null}\n", json.output());
        }
    }

    @Test
    void aServiceThatIsNotReadySaysWhy() throws Exception {
        try (PackagedProgram service = PackagedProgram
                .start(environment("jdbc:mysql://127.0.0.1:1/traveease", "app", "secret"))) {
            await().atMost(LONG).until(() -> service.get("/q/health/ready").body().contains("Nothing listens"));
            PackagedProgram health = health(service.port().orElseThrow());
            assertTrue(health.output().startsWith("waiting-for-database: Nothing listens at 127.0.0.1:1"), health.output());
            assertEquals(1, health.await());
        }
    }

    @Test
    void noServiceIsAFailure() throws Exception {
        PackagedProgram health = health("1");
        assertTrue(health.output().startsWith("FAILED: No service answers at http://localhost:1: Connection refused"),
                health.output());
        assertEquals(3, health.await());
    }

    @Test
    void anotherServiceIsAFailure() throws Exception {
        HttpServer other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        other.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        other.start();
        try {
            PackagedProgram health = health(String.valueOf(other.getAddress().getPort()));
            assertTrue(health.output().contains("something else listens there"), health.output());
            assertEquals(3, health.await());
        } finally {
            other.stop(0);
        }
    }

    @Test
    void aServiceThatAnswersForEverIsAFailure() throws Exception {
        HttpServer other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        other.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream body = exchange.getResponseBody()) {
                while (true) {
                    body.write(' ');
                    body.flush();
                    Thread.sleep(200);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        other.start();
        try {
            PackagedProgram health = health(String.valueOf(other.getAddress().getPort()));
            assertTrue(health.output().contains("no answer within 5 s"), health.output());
            assertEquals(3, health.await());
        } finally {
            other.stop(0);
        }
    }

    @Test
    void aHostThatIsNoneIsWrongUsage() throws Exception {
        try (PackagedProgram health = PackagedProgram.start(Map.of("QUARKUS_HTTP_HOST", "a b", "QUARKUS_HTTP_PORT", "8080"),
                "health")) {
            assertEquals(2, health.await());
            assertEquals("FAILED: QUARKUS_HTTP_HOST is not the name of a host: a b\n", health.output());
        }
    }

    @Test
    void aPortThatIsNoneIsWrongUsage() throws Exception {
        for (String port : List.of("http", "0", "65536")) {
            PackagedProgram health = health(port);
            assertTrue(health.output().startsWith("FAILED: QUARKUS_HTTP_PORT is not a port"), health.output());
            assertEquals(2, health.await());
        }
    }
}
