package com.traveease.schema.cli;

import picocli.CommandLine.Command;

@Command(name = "adopt", description = "Take over a schema that Alembic kept.")
class AdoptCommand extends SchemaCommand {
    @Override
    public Integer call() {
        return ExitCode.FAILED;
    }
}
