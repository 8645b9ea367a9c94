package com.traveease.schema.http;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

import com.traveease.schema.revision.Revision;
import com.traveease.schema.revision.Revisions;
import com.traveease.schema.revision.UnknownRevisionException;
import com.traveease.schema.service.SchemaKeeper;
import com.traveease.schema.service.ServiceStatus;

import io.smallrye.mutiny.Uni;

/** Which revision the database is at, and waiting until it has one. */
@Path("/schema/version")
public class VersionResource {

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
    private static final Set<String> PARAMETERS = Set.of("atLeast", "wait");

    private final SchemaKeeper keeper;
    private final Revisions revisions;
    private final StatusWaiters waiters;

    VersionResource(SchemaKeeper keeper, Revisions revisions, StatusWaiters waiters) {
        this.keeper = keeper;
        this.revisions = revisions;
        this.waiters = waiters;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<RestResponse<SchemaVersion>> version(@RestQuery String atLeast, @RestQuery String wait,
            @Context UriInfo query) {
        return answer(given(query, "atLeast", atLeast), given(query, "wait", wait))
                .map(answer -> answer.with(answer.version(), MediaType.APPLICATION_JSON));
    }

    @GET
    @Produces(MediaType.TEXT_PLAIN + ";qs=0.5")
    public Uni<RestResponse<String>> line(@RestQuery String atLeast, @RestQuery String wait,
            @Context UriInfo query) {
        return answer(given(query, "atLeast", atLeast), given(query, "wait", wait))
                .map(answer -> answer.with(answer.line(), "text/plain;charset=UTF-8"));
    }

    private record Answer(SchemaVersion version, boolean ok) {

        <T> RestResponse<T> with(T entity, String type) {
            RestResponse.ResponseBuilder<T> response = ok ? RestResponse.ResponseBuilder.ok(entity)
                    : RestResponse.ResponseBuilder.<T> create(RestResponse.Status.SERVICE_UNAVAILABLE).entity(entity)
                            .header(HttpHeaders.RETRY_AFTER, NotKnownException.RETRY_AFTER_SECONDS);
            return response.header(HttpHeaders.CONTENT_TYPE, type).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
        }

        String line() {
            if (version.pending().isEmpty()) {
                return "unknown: " + version.reason().orElse(version.state()) + "\n";
            }
            return version.line();
        }
    }

    /**
     * A gate must not open because of a typing error: a parameter that is empty (an unset shell variable), given twice or
     * misspelt is refused.
     */
    private static Optional<String> given(UriInfo query, String name, String value) {
        query.getQueryParameters().forEach((key, values) -> {
            if (!PARAMETERS.contains(key)) {
                throw new BadParameterException("There is no parameter '%s'; there are atLeast and wait.".formatted(key));
            }
            if (values.size() > 1) {
                throw new BadParameterException("%s is given more than once.".formatted(key));
            }
        });
        return query.getQueryParameters().containsKey(name) ? Optional.of(value == null ? "" : value) : Optional.empty();
    }

    private Uni<Answer> answer(Optional<String> atLeast, Optional<String> wait) {
        if (atLeast.isEmpty() && wait.isPresent()) {
            throw new BadParameterException("wait needs atLeast, the revision to wait for.");
        }
        Duration limit = wait.map(VersionResource::limit).orElse(Duration.ZERO);
        Predicate<ServiceStatus> reached = atLeast.map(name -> reached(name))
                .orElse(status -> status.schema().isPresent());
        return waiters.until(reached, limit)
                .map(status -> new Answer(SchemaVersion.of(status, revisions, keeper.rows()), reached.test(status)));
    }

    private Predicate<ServiceStatus> reached(String name) {
        if (name.isBlank()) {
            throw new BadParameterException("atLeast is empty; it takes a revision such as 005 or head.");
        }
        try {
            Revision revision = revisions.find(name);
            return status -> status.schema().map(schema -> schema.isApplied(revision)).orElse(false);
        } catch (UnknownRevisionException e) {
            // A newer program may have taken the database to a revision that only the history knows; while the history cannot
            // be asked, that is neither so nor not so.
            Predicate<ServiceStatus> beyondUs = status -> status.schema().map(schema -> schema.hasUnknown(name)).orElse(false);
            ServiceStatus now = keeper.status();
            if (now.schema().isPresent() && !beyondUs.test(now)) {
                throw e;
            }
            return beyondUs;
        }
    }

    private static Duration limit(String text) {
        Duration limit;
        try {
            limit = Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw new BadParameterException("wait takes an ISO-8601 duration such as PT30S, not '%s'.".formatted(text));
        }
        if (limit.isNegative() || limit.compareTo(LONGEST_WAIT) > 0) {
            throw new BadParameterException("wait takes a duration from PT0S to %s, not '%s'.".formatted(LONGEST_WAIT, text));
        }
        return limit;
    }
}
