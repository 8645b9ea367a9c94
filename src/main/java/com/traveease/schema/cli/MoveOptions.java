package com.traveease.schema.cli;

import picocli.CommandLine.Option;

/** Options of the two commands that move the schema. */
class MoveOptions {

    @Option(names = "--sql", description = "Print the SQL for the mysql client instead of running it. With FROM:TO no database is asked.")
    boolean sql;

    @Option(names = "--dry-run", description = "Print what would be run, and change nothing.")
    boolean dryRun;
}
