package com.traveease.schema.cli;

import java.util.Map;

import com.traveease.schema.config.OnWarning;

import picocli.CommandLine.Option;

/** Options of the two commands that move the schema. */
class MoveOptions {

    @Option(names = "--sql", description = "Print the SQL for the mysql client instead of running it. With FROM:TO no database is asked.")
    boolean sql;

    @Option(names = "--dry-run", description = "Print what would be run, and change nothing.")
    boolean dryRun;

    @Option(names = "--warnings-as-errors", description = "A statement of which the server warns has failed, and is rolled back where that is possible. Notes are told only.")
    boolean warningsAsErrors;

    /** What is given, under the names that the configuration has for it. */
    Map<String, String> settings() {
        return warningsAsErrors ? Map.of(OnWarning.AS_ERRORS, "true") : Map.of();
    }
}
