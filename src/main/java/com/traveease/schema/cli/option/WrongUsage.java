package com.traveease.schema.cli.option;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.traveease.schema.cli.output.ExitCode;
import com.traveease.schema.cli.output.JsonAnswer;
import com.traveease.schema.cli.output.JsonFailure;
import com.traveease.schema.cli.output.TerminalColors;
import com.traveease.schema.revision.Nearest;

import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** One sentence for what cannot be parsed, what was meant perhaps, and where to read on; not the whole help. */
public class WrongUsage implements IParameterExceptionHandler {

    private static final String ONE_LINE = " The history here is one line, without branches.";
    /** What people may type from memory. */
    private static final Map<String, String> OF_ALEMBIC = Map.of("branches", ONE_LINE, "merge", ONE_LINE, "edit",
            " Scripts are files: see their paths with show.", "init", " Nothing has to be set up: start with upgrade.",
            "list_templates", " There is one: see revision --help.", "ensure_version",
            " The first upgrade or stamp makes the history.");
    private static final int NEAR = 2;

    @Override
    public int handleParseException(ParameterException failure, String[] arguments) {
        CommandLine command = failure.getCommandLine();
        String words = words(failure);
        command.getErr().println(TerminalColors.failure("FAILED:") + " " + words);
        if (Arrays.asList(arguments).contains("--output=json") || String.join(" ", arguments).contains("--output json")) {
            JsonAnswer answer = new JsonAnswer(command.getCommandName(), command.getOut()).field("error", words)
                    .field("exitCode", ExitCode.WRONG_USAGE);
            JsonFailure.writeWrongUsage(answer, words);
            answer.strings("steps", List.of()).strings("warnings", List.of()).print();
        }
        suggest(failure);
        command.getErr().println("Try '%s --help'.".formatted(command.getCommandSpec().qualifiedName()));
        command.getErr().flush();
        return ExitCode.WRONG_USAGE;
    }

    private static void suggest(ParameterException failure) {
        CommandLine command = failure.getCommandLine();
        if (!(failure instanceof UnmatchedArgumentException unmatched)) {
            return;
        }
        if (unmatched.isUnknownOption()) {
            Optional<String> near = near(optionName(unmatched.getUnmatched().get(0)),
                    command.getCommandSpec().optionsMap().keySet());
            if (near.isPresent()) {
                command.getErr().println("Did you mean: %s?".formatted(near.get()));
                return;
            }
        }
        if (unmatched.isUnknownOption() || command.getSubcommands().isEmpty()) {
            UnmatchedArgumentException.printSuggestions(failure, command.getErr());
            return;
        }
        String typed = unmatched.getUnmatched().get(0);
        if (OF_ALEMBIC.containsKey(typed)) {
            return;
        }
        near(typed, command.getSubcommands().keySet())
                .ifPresent(name -> command.getErr().println("Did you mean: traveease-schema " + name + "?"));
    }

    /** Without what was typed as a value: a password in the wrong place ends in the log of a pipeline. */
    private static String words(ParameterException failure) {
        String words = failure.getMessage().replaceFirst("^Error: ", "");
        if (failure instanceof UnmatchedArgumentException unmatched) {
            String typed = unmatched.getUnmatched().get(0);
            if (unmatched.isUnknownOption()) {
                return "Unknown option: '%s'".formatted(optionName(typed));
            }
            return failure.getCommandLine().getSubcommands().isEmpty()
                    ? "There are more arguments than %s takes".formatted(failure.getCommandLine().getCommandName())
                    : noCommand(typed, failure.getCommandLine());
        }
        return words.replaceFirst("(?s) but (was|found) .*", "").replaceFirst("for option option", "for option");
    }

    private static String noCommand(String typed, CommandLine command) {
        boolean harmless = OF_ALEMBIC.containsKey(typed) || near(typed, command.getSubcommands().keySet()).isPresent();
        return (harmless ? "There is no command '%s'.".formatted(typed) : "There is no such command.")
                + OF_ALEMBIC.getOrDefault(typed, "");
    }

    /** {@code --ulr} of {@code --ulr=mysql://…}, and {@code -p} of {@code -psecret}. */
    private static String optionName(String typed) {
        String name = typed.replaceFirst("(?s)=.*", "");
        return name.startsWith("--") || name.length() <= 2 ? name : name.substring(0, 2) + "…";
    }

    private static Optional<String> near(String typed, Set<String> names) {
        return names.stream().filter(name -> name.length() > NEAR && Nearest.letters(typed, name) <= NEAR)
                .min(Comparator.comparing((String name) -> Nearest.letters(typed, name))
                        .thenComparing(Comparator.naturalOrder()));
    }
}
