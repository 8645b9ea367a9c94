package com.traveease.schema.http;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

import com.traveease.schema.connection.Database;
import com.traveease.schema.connection.DatabaseAddress;
import com.traveease.schema.migration.Migrator;
import com.traveease.schema.revision.ScriptFolder;
import com.traveease.schema.service.SchemaKeeper;
import com.traveease.schema.service.State;
import com.traveease.testing.EmptySchema;
import com.traveease.testing.Silent;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;

/** The service with migration off, on an empty schema that somebody else migrates. */
@QuarkusTest
@TestProfile(WaitingTest.MigrationOff.class)
@WithTestResource(EmptySchema.class)
class WaitingTest {

    public static class MigrationOff implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.flyway.migrate-at-start", "false", "quarkus.thread-pool.max-threads", "4");
        }
    }

    @Inject
    SchemaKeeper keeper;
    @Inject
    StatusWaiters waiters;
    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;
    @ConfigProperty(name = "quarkus.datasource.username")
    String user;
    @ConfigProperty(name = "quarkus.datasource.password")
    String password;

    @Test
    void reportsUntilSomebodyElseMigratesAndThenAnswersAllWhoWait() throws Exception {
        await().until(() -> keeper.status().state() == State.PENDING);
        when().get("/q/health/live").then().statusCode(200);
        when().get("/q/health/started").then().statusCode(200);
        when().get("/q/health/ready").then().statusCode(503)
                .body("checks[0].data.state", is("pending"))
                .body("checks[0].data.pending", hasSize(5))
                .body("checks[0].data.pending[1]", is("002_flight_booking_schema"));
        when().get("/schema/version").then().statusCode(200)
                .body("current", nullValue()).body("pending", hasSize(5)).body("upToDate", is(false)).body("applied", is(0));
        given().accept("text/plain").when().get("/schema/version").then().statusCode(200).body(equalTo(""));
        given().queryParam("atLeast", "001").when().get("/schema/version").then().statusCode(503)
                .header("Retry-After", is("2")).body("state", is("pending"));
        Described described = Described.served();
        described.check("/schema/version?atLeast=001", "application/json", 503);
        described.check("/schema/version?atLeast=001", "text/plain", 503);
        described.check("/schema/history", "application/json", 200);
        described.check("/q/health", "application/json", 503);
        described.check("/q/health/ready", "application/json", 503);
        given().queryParam("atLeast", "001").queryParam("wait", "PT0.3S").when().get("/schema/version").then().statusCode(503)
                .time(greaterThan(290L));

        // Many more than the worker pool has threads, and yet nobody is kept from being answered.
        ExecutorService clients = Executors.newFixedThreadPool(60);
        List<Future<Integer>> waiting = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            waiting.add(clients.submit(() -> given().queryParam("atLeast", "004").queryParam("wait", "PT60S").when()
                    .get("/schema/version").statusCode()));
        }
        await().until(() -> waiters.count() == 60);
        when().get("/q/health/live").then().statusCode(200);
        assertFalse(waiting.stream().anyMatch(Future::isDone));

        new Migrator(new Database(new DatabaseAddress(url, user, password)), ScriptFolder.builtIn(), Duration.ofMinutes(1))
                .upgrade(new Silent());

        for (Future<Integer> answer : waiting) {
            assertEquals(200, answer.get(30, TimeUnit.SECONDS));
        }
        clients.shutdown();
        given().queryParam("atLeast", "head").queryParam("wait", "PT30S").when().get("/schema/version").then().statusCode(200);
        when().get("/q/health/ready").then().statusCode(200);
    }
}
