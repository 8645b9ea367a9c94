package com.traveease.schema.cli.command;

import com.traveease.schema.cli.option.CommonOptions;
import com.traveease.schema.cli.option.ExitCode;
import com.traveease.schema.cli.output.Ink;
import com.traveease.schema.cli.output.JsonAnswer;
import com.traveease.schema.cli.output.JsonFailure;
import com.traveease.schema.cli.output.ServiceUnavailableException;
import com.traveease.schema.config.ConfigurationException;
import com.traveease.schema.connection.DatabaseUnavailableException;
import com.traveease.schema.connection.UnsupportedServerException;
import com.traveease.schema.failure.MigrationFailedException;
import com.traveease.schema.failure.MigrationStoppedException;
import com.traveease.schema.failure.OutOfMemory;
import com.traveease.schema.history.MigrationRefusedException;
import com.traveease.schema.lock.LockTimeoutException;
import com.traveease.schema.revision.InvalidTargetException;
import com.traveease.schema.script.InvalidLocationException;
import com.traveease.schema.sql.InvalidScriptException;
import com.traveease.schema.statement.Secrets;

import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Turns what a command throws into words and an exit code. What it does not know is a bug and keeps its stack trace. */
public class FailureInWords implements IExecutionExceptionHandler {

    /** Runs the command. What has no memory left for its scripts is no bug. */
    public static int run(ParseResult parsed) {
        CommandLine last = parsed.asCommandLineList().get(parsed.asCommandLineList().size() - 1);
        if (last.getCommand() instanceof SchemaCommand command && !last.isUsageHelpRequested() && command.isWrongForm()) {
            CommonOptions.Output form = command.program.options().output;
            throw new CommandLine.ParameterException(last, "--output %s is for %s, not for %s.".formatted(form,
                    form == CommonOptions.Output.sarif ? "check and lint" : "runs and --dry-run", last.getCommandName()));
        }
        try {
            return new CommandLine.RunLast().execute(parsed);
        } catch (OutOfMemoryError e) {
            CommandLine command = parsed.asCommandLineList().get(parsed.asCommandLineList().size() - 1);
            throw new CommandLine.ExecutionException(command, "out of memory", OutOfMemory.beside(e));
        }
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        if (failure instanceof ConfigurationException || failure instanceof InvalidTargetException
                || failure instanceof InvalidLocationException) {
            return told("FAILED:", failure, command, ExitCode.WRONG_USAGE);
        }
        if (failure instanceof MigrationStoppedException) {
            return told("STOPPED:", failure, command, ExitCode.FAILED);
        }
        if (failure instanceof LockTimeoutException) {
            return told("FAILED:", failure, command, ExitCode.LOCKED);
        }
        if (failure instanceof DatabaseUnavailableException || failure instanceof UnsupportedServerException
                || failure instanceof MigrationRefusedException
                || failure instanceof MigrationFailedException || failure instanceof InvalidScriptException
                || failure instanceof ServiceUnavailableException) {
            return told("FAILED:", failure, command, ExitCode.FAILED);
        }
        command.getErr()
                .println(Ink.failure("FAILED:") + " this is a bug in traveease-schema; please report it with the lines below.");
        failure.printStackTrace(command.getErr());
        return ExitCode.FAILED;
    }

    private static int told(String word, Exception failure, CommandLine command, int code) {
        command.getErr().println(Ink.failure(word) + " " + Secrets.withoutPasswordInAddress(failure.getMessage()));
        if (failure instanceof MigrationFailedException failed) {
            failed.statement().ifPresent(
                    at -> command.getErr().println("Statement %d is: %s".formatted(at.statement(), at.sql())));
        }
        if (command.getCommand() instanceof SchemaCommand asked && asked.isJson()) {
            JsonAnswer answer = asked.json();
            JsonFailure.write(answer, failure, code);
            asked.writeDone(answer);
            answer.print();
        }
        return code;
    }
}
