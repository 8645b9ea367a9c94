package com.traveease.schema.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.traveease.schema.cli.command.SchemaCommand;
import com.traveease.schema.cli.output.ExitCode;
import com.traveease.schema.cli.output.ServiceUnavailableException;
import com.traveease.schema.revision.InvalidTargetException;

import picocli.CommandLine.Command;

@Command(name = "health", description = "Ask the service on this machine whether it is ready, for the HEALTHCHECK of an image. Needs no database.", footer = {
        "", "Exits with 0 if it is, 1 if not, 3 if nothing answers at QUARKUS_HTTP_PORT.", "",
        "Example:  traveease-schema health" })
class HealthCommand extends SchemaCommand {

    private static final int TIMEOUT_MILLISECONDS = 5_000;

    @Override
    public Integer call() {
        if (program.options().url != null || !program.options().scripts().isEmpty()) {
            throw new InvalidTargetException(
                    "health asks the service, which has its own database and scripts: leave out the options for these.");
        }
        URI service = environment().service();
        URI management = environment().management();
        FutureTask<Answer> asking = new FutureTask<>(() -> ask(service, management));
        Thread thread = new Thread(asking, "health");
        thread.setDaemon(true);
        thread.start();
        try {
            return tell(asking.get(TIMEOUT_MILLISECONDS, TimeUnit.MILLISECONDS));
        } catch (ExecutionException e) {
            throw unavailable(service, e.getCause().getMessage(), e);
        } catch (TimeoutException e) {
            throw unavailable(service, "no answer within 5 s", e);
        } catch (InterruptedException e) {
            throw unavailable(service, "the process was asked to stop first", e);
        }
    }

    private static ServiceUnavailableException unavailable(URI service, String reason, Exception e) {
        return new ServiceUnavailableException(
                "No service answers at %s: %s. Is it running, with the same QUARKUS_HTTP_PORT?"
                        .formatted(service, reason),
                e);
    }

    /** @param schema what the check of the schema says of itself */
    private record Answer(boolean ready, JsonNode schema) {
    }

    /** A service that was built with a management port has its health there. */
    private static Answer ask(URI service, URI management) throws IOException {
        HttpURLConnection connection = health(service);
        if (connection.getResponseCode() == HttpURLConnection.HTTP_NOT_FOUND) {
            connection = health(management);
        }
        boolean ready = connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        try (InputStream body = ready ? connection.getInputStream() : connection.getErrorStream()) {
            return new Answer(ready, schema(body));
        }
    }

    private static HttpURLConnection health(URI service) throws IOException {
        return (HttpURLConnection) service.resolve("/q/health/ready").toURL().openConnection(Proxy.NO_PROXY);
    }

    private int tell(Answer answer) {
        String state = answer.schema().path("state").asText();
        Optional<String> current = text(answer.schema(), "current");
        Optional<String> reason = text(answer.schema(), "reason");
        if (isJson()) {
            json().field("ready", answer.ready()).field("state", state).field("current", current).field("reason", reason)
                    .print();
        } else {
            out().println(state + reason.or(() -> current).map(": "::concat).orElse(""));
        }
        return answer.ready() ? ExitCode.DONE : ExitCode.NO;
    }

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
