package com.traveease.schema.cli;

import com.traveease.schema.cli.command.GracefulStop;
import com.traveease.schema.cli.command.LockingCommand;
import com.traveease.schema.cli.output.ExitCode;
import com.traveease.schema.cli.output.JsonAnswer;
import com.traveease.schema.cli.output.RunLog;
import com.traveease.schema.cli.verification.AfterUpgrade;
import com.traveease.schema.config.OnDataLoss;
import com.traveease.schema.history.SchemaState;
import com.traveease.schema.migration.Migrator;
import com.traveease.schema.revision.Direction;
import com.traveease.schema.revision.InvalidTargetException;
import com.traveease.schema.revision.Revision;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "redo", description = "Undo the newest revision and apply it again with its current text, while you "
        + "write a script.", footer = {
                "", "The undo script must match what was applied; the script itself may have been edited since. If REV",
                "is the next to be applied, it is only applied, so the same command can be repeated.", "",
                "Example:  traveease-schema redo" })
class RedoCommand extends LockingCommand {

    @Parameters(arity = "0..1", paramLabel = "REV", description = "The revision (default: head, the newest script).")
    String rev = "head";

    @Option(names = "--allow-data-loss", description = "Continue even if tables or columns with data are dropped.")
    boolean allowDataLoss;

    @Option(names = "--keep", description = "Keep what the undo script drops, as downgrade does; restore puts it back. "
            + "Nothing is kept if REV is only applied.")
    boolean keep;

    @Override
    public Integer call() {
        if (revisions().all().isEmpty()) {
            throw new InvalidTargetException("There is no script to redo.");
        }
        Revision revision = revisions().find(rev);
        RunLog log = startLog();
        Migrator migrator = migrator();
        AfterUpgrade verification = AfterUpgrade.of(this, migrator, Direction.UPGRADE);
        SchemaState after;
        try (log) {
            after = GracefulStop.during(migrator, log, ending -> migrator.redo(revision,
                    allowDataLoss ? OnDataLoss.ALLOW : OnDataLoss.REFUSE, keep, log));
            if (log.hasSteps()) {
                verification.verify(after, log);
            }
        }
        if (isJson()) {
            JsonAnswer answer = json();
            log.writeTo(answer, after);
            answer.print();
        } else {
            log.sayWhereItIs(after);
            verification.print(out());
        }
        warnOf(after);
        return verification.isPassed() ? ExitCode.DONE : ExitCode.NO;
    }
}
