package com.traveease.schema.cli;

import java.net.BindException;

import com.traveease.schema.config.Environment;
import com.traveease.schema.config.SchemaConfiguration;
import com.traveease.schema.connection.DatabaseAddress;
import com.traveease.schema.revision.Revisions;

import io.quarkus.runtime.Quarkus;
import picocli.CommandLine.Command;

@Command(name = "serve", description = "Run the service: open HTTP, migrate to head in the background, report the state.", footer = {
        "",
        "Example:  QUARKUS_DATASOURCE_JDBC_URL=jdbc:mysql://localhost:3306/traveease traveease-schema serve" })
class ServeCommand extends SchemaCommand {

    @Override
    public Integer call() {
        SchemaConfiguration configuration = configuration();
        DatabaseAddress address = Environment.address(configuration);
        // A binary whose own scripts are wrong must not come up at all.
        Revisions revisions = revisions();
        if (configuration.initAndExit()) {
            return new InitTask(configuration, revisions, environment().timeouts(), environment().onWarning(),
                    spec.commandLine().getErr()).run();
        }
        environment().port(); // said in a sentence of ours, before Quarkus says it in many
        // The schema is moved by our keeper, after HTTP is open. Quarkus's own migration would come before that.
        System.setProperty("quarkus.flyway.active", "false");
        // Ours answers with a problem document, Quarkus's with nothing. The native build and the tests set it too.
        System.setProperty("vertx.disableURIValidation", "true");
        Environment.handOver(address);
        program.options.scripts().forEach(System::setProperty);
        Quarkus.run(null, (code, failure) -> System.exit(failure == null ? code : told(failure)));
        return ExitCode.DONE;
    }

    /** Quarkus leaves it to whoever wants the exit code to say what was wrong. */
    private int told(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        spec.commandLine().getErr().printf("FAILED: The service could not start: %s%s%n",
                root.getMessage() == null ? root.getClass().getName() : root.getMessage(),
                failure.toString().contains("Bind") || root instanceof BindException
                        ? ". Set QUARKUS_HTTP_PORT to a port that is free"
                        : "");
        spec.commandLine().getErr().flush();
        return ExitCode.FAILED;
    }
}
