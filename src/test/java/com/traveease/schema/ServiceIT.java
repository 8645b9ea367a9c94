package com.traveease.schema;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.traveease.testing.BuiltIn;
import com.traveease.testing.EmptySchema;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.RestAssured;

/** The packaged service on an empty schema: it migrates and answers. */
@QuarkusIntegrationTest
@WithTestResource(EmptySchema.class)
class ServiceIT {

    private static final String HEAD = BuiltIn.HEAD;

    @BeforeEach
    void hasMigrated() {
        given().queryParam("atLeast", "head").queryParam("wait", "PT60S").when().get("/schema/version").then().statusCode(200);
    }

    @Test
    void healthExplains() {
        when().get("/q/health").then().statusCode(200).body("status", is("UP"));
        when().get("/q/health/ready").then().statusCode(200).body("checks[0].data.current", is(HEAD));
    }

    @Test
    void versionIsAtHead() {
        when().get("/schema/version").then().statusCode(200).body("current", is(HEAD)).body("upToDate", is(true));
        given().accept("text/plain").when().get("/schema/version").then().statusCode(200).body(equalTo(HEAD + " (head)\n"));
    }

    @Test
    void everyScriptIsInTheProgramAsItIsInTheSources() throws IOException {
        Path scripts = Path.of("src/main/resources/db/migration");
        List<String> revisions = when().get("/schema/history").then().statusCode(200).body("", hasSize(BuiltIn.COUNT))
                .body("[0].took", containsString("PT")).extract().path("revision");
        for (String revision : revisions) {
            String file = revision.replaceFirst("_", "__") + ".sql";
            when().get("/schema/revisions/" + revision).then().statusCode(200)
                    .body("sql", equalTo(Files.readString(scripts.resolve("V" + file))))
                    .body("undoSql", equalTo(Files.readString(scripts.resolve("U" + file))));
        }
    }

    @Test
    void problemsAreJson() {
        when().get("/nothing").then().statusCode(404).contentType("application/problem+json").body("status", is(404));
        when().get("/schema/version?atLeast=zzz").then().statusCode(404).contentType("application/problem+json");
        when().get("/schema/version?atLeast=1&wait=x").then().statusCode(400).contentType("application/problem+json");
    }

    @Test
    void anAddressThatIsNoneIsAProblemToo() throws IOException {
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            socket.getOutputStream().write("GET /schema/revisions/%zz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(answer.startsWith("HTTP/1.1 400 ") && answer.contains("application/problem+json"), answer);
        }
    }

    @Test
    void metricsAndOpenApiAreThere() {
        given().accept("text/plain").when().get("/q/metrics").then().statusCode(200)
                .body(containsString("traveease_schema_ready 1.0"));
        given().accept("application/json").when().get("/q/openapi").then().statusCode(200).body("paths.keySet()",
                hasItems("/schema/version", "/schema/history", "/schema/revisions/{id}"));
    }
}
