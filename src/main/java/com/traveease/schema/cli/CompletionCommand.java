package com.traveease.schema.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Command;

@Command(name = "completion", description = "Print a completion script for bash and zsh.", footer = { "",
        "Example:  source <(traveease-schema completion)" })
class CompletionCommand extends SchemaCommand {

    @Override
    public Integer call() {
        out().print(AutoComplete.bash("traveease-schema", spec.root().commandLine()));
        out().flush();
        return ExitCode.DONE;
    }
}
