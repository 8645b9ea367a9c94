package com.traveease.schema.http;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;

import io.quarkus.arc.Unremovable;
import io.smallrye.health.SmallRyeHealth;
import io.smallrye.health.SmallRyeHealthReporter;
import io.smallrye.mutiny.Uni;

/**
 * Makes a list of what is pending in the answers of health, as it is in every other answer. MicroProfile's checks know strings,
 * numbers and switches only, and what else is in their data is left out.
 */
@Alternative
@Priority(1)
@Unremovable // only looked up by its type, when a request comes
@ApplicationScoped
class HealthLists extends SmallRyeHealthReporter {

    /** Between the items; no name of a script has one. */
    static final String SEPARATOR = "\n";

    private static final String PENDING = "pending";

    @Override
    public Uni<SmallRyeHealth> getHealthAsync() {
        return super.getHealthAsync().map(HealthLists::listed);
    }

    @Override
    public Uni<SmallRyeHealth> getReadinessAsync() {
        return super.getReadinessAsync().map(HealthLists::listed);
    }

    @Override
    public Uni<SmallRyeHealth> getStartupAsync() {
        return super.getStartupAsync().map(HealthLists::listed);
    }

    @Override
    public Uni<SmallRyeHealth> getWellnessAsync() {
        return super.getWellnessAsync().map(HealthLists::listed);
    }

    static SmallRyeHealth listed(SmallRyeHealth health) {
        JsonArrayBuilder checks = Json.createArrayBuilder();
        health.getPayload().getJsonArray("checks").forEach(check -> checks.add(check(check.asJsonObject())));
        return new SmallRyeHealth(Json.createObjectBuilder(health.getPayload()).add("checks", checks).build());
    }

    private static JsonObject check(JsonObject check) {
        JsonValue data = check.get("data");
        if (data == null || !(data.asJsonObject().get(PENDING) instanceof JsonString pending)) {
            return check;
        }
        JsonArrayBuilder items = Json.createArrayBuilder();
        pending.getString().lines().forEach(items::add);
        JsonObjectBuilder with = Json.createObjectBuilder(data.asJsonObject()).add(PENDING, items);
        return Json.createObjectBuilder(check).add("data", with).build();
    }
}
