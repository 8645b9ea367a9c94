package com.traveease.schema.http;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.health.Startup;

import com.traveease.schema.revision.Revision;
import com.traveease.schema.revision.Revisions;
import com.traveease.schema.service.SchemaKeeper;

/**
 * The health checks. Only readiness is about the database: a process that serves is alive and started, however long its
 * migration takes, so that no probe ever kills one.
 */
@Singleton
class SchemaHealth {

    private final SchemaKeeper keeper;
    private final Revisions revisions;

    SchemaHealth(SchemaKeeper keeper, Revisions revisions) {
        this.keeper = keeper;
        this.revisions = revisions;
    }

    @Produces
    @Singleton
    @Liveness
    HealthCheck alive() {
        return () -> HealthCheckResponse.up("process");
    }

    @Produces
    @Singleton
    @Startup
    HealthCheck started() {
        return () -> described("schema service").up().build();
    }

    @Produces
    @Singleton
    @Readiness
    HealthCheck ready() {
        return () -> described("schema").status(keeper.status().state().isReady()).build();
    }

    private HealthCheckResponseBuilder described(String name) {
        SchemaVersion version = SchemaVersion.of(keeper.status(), revisions, keeper.rows());
        HealthCheckResponseBuilder response = HealthCheckResponse.named(name).withData("state", version.state());
        version.reason().ifPresent(reason -> response.withData("reason", reason));
        version.current().ifPresent(current -> response.withData("current", current));
        revisions.head().map(Revision::id).ifPresent(head -> response.withData("head", head));
        version.pending().ifPresent(pending -> response.withData("pending", String.join(HealthLists.SEPARATOR, pending)));
        keeper.status().runningAnywhere().ifPresent(running -> response.withData("running", running.line()));
        keeper.status().paused().ifPresent(pause -> response.withData("paused", pause.inWords()));
        version.verification().map(SchemaVersion.Verified::state)
                .ifPresent(state -> response.withData("verification", state));
        return response;
    }
}
