package com.traveease.schema.cli;

import java.net.BindException;
import java.util.Optional;

import org.flywaydb.core.Flyway;

import com.traveease.schema.cli.command.SchemaCommand;
import com.traveease.schema.cli.output.ExitCode;
import com.traveease.schema.cli.verification.AfterUpgrade;
import com.traveease.schema.config.Environment;
import com.traveease.schema.config.SchemaConfiguration;
import com.traveease.schema.connection.Database;
import com.traveease.schema.connection.DatabaseAddress;
import com.traveease.schema.flyway.StockFlyway;
import com.traveease.schema.migration.MigrationAtStart;
import com.traveease.schema.migration.Migrator;
import com.traveease.schema.revision.Direction;
import com.traveease.schema.revision.Revisions;

import io.quarkus.arc.Arc;
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
            return switch (configuration.engine()) {
                case JOURNALED -> {
                    Migrator migrator = migrator();
                    yield new InitTask(configuration, revisions, migrator, err(),
                            AfterUpgrade.of(this, migrator, Direction.UPGRADE)).run();
                }
                case FLYWAY -> initWithFlyway(configuration, revisions);
            };
        }
        environment().port(); // said in a sentence of ours, before Quarkus says it in many
        // Ours answers with a problem document, Quarkus's with nothing. The native build and the tests set it too.
        System.setProperty("vertx.disableURIValidation", "true");
        Environment.handOver(address);
        program.options().scripts().forEach(System::setProperty);
        Quarkus.run(null, (code, failure) -> System.exit(failure == null ? code : told(failure)));
        return ExitCode.DONE;
    }

    /** The extension makes its Flyway, and knows the scripts that are built in, only while Quarkus runs. */
    private int initWithFlyway(SchemaConfiguration configuration, Revisions revisions) {
        Database database = new Database(address());
        MigrationAtStart flyway = new StockFlyway(database, environment().scripts(Optional.ofNullable(program.options().url)),
                revisions, environment().timeouts().schema(), () -> Arc.container().instance(Flyway.class).get());
        Environment.handOver(address());
        System.setProperty("quarkus.http.host-enabled", "false");
        System.setProperty("quarkus.init-and-exit", "false"); // it ends without Quarkus's pause
        System.setProperty("quarkus.log.category.\"io.quarkus\".level", "WARN");
        return WithinQuarkus.run(() -> new InitTask(configuration, revisions, flyway, err(),
                AfterUpgrade.of(this, flyway, Direction.UPGRADE)).run(), this::told);
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
