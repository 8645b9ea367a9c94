package com.traveease.schema.flyway;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.internal.sqlscript.FlywaySqlScriptException;

import com.traveease.schema.revision.Repeatable;
import com.traveease.schema.revision.Revision;
import com.traveease.schema.revision.Revisions;
import com.traveease.schema.server.LostConnection;
import com.traveease.schema.server.ServerMessage;

/** Flyway's failure as one sentence of its own, without the statement, which may have secrets in it. */
final class FlywayFailure {

    /** Lines that advertise, and rulers. */
    private static final List<String> LEFT_OUT = List.of("Need more flexibility", "-----");

    private FlywayFailure() {
    }

    static String sentence(FlywayException failure, Revisions revisions) {
        Optional<FlywaySqlScriptException> ofScript = LostConnection.causes(failure)
                .filter(FlywaySqlScriptException.class::isInstance).map(FlywaySqlScriptException.class::cast).findFirst();
        if (ofScript.isPresent() && ofScript.get().getCause() instanceof SQLException server) {
            String name = ofScript.get().getResource().getFilename();
            return "%s: %s (error %d, line %d).".formatted(failure.getMessage().lines().findFirst().orElse(name),
                    masked(server, name, revisions), server.getErrorCode(), ofScript.get().getLineNumber());
        }
        return String.valueOf(failure.getMessage()).lines().map(String::strip)
                .filter(line -> !line.isEmpty() && LEFT_OUT.stream().noneMatch(line::startsWith))
                .collect(Collectors.joining(" "));
    }

    private static String masked(SQLException server, String name, Revisions revisions) {
        return Stream
                .concat(revisions.all().stream().map(Revision::upgrade),
                        revisions.repeatables().stream().map(Repeatable::script))
                .filter(script -> script.name().equals(name)).findFirst()
                .map(script -> ServerMessage.of(server, message -> script.secrets().inMessage(message, script.text())))
                .orElse("the server refused a statement");
    }
}
