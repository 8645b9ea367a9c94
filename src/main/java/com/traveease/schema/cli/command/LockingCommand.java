package com.traveease.schema.cli.command;

import java.util.Map;

import com.traveease.schema.cli.option.LockOptions;
import com.traveease.schema.cli.output.RunLog;
import com.traveease.schema.migration.Stoppable;

import picocli.CommandLine.Mixin;

/** What the commands have in common that take the lock of the schema, or wait for locks of tables. */
public abstract class LockingCommand extends SchemaCommand {

    @Mixin
    LockOptions locks;

    @Override
    public Map<String, String> locks() {
        return locks.settings();
    }

    /** What a command does to the schema, logged until it is done. */
    public interface Work<T> {
        T run();
    }

    /** Ends in an orderly way when the process is told to end; the log is closed then, and also when the work fails. */
    protected static <T> T logged(Stoppable stoppable, RunLog log, Work<T> work) {
        try (log) {
            return GracefulStop.during(stoppable, log, ending -> work.run());
        }
    }
}
