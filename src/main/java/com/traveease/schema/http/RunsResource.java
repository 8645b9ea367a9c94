package com.traveease.schema.http;

import java.util.List;
import java.util.Optional;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

import com.traveease.schema.connection.DatabaseUnavailableException;
import com.traveease.schema.connection.UnsupportedServerException;
import com.traveease.schema.history.MigrationRefusedException;
import com.traveease.schema.runs.RunReading;
import com.traveease.schema.service.RecentRuns;

import io.smallrye.common.annotation.Blocking;

/** The newest runs of the record. Of all that is served only these are read because of a request. */
@Path("/schema/runs")
@Produces(MediaType.APPLICATION_JSON)
public class RunsResource {

    private final RecentRuns runs;

    RunsResource(RecentRuns runs) {
        this.runs = runs;
    }

    @GET
    @Blocking
    public RestResponse<List<SchemaRun>> newest(@RestQuery @DefaultValue("20") String limit,
            @RestQuery String before) {
        int most = limit(limit);
        long number = Optional.ofNullable(before).map(RunsResource::before).orElse(RunReading.ANY);
        try {
            return RestResponse.ResponseBuilder.ok(runs.before(number).stream().limit(most).map(SchemaRun::of).toList())
                    .header(HttpHeaders.CACHE_CONTROL, "no-store").build();
        } catch (DatabaseUnavailableException | UnsupportedServerException | MigrationRefusedException e) {
            throw new NotKnownException(e.getMessage());
        }
    }

    private static long before(String text) {
        if (text.matches("0{0,17}[1-9]\\d{0,17}")) {
            return Long.parseLong(text);
        }
        throw new BadParameterException("before is the number of a run, from 1 on, not '%s'.".formatted(text));
    }

    private static int limit(String text) {
        if (text.matches("\\d{1,4}") && Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= RecentRuns.MOST) {
            return Integer.parseInt(text);
        }
        throw new BadParameterException("limit is from 1 to %d, not '%s'.".formatted(RecentRuns.MOST, text));
    }
}
