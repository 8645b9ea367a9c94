package com.traveease.schema.cli;

import java.util.concurrent.Callable;

import com.traveease.schema.migration.SchemaConfiguration;
import com.traveease.schema.revision.Revisions;
import com.traveease.schema.revision.ScriptFolder;

import io.quarkus.runtime.Quarkus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "serve", description = "Open HTTP, bring the schema to head in the background, answer for it.", footer = {
        "",
        "Example:  QUARKUS_DATASOURCE_JDBC_URL=jdbc:mysql://localhost:3306/traveease traveease-schema serve" })
class ServeCommand implements Callable<Integer> {

    @Spec
    CommandSpec spec;

    @Option(names = { "-h", "--help" }, usageHelp = true, description = "Show this and end.")
    boolean help;

    @Override
    public Integer call() {
        SchemaConfiguration configuration = Environment.configuration();
        Environment.address(configuration);
        // A binary whose own scripts are wrong must not come up at all.
        Revisions revisions = ScriptFolder.builtIn();
        if (configuration.initAndExit()) {
            return new InitTask(configuration, revisions, spec.commandLine().getErr()).run();
        }
        // The schema is moved by our keeper, after HTTP is open. Quarkus's own migration would come before that.
        System.setProperty("quarkus.flyway.active", "false");
        Quarkus.run(null, (code, failure) -> System.exit(failure == null ? code : ExitCode.FAILED));
        return ExitCode.DONE;
    }
}
