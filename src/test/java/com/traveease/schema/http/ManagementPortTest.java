package com.traveease.schema.http;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import java.net.URI;
import java.util.Map;

import org.junit.jupiter.api.Test;

import com.traveease.testing.SchemaAtHead;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;

/** A build with a port of its own for health and metrics, that tells no SQL. */
@QuarkusTest
@TestProfile(ManagementPortTest.Separate.class)
@WithTestResource(SchemaAtHead.class)
class ManagementPortTest {

    public static class Separate implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.management.enabled", "true", "quarkus.management.test-port", "0", "schema.http.sql",
                    "false");
        }
    }

    @TestHTTPResource(management = true)
    URI management;

    @Test
    void healthAndMetricsAreThereAndTheSchemaIsHere() {
        when().get("/schema/version").then().statusCode(200);
        when().get("/q/health/live").then().statusCode(404);
        when().get("/q/metrics").then().statusCode(404);
        given().port(management.getPort()).when().get("/q/health/live").then().statusCode(200).body("status", is("UP"));
        given().port(management.getPort()).accept("text/plain").when().get("/q/metrics").then().statusCode(200)
                .body(containsString("traveease_schema_ready"));
        given().port(management.getPort()).when().get("/schema/version").then().statusCode(404);
    }

    @Test
    void aRevisionIsToldWithoutItsSql() {
        when().get("/schema/revisions/001").then().statusCode(200)
                .body("revision", is("001_initial_sqlalchemy_models"))
                .body("script", is("V001__initial_sqlalchemy_models.sql"))
                .body("sql", nullValue())
                .body("undoScript", is("U001__initial_sqlalchemy_models.sql"))
                .body("undoSql", nullValue());
    }
}
