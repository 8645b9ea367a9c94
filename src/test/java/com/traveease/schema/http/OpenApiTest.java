package com.traveease.schema.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.jboss.resteasy.reactive.RestResponse;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.traveease.schema.history.RevisionEntry;
import com.traveease.schema.revision.Direction;
import com.traveease.schema.runs.Run;
import com.traveease.schema.runs.RunNote;
import com.traveease.schema.service.DriftStatus;
import com.traveease.schema.service.RowsStatus;
import com.traveease.schema.service.State;

/** The OpenAPI document and the code that answers say the same. That the answers do is in StatusTest and WaitingTest. */
class OpenApiTest {

    private static final Map<String, Class<? extends Record>> RECORDS = Map.ofEntries(
            Map.entry("SchemaVersion", SchemaVersion.class), Map.entry("Running", SchemaVersion.Running.class),
            Map.entry("Waiting", SchemaVersion.Waiting.class), Map.entry("Paused", SchemaVersion.Paused.class),
            Map.entry("RevisionEntry", RevisionEntry.class),
            Map.entry("RevisionDetail", RevisionDetail.class),
            Map.entry("Problem", Problem.class), Map.entry("SchemaDrift", SchemaDrift.class),
            Map.entry("Drifted", SchemaDrift.Drifted.class), Map.entry("SchemaRun", SchemaRun.class),
            Map.entry("RanScript", SchemaRun.RanScript.class), Map.entry("Ran", SchemaRun.Ran.class),
            Map.entry("OtherStatements", SchemaRun.OtherStatements.class), Map.entry("Note", SchemaRun.Note.class),
            Map.entry("Value", SchemaRun.Value.class), Map.entry("Verified", SchemaVersion.Verified.class),
            Map.entry("NotHolding", SchemaVersion.NotHolding.class));

    private final Described document = read();

    @Test
    void everyPropertyIsDescribedAndRequired() {
        RECORDS.forEach((schema, type) -> {
            Set<String> components = Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName)
                    .collect(Collectors.toSet());
            assertEquals(components, document.properties(schema), schema);
            assertEquals(components, document.required(schema), schema);
        });
    }

    @Test
    void everyConstantIsDescribed() throws IllegalAccessException {
        assertEquals(Arrays.stream(State.values()).map(State::word).collect(Collectors.toSet()), document.constants("State"));
        assertEquals(
                Arrays.stream(Direction.values()).map(way -> way.name().toLowerCase(Locale.ROOT)).collect(Collectors.toSet()),
                document.constants("Running/properties/direction"));
        assertEquals(Arrays.stream(DriftStatus.Knowledge.values()).map(DriftStatus.Knowledge::word).collect(Collectors.toSet()),
                document.constants("SchemaDrift/properties/state"));
        assertEquals(Arrays.stream(Run.Outcome.values()).map(Run.Outcome::word).collect(Collectors.toSet()),
                document.constants("SchemaRun/properties/outcome"));
        assertEquals(Arrays.stream(RunNote.Topic.values()).map(RunNote.Topic::word).collect(Collectors.toSet()),
                document.constants("Note/properties/topic"));
        assertEquals(Arrays.stream(RowsStatus.Knowledge.values()).map(RowsStatus.Knowledge::word).collect(Collectors.toSet()),
                document.constants("Verified/properties/state"));
        Set<String> states = new HashSet<>();
        for (Field constant : RevisionEntry.class.getDeclaredFields()) {
            if (Modifier.isStatic(constant.getModifiers()) && constant.getType() == String.class) {
                constant.setAccessible(true);
                states.add((String) constant.get(null));
            }
        }
        assertEquals(states, document.constants("RevisionEntry/properties/state"));
    }

    @Test
    void everyEndpointIsDescribedAndTimedByItsName() {
        Set<String> ours = Stream.of(VersionResource.class, SchemaResource.class, RunsResource.class)
                .flatMap(resource -> Arrays.stream(resource.getDeclaredMethods())
                        .filter(method -> method.isAnnotationPresent(GET.class))
                        .map(method -> resource.getAnnotation(Path.class).value()
                                + (method.isAnnotationPresent(Path.class) ? method.getAnnotation(Path.class).value() : "")))
                .collect(Collectors.toSet());
        assertEquals(ours, document.paths().stream().filter(path -> path.startsWith("/schema/")).collect(Collectors.toSet()));
        document.paths().forEach(path -> assertNotEquals("other", RequestTimer.route(path), path));
    }

    @Test
    void whileTheDatabaseCannotBeAskedTheHistorySaysWhenToComeAgain() {
        RestResponse<Problem> answer = new ProblemMapper().notKnown(new NotKnownException("Nothing listens."));
        assertEquals(503, answer.getStatus());
        assertEquals("application/problem+json", answer.getHeaderString("Content-Type"));
        assertEquals("2", answer.getHeaderString("Retry-After"));
        assertTrue(document.document().at("/paths/~1schema~1history/get/responses/503/headers").has("Retry-After"));
    }

    private static Described read() {
        try (InputStream in = OpenApiTest.class.getResourceAsStream("/META-INF/openapi.yaml")) {
            return new Described(new YAMLMapper().readTree(in));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
