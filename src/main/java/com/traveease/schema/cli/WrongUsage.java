package com.traveease.schema.cli;

import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** One sentence for what cannot be parsed, what was meant perhaps, and where to read on; not the whole help. */
class WrongUsage implements IParameterExceptionHandler {

    @Override
    public int handleParseException(ParameterException failure, String[] arguments) {
        CommandLine command = failure.getCommandLine();
        command.getErr().println("FAILED: " + failure.getMessage());
        UnmatchedArgumentException.printSuggestions(failure, command.getErr());
        command.getErr().println("Try '%s --help'.".formatted(command.getCommandSpec().qualifiedName()));
        command.getErr().flush();
        return ExitCode.WRONG_USAGE;
    }
}
