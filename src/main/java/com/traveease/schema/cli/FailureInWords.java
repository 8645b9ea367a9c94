package com.traveease.schema.cli;

import com.traveease.schema.migration.DatabaseUnavailableException;
import com.traveease.schema.migration.LockTimeoutException;
import com.traveease.schema.migration.MigrationFailedException;
import com.traveease.schema.migration.MigrationRefusedException;
import com.traveease.schema.migration.MigrationStoppedException;
import com.traveease.schema.migration.UnsupportedServerException;
import com.traveease.schema.revision.InvalidScriptException;
import com.traveease.schema.revision.InvalidTargetException;

import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Turns what a command throws into words and an exit code. What it does not know is a bug and keeps its stack trace. */
class FailureInWords implements IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) throws Exception {
        if (failure instanceof ConfigurationException || failure instanceof InvalidTargetException) {
            command.getErr().println(failure.getMessage());
            return ExitCode.WRONG_USAGE;
        }
        if (failure instanceof MigrationStoppedException) {
            command.getErr().println("STOPPED: " + failure.getMessage());
            return ExitCode.FAILED;
        }
        if (failure instanceof DatabaseUnavailableException || failure instanceof UnsupportedServerException
                || failure instanceof LockTimeoutException || failure instanceof MigrationRefusedException
                || failure instanceof MigrationFailedException || failure instanceof InvalidScriptException) {
            command.getErr().println("FAILED: " + failure.getMessage());
            return ExitCode.FAILED;
        }
        command.getErr().println("FAILED: this is a bug in traveease-schema; please report it with the lines below.");
        failure.printStackTrace(command.getErr());
        return ExitCode.FAILED;
    }
}
