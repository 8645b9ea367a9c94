package com.traveease.schema.cli;

import java.util.Optional;

import com.traveease.schema.cli.command.SchemaCommand;
import com.traveease.schema.cli.output.AlembicFormat;
import com.traveease.schema.cli.output.ExitCode;
import com.traveease.schema.history.SchemaState;
import com.traveease.schema.migration.StateAndPause;
import com.traveease.schema.progress.Progress;
import com.traveease.schema.revision.Revision;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "current", description = "Print the current revision of the database; nothing at base.", footer = { "",
        "Examples:  traveease-schema current", "           traveease-schema current --check-heads || echo behind" })
class CurrentCommand extends SchemaCommand {

    @Option(names = { "-v", "--verbose" }, description = "Print details.")
    boolean verbose;

    @Option(names = { "-c", "--check-heads" }, description = "End with 1 unless the database has every revision.")
    boolean checkHeads;

    @Override
    public Integer call() {
        StateAndPause found = migrator().stateAndPause();
        SchemaState state = found.state();
        Optional<Progress> running = Progress.elsewhere(state);
        if (isJson()) {
            json().state(state).running(running).paused(found.pause()).print();
        } else {
            print(state);
        }
        warnOf(state);
        running.map(Progress::line).ifPresent(this::inform);
        warnOf(found.pause());
        if (checkHeads && !state.isUpToDate()) {
            err().println("Database is not on all head revisions");
            return ExitCode.NO;
        }
        return ExitCode.DONE;
    }

    private void print(SchemaState state) {
        AlembicFormat format = new AlembicFormat(revisions(), Optional.empty());
        if (verbose) {
            out().println("Current revision(s) for %s:".formatted(address().display()));
        }
        // A revision of a newer program has a name here and nothing else.
        Optional<Revision> known = state.currentVersion().flatMap(revisions()::byVersion);
        state.current().ifPresent(id -> out().println(known
                .map(revision -> verbose ? format.block(revision) : format.name(revision)).orElse(id)));
    }
}
