package com.traveease.schema.cli;

import java.util.List;

import com.traveease.schema.cli.command.SchemaCommand;
import com.traveease.schema.cli.option.ExitCode;
import com.traveease.schema.cli.output.StatusTable;
import com.traveease.schema.history.RevisionEntry;
import com.traveease.schema.history.SchemaState;
import com.traveease.schema.migration.SchemaStatus;

import picocli.CommandLine.Command;

@Command(name = "status", aliases = "info", description = "Print every revision with its state, oldest first: applied when, and how long that took.", footer = {
        "", "States: applied, pending, below-baseline (a baseline stands for it), edited (applied from another",
        "text of the script), running (another process is at it), interrupted (in part), in-doubt (see",
        "resolve), unknown (no such script here).", "",
        "Examples:  traveease-schema status", "           traveease-schema status --output json" })
class StatusCommand extends SchemaCommand {

    @Override
    public Integer call() {
        SchemaStatus found = migrator().status();
        SchemaState state = found.state();
        List<RevisionEntry> entries = RevisionEntry.all(state);
        if (isJson()) {
            json().state(state).paused(found.pause()).revisions(entries).print();
        } else {
            StatusTable.print(entries, out());
        }
        warnOf(state);
        found.restores().forEach(this::warn);
        warnOf(found.pause());
        return ExitCode.DONE;
    }
}
