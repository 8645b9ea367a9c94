package com.traveease.schema.cli;

import java.util.Arrays;

import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** One sentence for what cannot be parsed, what was meant perhaps, and where to read on; not the whole help. */
class WrongUsage implements IParameterExceptionHandler {

    @Override
    public int handleParseException(ParameterException failure, String[] arguments) {
        CommandLine command = failure.getCommandLine();
        String words = words(failure);
        command.getErr().println("FAILED: " + words);
        if (Arrays.asList(arguments).contains("--output=json") || String.join(" ", arguments).contains("--output json")) {
            new JsonAnswer(command.getCommandName(), command.getOut()).field("error", words).print();
        }
        UnmatchedArgumentException.printSuggestions(failure, command.getErr());
        command.getErr().println("Try '%s --help'.".formatted(command.getCommandSpec().qualifiedName()));
        command.getErr().flush();
        return ExitCode.WRONG_USAGE;
    }

    private static String words(ParameterException failure) {
        if (failure instanceof UnmatchedArgumentException unmatched && !unmatched.isUnknownOption()
                && !failure.getCommandLine().getSubcommands().isEmpty()) {
            return "There is no command '%s'.".formatted(unmatched.getUnmatched().get(0));
        }
        return failure.getMessage();
    }
}
