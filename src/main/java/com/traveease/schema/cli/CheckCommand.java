package com.traveease.schema.cli;

import java.util.List;

import com.traveease.schema.cli.option.ExitCode;
import com.traveease.schema.history.SchemaState;

import picocli.CommandLine.Command;

@Command(name = "check", description = "Ask whether the database has every revision, unedited and whole. 0 is yes, 1 is no.", footer = {
        "", "Example:  traveease-schema check && echo ready" })
class CheckCommand extends SchemaCommand {

    @Override
    public Integer call() {
        SchemaState state = migrator().state();
        List<String> pending = state.pendingNames();
        state.flywayObjections().forEach(this::warn);
        boolean good = pending.isEmpty() && state.problems().isEmpty();
        if (isJson()) {
            json().field("ok", good).state(state).print();
        } else if (good) {
            out().println("Target database is up to date.");
        } else {
            out().println("Target database is not up to date.");
            pending.forEach(revision -> out().println("  pending: " + revision));
            state.problems().forEach(problem -> out().println("  problem: " + problem));
            state.interruptedInWords().ifPresent(words -> out().println("  interrupted: " + words));
        }
        return good ? ExitCode.DONE : ExitCode.NO;
    }
}
