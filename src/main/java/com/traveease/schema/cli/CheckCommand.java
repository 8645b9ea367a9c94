package com.traveease.schema.cli;

import java.util.List;
import java.util.stream.Stream;

import com.traveease.schema.migration.SchemaState;
import com.traveease.schema.revision.Repeatable;
import com.traveease.schema.revision.Revision;

import picocli.CommandLine.Command;

@Command(name = "check", description = "Ask whether the database has every revision, unedited and whole. 0 is yes, 1 is no.", footer = {
        "", "Example:  traveease-schema check && echo ready" })
class CheckCommand extends SchemaCommand {

    @Override
    public Integer call() {
        SchemaState state = migrator().state();
        List<String> pending = Stream.concat(state.pending().stream().map(Revision::id),
                state.pendingRepeatables().stream().map(Repeatable::script).map(script -> script.name())).toList();
        boolean good = pending.isEmpty() && state.problems().isEmpty();
        if (isJson()) {
            json().field("upToDate", good)
                    .field("current", state.current())
                    .field("head", revisions().head().map(Revision::id))
                    .strings("pending", pending)
                    .strings("problems", state.problems())
                    .print();
        } else if (good) {
            out().println("Target database is up to date.");
        } else {
            out().println("Target database is not up to date.");
            pending.forEach(revision -> out().println("  pending: " + revision));
            state.problems().forEach(problem -> out().println("  problem: " + problem));
        }
        return good ? ExitCode.DONE : ExitCode.NO;
    }
}
