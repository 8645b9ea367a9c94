package com.traveease.schema.cli;

import java.util.List;
import java.util.Optional;

import com.traveease.schema.cli.command.SchemaCommand;
import com.traveease.schema.cli.output.ExitCode;
import com.traveease.schema.cli.output.StatusTable;
import com.traveease.schema.history.RevisionEntry;
import com.traveease.schema.history.SchemaState;
import com.traveease.schema.migration.SchemaStatus;
import com.traveease.schema.progress.Progress;

import picocli.CommandLine.Command;

@Command(name = "status", aliases = "info", description = "Print every revision, oldest first: its state, when it was "
        + "applied, and how long that took.", footer = {
                "", "States: applied, pending, below-baseline (covered by a baseline script), edited (after it was",
                "applied), running (in another process), interrupted (applied in part), in-doubt (see resolve),",
                "unknown (this program has no such script).", "",
                "Examples:  traveease-schema status", "           traveease-schema status --output json" })
class StatusCommand extends SchemaCommand {

    @Override
    public Integer call() {
        SchemaStatus found = migrator().status();
        SchemaState state = found.state();
        Optional<Progress> running = Progress.elsewhere(state);
        List<RevisionEntry> entries = RevisionEntry.all(state);
        if (isJson()) {
            json().state(state).running(running).paused(found.pause()).revisions(entries).print();
        } else {
            StatusTable.print(entries, out());
        }
        warnOf(state);
        running.map(Progress::line).ifPresent(this::inform);
        found.restores().forEach(this::warn);
        warnOf(found.pause());
        return ExitCode.DONE;
    }
}
