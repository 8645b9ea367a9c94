package com.traveease.development;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.arc.profile.IfBuildProfile;
import io.vertx.ext.web.Router;

/** What the keys {@code w} and {@code d} of {@code quarkus:dev} open: the addresses that there are. */
@ApplicationScoped
@IfBuildProfile("dev")
class DevelopmentPages {

    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en">
            <title>Traveease Schema, in development</title>
            <style>body { font-family: sans-serif; margin: 2em } li { margin: .5em 0 }</style>
            <h1>Traveease Schema, in development</h1>
            <ul>
            <li><a href="/schema/version">/schema/version</a>: where the schema is
            <li><a href="/schema/history">/schema/history</a>: its revisions
            <li><a href="/q/health">/q/health</a>, <a href="/q/health-ui">as a page</a>
            <li><a href="/q/metrics">/q/metrics</a>
            <li><a href="/q/openapi">/q/openapi</a>, <a href="/q/swagger-ui">as a page</a>
            </ul>
            </html>
            """;

    void serve(@Observes Router router) {
        router.get("/").handler(request -> request.response().putHeader("Content-Type", "text/html; charset=utf-8").end(PAGE));
        // The Dev UI is left out of the build.
        router.get("/q/dev-ui*").handler(request -> request.redirect("/"));
    }
}
