package com.traveease.schema.cli;

import java.util.Optional;

import com.traveease.schema.cli.output.RunLog;
import com.traveease.schema.config.OnDataLoss;
import com.traveease.schema.history.SchemaState;
import com.traveease.schema.keep.KeepForecast;
import com.traveease.schema.migration.Migrator;
import com.traveease.schema.plan.DataLoss;
import com.traveease.schema.plan.Plan;
import com.traveease.schema.revision.Direction;
import com.traveease.schema.revision.Target;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "downgrade", description = "Undo revisions, newest first, down to TARGET.", footer = { "",
        "Examples:  traveease-schema downgrade -1 --dry-run", "           traveease-schema downgrade 002",
        "           traveease-schema downgrade 003 --keep", "           traveease-schema downgrade base --allow-data-loss" })
class DowngradeCommand extends MoveCommand {

    @Parameters(paramLabel = "TARGET", description = "base, an id, a unique prefix of one, a version, -N or REV-N. With "
            + "--sql also FROM:TO.")
    String target;

    @Option(names = "--allow-data-loss", description = "Continue even if tables or columns with data are dropped.")
    boolean allowDataLoss;

    @Option(names = "--keep", description = "Keep dropped tables and column values in the schema <name>_kept; restore puts "
            + "them back.")
    boolean keep;

    @Override
    String target() {
        return target;
    }

    @Override
    Direction direction() {
        return Direction.DOWNGRADE;
    }

    @Override
    Plan offline(SchemaState from, Target to) {
        return Plan.downgrade(from, to);
    }

    @Override
    Plan plan(Migrator migrator, Target to) {
        Plan plan = migrator.planning().downgrade(to);
        return keep ? plan.keeping() : plan;
    }

    @Override
    DataLoss loss(Migrator migrator, Plan plan) {
        return keep ? migrator.planning().lossesBesideKept(plan) : migrator.planning().losses(plan);
    }

    @Override
    Optional<String> neededFlags(Migrator migrator, Plan plan, DataLoss loss) {
        if (allowDataLoss || loss.isNone()) {
            return Optional.empty();
        }
        boolean keepHelps = !keep && migrator.planning().lossesBesideKept(plan).isNone();
        return Optional.of(keepHelps ? "--keep or --allow-data-loss" : "--allow-data-loss");
    }

    @Override
    KeepForecast toKeep(Migrator migrator, Plan plan) {
        return keep ? migrator.planning().toKeep(plan) : KeepForecast.NOTHING;
    }

    @Override
    SchemaState run(Migrator migrator, Target to, RunLog log) {
        OnDataLoss onDataLoss = allowDataLoss ? OnDataLoss.ALLOW : OnDataLoss.REFUSE;
        return keep ? migrator.downgradeKeeping(to, onDataLoss, log) : migrator.downgrade(to, onDataLoss, log);
    }
}
