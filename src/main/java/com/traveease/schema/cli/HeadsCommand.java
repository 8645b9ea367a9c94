package com.traveease.schema.cli;

import java.util.Optional;

import com.traveease.schema.cli.command.SchemaCommand;
import com.traveease.schema.cli.output.AlembicFormat;
import com.traveease.schema.cli.output.ExitCode;
import com.traveease.schema.history.RevisionEntry;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "heads", description = "Print the newest revision of this program. Needs no database.", footer = { "",
        "Example:  traveease-schema heads -v" })
class HeadsCommand extends SchemaCommand {

    @Option(names = { "-v", "--verbose" }, description = "Print details.")
    boolean verbose;

    @Override
    public Integer call() {
        if (isJson()) {
            json().revisions(revisions().head().stream().map(head -> RevisionEntry.of(head, revisions())).toList()).print();
            return ExitCode.DONE;
        }
        AlembicFormat format = new AlembicFormat(revisions(), Optional.empty());
        revisions().head().ifPresent(head -> out().println(verbose ? format.block(head) : format.name(head)));
        return ExitCode.DONE;
    }
}
