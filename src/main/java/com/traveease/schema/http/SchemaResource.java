package com.traveease.schema.http;

import java.util.List;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

import com.traveease.schema.history.RevisionEntry;
import com.traveease.schema.revision.Revisions;
import com.traveease.schema.service.DriftWatch;
import com.traveease.schema.service.SchemaKeeper;
import com.traveease.schema.service.ServiceStatus;

import io.smallrye.common.annotation.NonBlocking;

/** The revisions, and what became of each in the database. */
@Path("/schema")
@Produces(MediaType.APPLICATION_JSON)
@NonBlocking
public class SchemaResource {

    private final SchemaKeeper keeper;
    private final DriftWatch drift;
    private final Revisions revisions;
    private final boolean tellsSql;

    SchemaResource(SchemaKeeper keeper, DriftWatch drift, Revisions revisions,
            @ConfigProperty(name = "schema.http.sql", defaultValue = "true") boolean tellsSql) {
        this.tellsSql = tellsSql;
        this.keeper = keeper;
        this.drift = drift;
        this.revisions = revisions;
    }

    @GET
    @Path("/history")
    public RestResponse<List<RevisionEntry>> history() {
        ServiceStatus status = keeper.status();
        return status.entries()
                .map(entries -> RestResponse.ResponseBuilder.ok(entries)
                        .header(HttpHeaders.CACHE_CONTROL, "no-store").build())
                .orElseThrow(() -> new NotKnownException(status.reason().orElse("The database has not been queried yet.")));
    }

    /** What was found last; nothing is asked of the database because of a request. */
    @GET
    @Path("/drift")
    public RestResponse<SchemaDrift> drift() {
        return RestResponse.ResponseBuilder.ok(SchemaDrift.of(drift.status())).header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @GET
    @Path("/revisions/{id}")
    public RestResponse<RevisionDetail> revision(@RestPath String id) {
        return RestResponse.ok(RevisionDetail.of(revisions.find(id), tellsSql));
    }
}
