package com.traveease.schema.http;

import java.util.List;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

import com.traveease.schema.history.RevisionEntry;
import com.traveease.schema.revision.Revisions;
import com.traveease.schema.service.SchemaKeeper;
import com.traveease.schema.service.SchemaStatus;

import io.smallrye.common.annotation.NonBlocking;

/** The revisions, and what became of each in the database. */
@Path("/schema")
@Produces(MediaType.APPLICATION_JSON)
@NonBlocking
public class SchemaResource {

    private final SchemaKeeper keeper;
    private final Revisions revisions;
    private final boolean tellsSql;

    SchemaResource(SchemaKeeper keeper, Revisions revisions,
            @ConfigProperty(name = "schema.http.sql", defaultValue = "true") boolean tellsSql) {
        this.tellsSql = tellsSql;
        this.keeper = keeper;
        this.revisions = revisions;
    }

    @GET
    @Path("/history")
    @Operation(summary = "Every revision with its state, oldest first, then repeatable scripts", description = "state is applied, pending, "
            + "below-baseline (a baseline stands for it), edited (applied from another text of the script), running (another process is at it), interrupted (applied or "
            + "undone in part), in-doubt (a person has to say whether a statement was applied) or unknown (this program has no "
            + "such script). checksum is what the history has, scriptChecksum that of the present text; undoPath is null when "
            + "the revision is irreversible. The command history prints the same objects.")
    @APIResponse(responseCode = "200", description = "The revisions")
    @APIResponse(responseCode = "503", description = "The database cannot be asked")
    public RestResponse<List<RevisionEntry>> history() {
        SchemaStatus status = keeper.status();
        return status.schema()
                .map(schema -> RestResponse.ResponseBuilder.ok(RevisionEntry.all(schema))
                        .header(HttpHeaders.CACHE_CONTROL, "no-store").build())
                .orElseThrow(() -> new NotKnownException(status.reason().orElse("The database was not asked yet.")));
    }

    @GET
    @Path("/revisions/{id}")
    @Operation(summary = "One revision with its SQL and its undo SQL", description = "By id, unique beginning, version or head")
    @APIResponse(responseCode = "200", description = "The revision")
    @APIResponse(responseCode = "404", description = "No such revision, or not one alone")
    public RestResponse<RevisionDetail> revision(@RestPath String id) {
        return RestResponse.ok(RevisionDetail.of(revisions.find(id), tellsSql));
    }
}
