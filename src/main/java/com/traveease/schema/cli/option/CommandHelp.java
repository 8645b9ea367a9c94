package com.traveease.schema.cli.option;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The options in the help of a command: its own, and under one line those that every command takes. */
public final class CommandHelp {

    private static final Set<String> OF_EVERY_COMMAND = Set.of("--help", "--version");
    /** Commands that have nothing to do with a database, with those of the common options that are about them. */
    private static final Set<String> WITHOUT_DATABASE = Set.of("health", "completion");
    private static final Set<String> NOT_OF_DATABASE = Set.of("--output");

    private CommandHelp() {
    }

    public static void arrange(CommandLine command) {
        command.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, CommandHelp::options);
    }

    private static String options(Help help) {
        List<OptionSpec> own = options(help, false);
        List<OptionSpec> common = options(help, true);
        return (own.isEmpty() ? "" : help.optionListExcludingGroups(own)) + help.optionListGroupSections()
                + "%nCommon options:%n".formatted() + help.optionListExcludingGroups(common);
    }

    private static List<OptionSpec> options(Help help, boolean common) {
        boolean database = !WITHOUT_DATABASE.contains(help.commandSpec().name());
        Stream<OptionSpec> options = help.commandSpec().options().stream().filter(option -> !option.hidden());
        return options.filter(option -> isCommon(option) == common)
                .filter(option -> database || !option.inherited() || NOT_OF_DATABASE.contains(option.longestName()))
                .toList();
    }

    private static boolean isCommon(OptionSpec option) {
        return option.inherited() || OF_EVERY_COMMAND.contains(option.longestName());
    }
}
