package com.traveease.schema.cli;

import java.util.List;

import com.traveease.schema.bookkeeping.RepairedChecksum;
import com.traveease.schema.cli.command.LockingCommand;
import com.traveease.schema.cli.output.ExitCode;
import com.traveease.schema.cli.output.JsonAnswer;
import com.traveease.schema.cli.output.RunLog;
import com.traveease.schema.history.SchemaState;
import com.traveease.schema.migration.Migrator;
import com.traveease.schema.revision.Revision;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "repair", description = "Accept the current text of applied scripts that were edited. Records their checksums, and runs nothing.", footer = {
        "", "Use it when you know that the database is as the scripts now say: only a comment was changed, or",
        "the same change was made by hand. The history keeps when a script was applied, and by whom.", "",
        "Examples:  traveease-schema repair 002", "           traveease-schema repair" })
class RepairCommand extends LockingCommand {

    @Parameters(arity = "0..*", paramLabel = "REV", description = "The revisions: ids, unique prefixes of ids, or versions "
            + "(default: every applied script that was edited).")
    List<String> revs = List.of();

    @Override
    public Integer call() {
        List<Revision> named = revs.stream().map(revisions()::find).distinct().toList();
        RunLog log = startLog();
        Migrator migrator = migrator();
        List<RepairedChecksum> repaired = logged(migrator, log, () -> migrator.corrections().repair(named, log));
        SchemaState after = migrator.state();
        if (isJson()) {
            JsonAnswer answer = json().state(after);
            answer.list("repaired", repaired, one -> answer.object(() -> answer.field("revision", one.revision().id())
                    .field("script", one.revision().upgrade().name())
                    .field("before", one.before().orElseThrow())
                    .field("checksum", one.now()))).strings("warnings", log.warnings()).print();
        } else {
            repaired.forEach(one -> log.info("%s: its current text is accepted, checksum %d (was %d)"
                    .formatted(one.revision().upgrade().name(), one.now(), one.before().orElseThrow())));
            if (repaired.isEmpty()) {
                log.info("Nothing to repair: %s. Nothing was changed.".formatted(named.isEmpty()
                        ? "no applied script was edited"
                        : "the history has the present checksum of each of them"));
            }
        }
        warnOf(after);
        return ExitCode.DONE;
    }
}
