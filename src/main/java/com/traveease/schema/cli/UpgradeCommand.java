package com.traveease.schema.cli;

import java.util.Optional;

import com.traveease.schema.cli.output.RunLog;
import com.traveease.schema.cli.precaution.RehearsalFirst;
import com.traveease.schema.history.SchemaState;
import com.traveease.schema.migration.Migrator;
import com.traveease.schema.plan.DataLoss;
import com.traveease.schema.plan.Plan;
import com.traveease.schema.revision.Direction;
import com.traveease.schema.revision.InvalidTargetException;
import com.traveease.schema.revision.Target;
import com.traveease.schema.runs.RunNote;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "upgrade", description = "Apply what is pending, up to TARGET.", footer = { "",
        "Examples:  traveease-schema upgrade head", "           traveease-schema upgrade +1 --dry-run",
        "           traveease-schema upgrade base:002 --sql > upgrade.sql" })
class UpgradeCommand extends MoveCommand {

    @Parameters(arity = "0..1", paramLabel = "TARGET", defaultValue = "head", description = "head (default), an id, the unique beginning of one, a version, +N or REV+N.")
    String target;

    @Option(names = "--rehearse", arity = "0..1", fallbackValue = "0", paramLabel = "ROWS", description = "Rehearse first, with so many rows from each end of every table (default: none), and go on only if that passed.")
    Integer rehearse;

    @Override
    public Integer call() {
        if (rehearse != null && (how.sql || how.dryRun)) {
            throw new InvalidTargetException("--rehearse is for a run: leave out %s, or use the command rehearse."
                    .formatted(how.sql ? "--sql" : "--dry-run"));
        }
        return super.call();
    }

    @Override
    boolean isReady(Target to) {
        if (rehearse == null) {
            return true;
        }
        RehearsalFirst first = new RehearsalFirst(this, rehearse);
        Plan plan = plan(migrator(), to);
        if (plan.steps().isEmpty()) {
            return true;
        }
        Optional<RunNote> note = first.passed(plan);
        note.ifPresent(notes::add);
        return note.isPresent();
    }

    @Override
    String target() {
        return target;
    }

    @Override
    Direction direction() {
        return Direction.UPGRADE;
    }

    @Override
    Plan offline(SchemaState from, Target to) {
        return Plan.upgrade(from, to);
    }

    @Override
    Plan plan(Migrator migrator, Target to) {
        return migrator.planUpgrade(to);
    }

    @Override
    DataLoss loss(Migrator migrator, Plan plan) {
        return DataLoss.NONE;
    }

    @Override
    SchemaState run(Migrator migrator, Target to, RunLog log) {
        return migrator.upgrade(to, log);
    }
}
