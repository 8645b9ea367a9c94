package com.traveease.schema.cli.runs;

import java.util.Optional;

import com.traveease.schema.bookkeeping.Pausing;
import com.traveease.schema.cli.command.SchemaCommand;
import com.traveease.schema.cli.output.ExitCode;
import com.traveease.schema.connection.Database;
import com.traveease.schema.journal.Pause;

import picocli.CommandLine.Command;

@Command(name = "resume", description = "End the pause: statements that are run in batches continue.", footer = { "",
        "Example:  traveease-schema resume" })
public class ResumeCommand extends SchemaCommand {

    @Override
    public Integer call() {
        Pausing.Done done = new Pausing(new Database(address()), environment().timeouts().statement()).resume(this::inform);
        if (isJson()) {
            json().field("changed", done.isChanged()).paused(Optional.empty()).print();
        } else {
            inform(done.pause().map(Pause::inWords).filter(words -> done.isChanged())
                    .map(words -> "Resumed; it was " + words + ".").orElse("It was not paused. Nothing was changed."));
        }
        return ExitCode.DONE;
    }
}
