package com.traveease.schema.http;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import com.traveease.schema.revision.UnknownRevisionException;

/** Every error that leaves the service is a problem with one clear sentence; what went wrong inside is in the log only. */
class ProblemMapper {

    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);

    @ServerExceptionMapper
    RestResponse<Problem> unknownRevision(UnknownRevisionException e) {
        return answer(Response.Status.NOT_FOUND, e.getMessage());
    }

    @ServerExceptionMapper
    RestResponse<Problem> badParameter(BadParameterException e) {
        return answer(Response.Status.BAD_REQUEST, e.getMessage());
    }

    @ServerExceptionMapper
    RestResponse<Problem> notKnown(NotKnownException e) {
        return RestResponse.ResponseBuilder
                .create(Response.Status.SERVICE_UNAVAILABLE, Problem.of(Response.Status.SERVICE_UNAVAILABLE, e.getMessage()))
                .header(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .header(HttpHeaders.RETRY_AFTER, NotKnownException.RETRY_AFTER_SECONDS).build();
    }

    @ServerExceptionMapper
    RestResponse<Problem> refusedByTheFramework(WebApplicationException e) {
        Response.Status status = Response.Status.fromStatusCode(e.getResponse().getStatus());
        return answer(status, Problem.detail(status));
    }

    @ServerExceptionMapper
    RestResponse<Problem> bug(Throwable e) {
        LOG.error("A request failed", e);
        return answer(Response.Status.INTERNAL_SERVER_ERROR, "Internal error; see the log.");
    }

    private static RestResponse<Problem> answer(Response.Status status, String detail) {
        return RestResponse.ResponseBuilder.create(status, Problem.of(status, detail))
                .header(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE).build();
    }
}
