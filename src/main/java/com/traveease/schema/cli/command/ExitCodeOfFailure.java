package com.traveease.schema.cli.command;

import java.util.Optional;

import com.traveease.schema.cli.option.CommonOptions;
import com.traveease.schema.cli.output.ExitCode;
import com.traveease.schema.cli.output.FailureKind;
import com.traveease.schema.cli.output.JsonAnswer;
import com.traveease.schema.cli.output.JsonFailure;
import com.traveease.schema.cli.output.TerminalColors;
import com.traveease.schema.failure.MigrationFailedException;
import com.traveease.schema.failure.OutOfMemory;
import com.traveease.schema.statement.Secrets;

import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Turns what a command throws into words and an exit code. What it does not know is a bug and keeps its stack trace. */
public class ExitCodeOfFailure implements IExecutionExceptionHandler {

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
        Optional<FailureKind> kind = FailureKind.of(failure);
        if (kind.isPresent()) {
            return told(kind.get(), failure, command);
        }
        command.getErr()
                .println(TerminalColors.failure("FAILED:")
                        + " this is a bug in traveease-schema; please report it with the lines below.");
        failure.printStackTrace(command.getErr());
        return ExitCode.FAILED;
    }

    private static int told(FailureKind kind, Exception failure, CommandLine command) {
        String word = kind == FailureKind.STOPPED ? "STOPPED:" : "FAILED:";
        command.getErr().println(TerminalColors.failure(word) + " " + Secrets.withoutPasswordInAddress(failure.getMessage()));
        if (failure instanceof MigrationFailedException failed) {
            failed.statement().ifPresent(
                    at -> command.getErr().println("Statement %d is: %s".formatted(at.statement(), at.sql())));
        }
        if (command.getCommand() instanceof SchemaCommand asked && asked.isJson()) {
            JsonAnswer answer = asked.json();
            JsonFailure.write(answer, failure, kind);
            asked.writeDone(answer);
            answer.print();
        }
        return kind.exitCode();
    }
}
