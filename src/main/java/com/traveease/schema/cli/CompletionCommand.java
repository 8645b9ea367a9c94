package com.traveease.schema.cli;

import com.traveease.schema.cli.command.SchemaCommand;
import com.traveease.schema.cli.option.CompletionScript;
import com.traveease.schema.cli.output.ExitCode;
import com.traveease.schema.revision.Revision;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "completion", description = "Print a completion script for bash and zsh.", footer = { "",
        "Example:  source <(traveease-schema completion)" })
class CompletionCommand extends SchemaCommand {

    @Option(names = "--revisions", hidden = true, description = "Print the ids of the revisions, for the completion script.")
    boolean revisions;

    @Override
    public Integer call() {
        if (revisions) {
            revisions().all().stream().map(Revision::id).forEach(out()::println);
        } else {
            out().print(CompletionScript.of(spec.root().commandLine()));
        }
        out().flush();
        return ExitCode.DONE;
    }
}
