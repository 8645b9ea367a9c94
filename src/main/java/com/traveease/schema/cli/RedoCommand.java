package com.traveease.schema.cli;

import com.traveease.schema.cli.command.Ending;
import com.traveease.schema.cli.command.LockingCommand;
import com.traveease.schema.cli.option.ExitCode;
import com.traveease.schema.cli.output.JsonAnswer;
import com.traveease.schema.cli.output.RunLog;
import com.traveease.schema.cli.record.AfterUpgrade;
import com.traveease.schema.config.OnDataLoss;
import com.traveease.schema.history.SchemaState;
import com.traveease.schema.migration.Migrator;
import com.traveease.schema.revision.Direction;
import com.traveease.schema.revision.InvalidTargetException;
import com.traveease.schema.revision.Revision;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "redo", description = "While a script is being written: undo the newest revision, and apply it again with its present text.", footer = {
        "", "The undo script has to fit what was applied; the script itself may have been edited since. Where",
        "REV is not applied and is the next, it is only applied, so that the same command may be repeated.", "",
        "Example:  traveease-schema redo" })
class RedoCommand extends LockingCommand {

    @Parameters(arity = "0..1", paramLabel = "REV", description = "The revision (default: head, the newest script).")
    String rev = "head";

    @Option(names = "--allow-data-loss", description = "Continue even if tables or columns that contain rows are dropped.")
    boolean allowDataLoss;

    @Option(names = "--keep", description = "Keep what the undo script drops, as downgrade does; restore puts it back. Nothing is kept where REV is only applied.")
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
            after = Ending.during(migrator, log, ending -> migrator.redo(revision,
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
