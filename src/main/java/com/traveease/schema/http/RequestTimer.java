package com.traveease.schema.http;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.inject.Singleton;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.http.Outcome;
import io.vertx.ext.web.RoutingContext;

/**
 * Times requests under labels that are known beforehand. Quarkus's own timer takes method and path from the client, and
 * Micrometer keeps what a filter of meters has mapped away as well, so that whoever invents enough of them ends the process.
 */
@Singleton
class RequestTimer {

    private static final String OTHER = "other";
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE",
            "CONNECT");
    private static final Set<String> PATHS = Set.of("/schema/version", "/schema/history", "/schema/drift", "/schema/runs",
            "/q/health",
            "/q/health/live",
            "/q/health/ready", "/q/health/started", "/q/metrics", "/q/openapi");
    private static final String REVISIONS = "/schema/revisions/";

    private final MeterRegistry registry;
    private final AtomicInteger active = new AtomicInteger();

    RequestTimer(MeterRegistry registry) {
        this.registry = registry;
        Gauge.builder("http.server.active.requests", active, AtomicInteger::get).register(registry);
    }

    /** Until the answer has ended, or the connection. The second and every further call for one request does nothing. */
    void measure(RoutingContext context) {
        if (context.get(RequestTimer.class.getName()) != null) {
            return;
        }
        context.put(RequestTimer.class.getName(), true);
        long start = System.nanoTime();
        active.incrementAndGet();
        context.addEndHandler(ended -> {
            active.decrementAndGet();
            int status = context.response().getStatusCode();
            Timer.builder("http.server.requests").description("HTTP server request processing time")
                    .tag("method", method(context.request().method().name()))
                    .tag("uri", route(context.request().path()))
                    .tag("status", ended.succeeded() ? Integer.toString(status) : "RESET")
                    .tags(List.of((ended.succeeded() ? Outcome.forStatus(status) : Outcome.CLIENT_ERROR).asTag()))
                    .register(registry).record(Duration.ofNanos(System.nanoTime() - start));
        });
    }

    private static String method(String name) {
        return METHODS.contains(name) ? name : OTHER;
    }

    static String route(String path) {
        if (path == null) {
            return OTHER;
        }
        if (path.startsWith(REVISIONS) && path.length() > REVISIONS.length() && path.indexOf('/', REVISIONS.length()) < 0) {
            return REVISIONS + "{id}";
        }
        return PATHS.contains(path) ? path : OTHER;
    }
}
