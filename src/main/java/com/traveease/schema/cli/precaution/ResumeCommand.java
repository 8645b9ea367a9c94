package com.traveease.schema.cli.precaution;

import java.util.Optional;

import com.traveease.schema.cli.command.SchemaCommand;
import com.traveease.schema.cli.option.ExitCode;
import com.traveease.schema.connection.Database;
import com.traveease.schema.history.Pause;
import com.traveease.schema.migration.Pausing;

import picocli.CommandLine.Command;

@Command(name = "resume", description = "End the pause: statements that are run in batches go on.", footer = { "",
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
