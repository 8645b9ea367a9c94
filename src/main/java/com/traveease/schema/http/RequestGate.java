package com.traveease.schema.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/**
 * What every request passes first, and what becomes of one that reaches no endpoint: it is refused with a problem document, as
 * everywhere else, and the log says nothing of it, since anybody can send it.
 */
@Singleton
class RequestGate {

    /** Before every route of Quarkus. */
    private static final int FIRST = Integer.MIN_VALUE + 1;
    private static final List<Integer> REFUSALS = List.of(400, 404, 405, 406, 413, 414, 415);

    private final RequestTimer timer;
    private final ObjectMapper json;
    private final long longestBody;

    RequestGate(RequestTimer timer, ObjectMapper json,
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize longestBody) {
        this.timer = timer;
        this.json = json;
        this.longestBody = longestBody.asLongValue();
    }

    void open(@Observes Router router) {
        router.route().order(FIRST).handler(this::enter).failureHandler(this::failed);
        // Of what no route is for, such as `GET schema/version` and `OPTIONS *`.
        REFUSALS.forEach(status -> router.errorHandler(status, this::failed));
    }

    private void enter(RoutingContext context) {
        timer.measure(context);
        secure(context.response().headers());
        HttpServerRequest request = context.request();
        List<String> encodings = request.headers().getAll(HttpHeaders.TRANSFER_ENCODING);
        if (!encodings.isEmpty() && !(encodings.size() == 1 && encodings.get(0).strip().equalsIgnoreCase("chunked"))) {
            refuseAndClose(context, Response.Status.BAD_REQUEST, "The only supported Transfer-Encoding is chunked.");
        } else if (request.headers().getAll(HttpHeaders.HOST).size() > 1) {
            refuseAndClose(context, Response.Status.BAD_REQUEST, "The request has more than one Host.");
        } else if (!isUri(request.uri())) {
            answer(context, Response.Status.BAD_REQUEST,
                    "The address has a % without two hexadecimal digits after it, or an invalid character.");
        } else if (contentLength(request) > longestBody) {
            refuseAndClose(context, Response.Status.REQUEST_ENTITY_TOO_LARGE, "This service accepts no request body.");
        } else {
            context.next();
        }
    }

    /** As Quarkus asks it, which answers without a word; {@code vertx.disableURIValidation} leaves it to this. */
    private static boolean isUri(String text) {
        try {
            return text == null || new URI(text) != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static long contentLength(HttpServerRequest request) {
        try {
            String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
            return length == null ? 0 : Long.parseLong(length.strip());
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }

    private void failed(RoutingContext context) {
        Response.Status status = Response.Status.fromStatusCode(context.statusCode());
        if (status == null || status.getFamily() != Response.Status.Family.CLIENT_ERROR || context.response().ended()
                || context.response().headWritten()) {
            context.next();
            return;
        }
        timer.measure(context);
        secure(context.response().headers());
        boolean hostless = context.request().version() == HttpVersion.HTTP_1_1 && context.request().authority() == null;
        answer(context, status,
                status == Response.Status.BAD_REQUEST && hostless ? "The request has no valid Host." : Problem.detail(status));
    }

    /** What follows on the connection may be part of the body. */
    private void refuseAndClose(RoutingContext context, Response.Status status, String detail) {
        context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        context.addEndHandler(ended -> context.request().connection().close());
        answer(context, status, detail);
    }

    private void answer(RoutingContext context, Response.Status status, String detail) {
        String body;
        try {
            body = json.writeValueAsString(Problem.of(status, detail));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A problem is always JSON", e);
        }
        context.response().setStatusCode(status.getStatusCode()).putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .end(body);
    }

    /** These answers are for programs. A browser that opens one must not run scripts from it, embed it or guess its type. */
    private static void secure(MultiMap headers) {
        headers.set("X-Content-Type-Options", "nosniff").set("Referrer-Policy", "no-referrer").set("X-Frame-Options", "DENY");
        // The pages of development have scripts.
        if (LaunchMode.current() != LaunchMode.DEVELOPMENT) {
            headers.set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        }
    }
}
