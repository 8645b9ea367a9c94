package com.traveease.schema.cli.option;

import java.util.Map;

import com.traveease.schema.config.OnWarning;

import picocli.CommandLine.Option;

/** Options of the two commands that move the schema. */
public class MoveOptions {

    @Option(names = "--sql", description = "Print the SQL for the mysql client instead of running it. With FROM:TO no database is asked.")
    public boolean sql;

    @Option(names = "--dry-run", description = "Print what would be run, and change nothing.")
    public boolean dryRun;

    @Option(names = "--warnings-as-errors", description = "Treat a warning of the server as a failure, and roll the statement back where that is possible. Notes are only shown.")
    boolean warningsAsErrors;

    /** What is given, under the names that the configuration has for it. */
    public Map<String, String> settings() {
        return warningsAsErrors ? Map.of(OnWarning.AS_ERRORS, "true") : Map.of();
    }
}
