package com.traveease.schema.cli;

import io.quarkus.runtime.annotations.QuarkusMain;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program. Without arguments it is the service. */
@QuarkusMain
@Command(name = "traveease-schema", description = "Owns the Traveease MySQL schema.", mixinStandardHelpOptions = true, versionProvider = ProgramVersion.class, subcommands = ServeCommand.class, sortOptions = false, footerHeading = "%nExit codes:%n", footer = {
        "  0  done",
        "  1  it worked, and the answer is no",
        "  2  wrong usage",
        "  3  it failed",
        "",
        "Without a command it serves. The database is given by QUARKUS_DATASOURCE_JDBC_URL,",
        "QUARKUS_DATASOURCE_USERNAME and QUARKUS_DATASOURCE_PASSWORD." })
public class TraveeaseSchema {

    public static void main(String... args) {
        String[] words = args.length == 0 ? new String[] { "serve" } : args;
        int code = new CommandLine(new TraveeaseSchema())
                .setExecutionExceptionHandler(new FailureInWords())
                .execute(words);
        System.exit(code);
    }
}
