package com.traveease.schema.cli;

import com.traveease.schema.migration.Migrator;
import com.traveease.schema.migration.Plan;
import com.traveease.schema.migration.SchemaState;
import com.traveease.schema.revision.Direction;
import com.traveease.schema.revision.Target;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "upgrade", description = "Apply what is pending, up to TARGET.", footer = { "",
        "Examples:  traveease-schema upgrade head", "           traveease-schema upgrade +1 --dry-run",
        "           traveease-schema upgrade base:002 --sql > upgrade.sql" })
class UpgradeCommand extends MoveCommand {

    @Parameters(arity = "0..1", paramLabel = "TARGET", defaultValue = "head", description = "head (default), an id, the unique beginning of one, a version, +N or REV+N.")
    String target;

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
    Preview preview(Migrator migrator, Target to) {
        return new Preview(migrator.planUpgrade(to));
    }

    @Override
    SchemaState run(Migrator migrator, Target to, RunLog log) {
        return migrator.upgrade(to, log);
    }
}
