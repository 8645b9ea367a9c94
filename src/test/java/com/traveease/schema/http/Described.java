package com.traveease.schema.http;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;

import io.restassured.response.Response;

/** Holds answers against the OpenAPI document. */
record Described(JsonNode document) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The one that the service under test gives away. */
    static Described served() {
        return of(given().queryParam("format", "json").when().get("/q/openapi").then().statusCode(200).extract().asString());
    }

    static Described of(String json) {
        try {
            return new Described(JSON.readTree(json));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The names of the properties of a schema, which all have to be required where a record is described. */
    Set<String> properties(String schema) {
        return names(document.at("/components/schemas/" + schema + "/properties"));
    }

    Set<String> required(String schema) {
        return texts(document.at("/components/schemas/" + schema + "/required"));
    }

    /** The constants of a property, or of a schema. */
    Set<String> constants(String pointer) {
        return texts(document.at("/components/schemas/" + pointer + "/enum"));
    }

    Set<String> paths() {
        return names(document.path("paths"));
    }

    void check(String request, String accept, int status) {
        Response answer = given().urlEncodingEnabled(false).accept(accept).when().get(request);
        String where = request + " answers " + status;
        assertEquals(status, answer.statusCode(), where);
        JsonNode operation = document.path("paths").path(template(request.replaceFirst("\\?.*", ""))).path("get");
        assertFalse(operation.path("operationId").asText().isEmpty(), where);
        JsonNode response = resolved(operation.path("responses").has("" + status)
                ? operation.path("responses").path("" + status)
                : operation.path("responses").path("default"));
        String type = answer.contentType().replaceFirst(";.*", "");
        JsonNode schema = response.path("content").path(type).path("schema");
        assertFalse(schema.isMissingNode(), where + " in " + type + ", which is not described");
        names(response.path("headers")).forEach(header -> assertNotNull(answer.header(header), where + " without " + header));
        assertTrue(answer.header("Retry-After") == null || response.path("headers").has("Retry-After"), where);
        if (type.endsWith("json")) {
            assertEquals(Set.of(), findings(schema, answer.asString()), where + ": " + answer.asString());
        }
    }

    private static String template(String path) {
        return path.startsWith("/schema/revisions/") ? "/schema/revisions/{id}" : path;
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.path("$ref").asText().substring(1)) : node;
    }

    private Set<String> findings(JsonNode schema, String answer) {
        ObjectNode whole = ((ObjectNode) schema).deepCopy();
        whole.set("components", closed(document.path("components").deepCopy()));
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(whole)
                .validate(answer, InputFormat.JSON).stream().map(Object::toString).collect(Collectors.toSet());
    }

    /** Clients may get more one day; here a property that is not described is an error. */
    private static JsonNode closed(JsonNode components) {
        components.path("schemas").forEach(schema -> {
            if (schema.path("type").asText().equals("object")) {
                ((ObjectNode) schema).put("additionalProperties", false);
            }
        });
        return components;
    }

    private static Set<String> names(JsonNode object) {
        return object.properties().stream().map(java.util.Map.Entry::getKey).collect(Collectors.toSet());
    }

    private static Set<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asText).collect(Collectors.toSet());
    }
}
