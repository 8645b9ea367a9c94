package com.traveease.schema.cli.runs;

import java.util.Optional;

import com.traveease.schema.bookkeeping.Pausing;
import com.traveease.schema.cli.command.SchemaCommand;
import com.traveease.schema.cli.output.ExitCode;
import com.traveease.schema.connection.Database;
import com.traveease.schema.statement.Secrets;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "pause", description = "Pause the statements that are run in batches, in any process, until resume.", footer = {
        "", "A running statement waits after its current batch, a new one before its first. Other",
        "statements are not stopped. The pause outlasts every process; status shows it.", "",
        "Examples:  traveease-schema pause -m \"sale until noon\"", "           traveease-schema resume" })
public class PauseCommand extends SchemaCommand {

    @Option(names = { "-m", "--message" }, paramLabel = "REASON", description = "The reason, shown to everyone who sees the "
            + "pause.")
    String reason;

    @Override
    public Integer call() {
        Pausing.Done done = new Pausing(new Database(address()), environment().timeouts().statement()).pause(
                Optional.ofNullable(reason)
                        .map(words -> Secrets.withoutPasswordInAddress(words.strip().replaceAll("\\s+", " ")))
                        .filter(words -> !words.isEmpty()),
                this::inform);
        if (isJson()) {
            json().field("changed", done.isChanged()).paused(done.pause()).print();
        } else {
            String words = done.pause().map(pause -> pause.inWords()).orElse("paused");
            inform(done.isReasonOnly() ? "The reason was changed: " + words + "."
                    : done.isChanged() ? "P" + words.substring(1) + ". Statements in batches wait until resume."
                            : "Already " + words + ". Nothing was changed.");
        }
        return ExitCode.DONE;
    }
}
