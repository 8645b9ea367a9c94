package com.traveease.schema.cli;

import com.traveease.schema.cli.command.LockingCommand;
import com.traveease.schema.cli.output.ExitCode;
import com.traveease.schema.cli.output.RunLog;
import com.traveease.schema.history.OnInterrupted;
import com.traveease.schema.history.SchemaState;
import com.traveease.schema.migration.Migrator;
import com.traveease.schema.revision.Target;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "stamp", description = "Record that the database is at REV, without running anything.", footer = { "",
        "Use it when you know that the schema is already at REV: after manual changes, or when another tool",
        "made it.", "",
        "Examples:  traveease-schema stamp head", "           traveease-schema stamp 002" })
class StampCommand extends LockingCommand {

    @Parameters(paramLabel = "REV", description = "An id, a unique prefix of one, a version, head, base, +N, -N, REV+N or "
            + "REV-N.")
    String rev;

    @Option(names = "--discard-interrupted", description = "Stamp even if a script is applied in part or in doubt, because "
            + "you have brought the schema to REV by hand. The record of the interrupted script is discarded.")
    boolean discardInterrupted;

    @Override
    public Integer call() {
        RunLog log = startLog();
        Migrator migrator = migrator();
        SchemaState after = logged(migrator, log, () -> migrator.corrections().stamp(Target.parse(rev),
                discardInterrupted ? OnInterrupted.DISCARD : OnInterrupted.REFUSE, log));
        if (isJson()) {
            json().field("changed", !log.isStampedAlready()).state(after).strings("warnings", log.warnings()).print();
        } else {
            log.sayWhereItIs(after);
        }
        warnOf(after);
        return ExitCode.DONE;
    }
}
