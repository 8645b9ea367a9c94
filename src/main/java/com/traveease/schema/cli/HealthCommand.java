package com.traveease.schema.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import picocli.CommandLine.Command;

@Command(name = "health", description = "Ask the service on this machine whether it is ready, for the HEALTHCHECK of an image. Needs no database.", footer = {
        "", "0 when it is, 1 when it is not, 3 when nothing answers at QUARKUS_HTTP_PORT.", "",
        "Example:  traveease-schema health" })
class HealthCommand extends SchemaCommand {

    private static final int TIMEOUT_MILLISECONDS = 5_000;

    @Override
    public Integer call() {
        URI service = environment().service();
        try {
            return answer(service);
        } catch (IOException e) {
            throw new ServiceUnavailableException(
                    "No service answers at %s: %s. Is it running, and is QUARKUS_HTTP_PORT here what it is there?"
                            .formatted(service, e.getMessage()),
                    e);
        }
    }

    private int answer(URI service) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) service.resolve("/q/health/ready").toURL()
                .openConnection(Proxy.NO_PROXY);
        connection.setConnectTimeout(TIMEOUT_MILLISECONDS);
        connection.setReadTimeout(TIMEOUT_MILLISECONDS);
        boolean ready = connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        try (InputStream body = ready ? connection.getInputStream() : connection.getErrorStream()) {
            JsonNode schema = schema(body);
            String state = schema.path("state").asText();
            Optional<String> current = text(schema, "current");
            Optional<String> reason = text(schema, "reason");
            if (isJson()) {
                json().field("ready", ready).field("state", state).field("current", current).field("reason", reason).print();
            } else {
                out().println(state + reason.or(() -> current).map(": "::concat).orElse(""));
            }
        }
        return ready ? ExitCode.DONE : ExitCode.NO;
    }

    /** What the check of the schema says of itself. */
    private static JsonNode schema(InputStream body) throws IOException {
        if (body != null) {
            for (JsonNode check : new ObjectMapper().readTree(body).path("checks")) {
                if (check.path("name").asText().equals("schema")) {
                    return check.path("data");
                }
            }
        }
        throw new IOException("something else listens there");
    }

    private static Optional<String> text(JsonNode data, String name) {
        return Optional.ofNullable(data.path(name).textValue());
    }
}
