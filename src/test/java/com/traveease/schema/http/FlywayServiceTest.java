package com.traveease.schema.http;

import static io.restassured.RestAssured.when;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.junit.jupiter.api.Test;

import com.traveease.schema.service.SchemaKeeper;
import com.traveease.schema.service.State;
import com.traveease.testing.BuiltIn;
import com.traveease.testing.EmptySchema;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;

/** The service with stock Flyway, which applies all phases after HTTP is open; everything else is as ever. */
@QuarkusTest
@TestProfile(FlywayServiceTest.Chosen.class)
@WithTestResource(EmptySchema.class)
class FlywayServiceTest {

    public static class Chosen implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.flyway.active", "true");
        }
    }

    @Inject
    SchemaKeeper keeper;
    /** The extension's own. */
    @Inject
    Flyway flyway;
    @ConfigProperty(name = "quarkus.flyway.active")
    boolean active;

    @Test
    void stockFlywayAppliesAllPhases() {
        assertEquals(false, active, "else the extension migrates before HTTP is open");
        await().atMost(Duration.ofMinutes(2)).until(() -> keeper.status().state() == State.READY);
        when().get("/q/health/ready").then().statusCode(200).body("checks[0].data.current", is(BuiltIn.HEAD));
        when().get("/schema/version").then().statusCode(200).body("current", is(BuiltIn.HEAD)).body("upToDate", is(true));
        when().get("/schema/history").then().statusCode(200).body("state", hasSize(BuiltIn.COUNT))
                .body("state", everyItem(is("applied")));
        assertEquals(List.of(), Arrays.stream(flyway.info().pending()).map(MigrationInfo::getScript).toList());
    }
}
