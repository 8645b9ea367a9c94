package com.traveease.schema.http;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.traveease.schema.service.SchemaKeeper;
import com.traveease.testing.BuiltIn;
import com.traveease.testing.SchemaAtHead;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** What the service answers when its database is at head. */
@QuarkusTest
@WithTestResource(SchemaAtHead.class)
class StatusTest {

    private static final String HEAD = BuiltIn.HEAD;

    @Inject
    SchemaKeeper keeper;

    @BeforeEach
    void isReady() {
        await().until(() -> keeper.status().state().isReady());
    }

    @Test
    void healthIsUpAndExplains() {
        when().get("/q/health").then().statusCode(200).body("status", is("UP"));
        when().get("/q/health/live").then().statusCode(200);
        when().get("/q/health/started").then().statusCode(200);
        when().get("/q/health/ready").then().statusCode(200)
                .body("checks", hasSize(1))
                .body("checks[0].data.state", is("ready"))
                .body("checks[0].data.current", is(HEAD))
                .body("checks[0].data.head", is(HEAD))
                .body("checks[0].data.pending", hasSize(0));
    }

    @Test
    void versionTellsWhereTheSchemaIs() {
        when().get("/schema/version").then().statusCode(200)
                .contentType("application/json")
                .body("current", is(HEAD))
                .body("version", is(BuiltIn.headVersion()))
                .body("head", is(HEAD))
                .body("upToDate", is(true))
                .body("state", is("ready"))
                .body("pending", hasSize(0))
                .body("problems", hasSize(0))
                .body("ahead", is(false))
                .body("applied", is(BuiltIn.COUNT))
                .body("running", nullValue());
    }

    @Test
    void versionAsTextIsWhatAlembicPrints() {
        given().accept("text/plain").when().get("/schema/version").then().statusCode(200)
                .contentType(equalTo("text/plain;charset=UTF-8")).body(equalTo(HEAD + " (head)\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "005", "5", "head", "001_initial_sqlalchemy_models", "003" })
    void anAppliedRevisionIsReachedAtOnce(String revision) {
        given().queryParam("atLeast", revision).queryParam("wait", "PT30S").when().get("/schema/version").then()
                .statusCode(200);
    }

    @Test
    void anUnknownRevisionIsNotFound() {
        given().queryParam("atLeast", "zzz").when().get("/schema/version").then().statusCode(404)
                .contentType("application/problem+json")
                .body("status", is(404))
                .body("detail", containsString("Can't locate revision identified by 'zzz'"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "?atLeast=005&wait=soon", "?atLeast=005&wait=-PT1S", "?atLeast=005&wait=PT1H", "?wait=PT1S",
            "?atLeast=", "?atleast=005", "?atLeast=005&atLeast=001" })
    void aMalformedParameterIsABadRequestThatSaysWhatWouldDo(String query) {
        when().get("/schema/version" + query).then().statusCode(400)
                .contentType("application/problem+json")
                .body("detail", not(containsString("Exception")));
    }

    @Test
    void historyHasEveryRevisionOldestFirst() {
        when().get("/schema/history").then().statusCode(200)
                .body("", hasSize(BuiltIn.COUNT))
                .body("[0].revision", is("001_initial_sqlalchemy_models"))
                .body("revision", is(BuiltIn.ids()))
                .body("state", everyItem(is("applied")))
                .body("appliedAt", everyItem(containsString("Z")))
                .body("took", everyItem(containsString("PT")))
                .body("checksum", everyItem(not(nullValue())))
                .body("undoPath", everyItem(containsString("/U")))
                .body("[3].parent", is("003_accommodation_mobility_schema"))
                .body("find { it.revision == '%s' }.isCurrent".formatted(HEAD), is(true));
    }

    @Test
    void aRevisionComesWithItsSql() {
        when().get("/schema/revisions/001").then().statusCode(200)
                .body("revision", is("001_initial_sqlalchemy_models"))
                .body("script", is("V001__initial_sqlalchemy_models.sql"))
                .body("sql", allOf(containsString("CREATE TABLE"), containsString("idx_user_email")))
                .body("undoScript", is("U001__initial_sqlalchemy_models.sql"))
                .body("undoSql", containsString("DROP TABLE"))
                .body("statements", greaterThan(2));
        when().get("/schema/revisions/nope").then().statusCode(404).contentType("application/problem+json");
    }

    @Test
    void nothingCanBeWritten() {
        for (String path : new String[] { "/schema/version", "/schema/history", "/schema/revisions/001" }) {
            given().body("{}").contentType("application/json").when().post(path).then().statusCode(405)
                    .contentType("application/problem+json");
            when().delete(path).then().statusCode(405);
        }
    }

    @Test
    void whatIsNotThereIsNotFoundInJson() {
        when().get("/nothing/here").then().statusCode(404).contentType("application/problem+json").body("status", is(404));
    }

    @Test
    void metricsShowTheState() {
        given().accept("text/plain").when().get("/q/metrics").then().statusCode(200)
                .body(containsString("traveease_schema_ready 1.0"))
                .body(containsString("traveease_schema_revisions_pending 0.0"))
                .body(containsString("traveease_schema_revisions_applied %d.0".formatted(BuiltIn.COUNT)))
                .body(matchesPattern("(?s).*traveease_schema_state\\{state=\"ready\",?} 1\\.0.*"));
    }

    @Test
    void theLiveSchemaIsComparedOnceItIsReady() {
        await().until(() -> when().get("/schema/drift").then().statusCode(200).extract().path("state").equals("none"));
        when().get("/schema/drift").then().header("Cache-Control", is("no-store")).body("revision", is(HEAD))
                .body("objects", hasSize(0)).body("reason", nullValue());
        given().accept("text/plain").when().get("/q/metrics").then()
                .body(containsString("traveease_schema_drift_objects 0.0"));
    }

    @Test
    void theRunThatMadeTheSchemaIsListed() {
        int statements = BuiltIn.REVISIONS.all().stream()
                .mapToInt(revision -> revision.upgrade().statements().size()).sum();
        await().until(() -> when().get("/q/health/ready").statusCode() == 200);
        when().get("/schema/runs?before=1").then().statusCode(200).body("", hasSize(0));
        when().get("/schema/runs?before=2&limit=5").then().statusCode(200).body("", hasSize(1)).body("[0].number", is(1));
        for (String wrong : new String[] { "0", "-1", "x", "1.5", "1234567890123456789" }) {
            when().get("/schema/runs?before=" + wrong).then().statusCode(400)
                    .body("detail", is("before is the number of a run, from 1 on, not '%s'.".formatted(wrong)));
        }
        when().get("/schema/runs?limit=1").then().statusCode(200).body("", hasSize(1)).body("[0].outcome", is("done"))
                .body("[0].reached", is(HEAD)).body("[0].statements.size()", is(statements));
    }

    /** Here somebody else has applied the scripts. */
    @Test
    void nothingIsVerifiedWhereThisProcessHasUpgradedNothing() {
        await().until(() -> when().get("/q/health/ready").statusCode() == 200);
        when().get("/schema/version").then().body("verification", nullValue());
        given().accept("text/plain").when().get("/q/metrics").then()
                .body(containsString("traveease_schema_assertions_violated NaN"));
    }

    @Test
    void everyAnswerIsAsTheOpenApiDocumentDescribesIt() {
        Described described = Described.served();
        described.check("/schema/version", "application/json", 200);
        described.check("/schema/version", "text/plain", 200);
        described.check("/schema/version", "image/png", 406);
        described.check("/schema/version?atLeast=", "application/json", 400);
        described.check("/schema/version?atLeast=nope", "text/plain", 404);
        described.check("/schema/history", "application/json", 200);
        described.check("/schema/history", "image/png", 406);
        described.check("/schema/drift", "application/json", 200);
        described.check("/schema/runs", "application/json", 200);
        described.check("/schema/runs?limit=101", "application/json", 400);
        described.check("/schema/runs?before=9", "application/json", 200);
        described.check("/schema/runs?before=none", "application/json", 400);
        described.check("/schema/revisions/head", "application/json", 200);
        described.check("/schema/revisions/nope", "application/json", 404);
        described.check("/q/health", "application/json", 200);
        described.check("/q/health/live", "application/json", 200);
        described.check("/q/health/ready", "application/json", 200);
        described.check("/q/health/started", "application/json", 200);
        described.check("/q/metrics", "text/plain", 200);
    }
}
