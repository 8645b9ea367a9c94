package com.traveease.schema.cli;

import java.util.Optional;

import com.traveease.schema.cli.command.SchemaCommand;
import com.traveease.schema.cli.output.AlembicFormat;
import com.traveease.schema.cli.output.ExitCode;
import com.traveease.schema.history.RevisionEntry;
import com.traveease.schema.revision.Revision;
import com.traveease.schema.revision.Target;
import com.traveease.schema.statement.Secrets;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "show", description = "Print a revision: where its script is, and its description.", footer = { "",
        "Examples:  traveease-schema show 003", "           traveease-schema show head-1 -v" })
class ShowCommand extends SchemaCommand {

    @Parameters(paramLabel = "REV", description = "An id, a unique prefix of one, a version, head, current, +N, -N, REV+N or "
            + "REV-N.")
    String rev;

    @Option(names = { "-v", "--verbose" }, description = "Also print the script and its undo script.")
    boolean verbose;

    @Override
    public Integer call() {
        Optional<Revision> revision = Target.parse(rev).in(revisions(), () -> migrator().state().currentRevision());
        if (isJson()) {
            json().revisions(revision.stream().map(one -> RevisionEntry.of(one, revisions())).toList()).print();
        } else {
            AlembicFormat format = new AlembicFormat(revisions(), Optional.empty());
            revision.ifPresent(one -> {
                out().println(format.block(one));
                if (verbose) {
                    scripts(one);
                }
            });
        }
        return ExitCode.DONE;
    }

    private void scripts(Revision revision) {
        out().println("-- " + revision.upgrade().path());
        out().println(Secrets.OF_CLAUSES.masked(revision.upgrade().text()));
        out().println(revision.undo().map(undo -> "-- " + undo.path() + "\n" + Secrets.OF_CLAUSES.masked(undo.text()))
                .orElse("-- Irreversible: it has no undo script."));
    }
}
