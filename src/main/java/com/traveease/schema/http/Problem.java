package com.traveease.schema.http;

import jakarta.ws.rs.core.Response;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** An error as RFC 9457 has it. */
@RegisterForReflection // no resource method returns it, so nothing else tells the native build
public record Problem(String type, String title, int status, String detail) {

    static final String MEDIA_TYPE = "application/problem+json";

    static Problem of(Response.Status status, String detail) {
        return new Problem("about:blank", status.getReasonPhrase(), status.getStatusCode(), detail);
    }

    /** What to say of a request that reached no endpoint, or that an endpoint does not answer. */
    static String detail(Response.Status status) {
        return switch (status) {
            case NOT_FOUND -> "There is nothing at this path; /q/openapi lists the paths.";
            case METHOD_NOT_ALLOWED -> "This service only answers GET.";
            case NOT_ACCEPTABLE -> "This path does not answer in any of the accepted media types.";
            default -> "The request was refused: " + status.getReasonPhrase() + ".";
        };
    }
}
