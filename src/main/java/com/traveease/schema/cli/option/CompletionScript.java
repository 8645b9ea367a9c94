package com.traveease.schema.cli.option;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * What a shell needs to complete a command line: commands, options and the values of some options by picocli, and here the
 * revisions, which the program itself is asked for, and folders of scripts.
 */
public final class CompletionScript {

    private static final String NAME = "traveease-schema";
    private static final String REVISIONS = "revisions of this program";

    /** By command: what stands for a revision beside the ids. */
    private static final Map<String, List<String>> WORDS = Map.of("upgrade", List.of("head", "+1"), "downgrade",
            List.of("base", "-1"), "redo", List.of("head"), "show", List.of("head", "current"), "stamp",
            List.of("head", "base", "current"), "wait", List.of("head"), "repair", List.of(), "revision", List.of(), "history",
            List.of());
    private static final List<String> LABELS = List.of("TARGET", "REV", "START:END");

    /** The folder of scripts may be in the line that is typed. */
    private static final String ASKING = """
            function _traveease_schema_revisions() {
              [[ "${COMP_WORDS[COMP_CWORD]}" == -* ]] && return
              local i typed=()
              for (( i = 1; i < COMP_CWORD; i++ )); do
                if [[ "${COMP_WORDS[i]}" == --locations ]]; then
                  [[ "${COMP_WORDS[i+1]}" == "=" ]] && (( i++ ))
                  typed+=(--locations "${COMP_WORDS[i+1]/#\\~/$HOME}")
                fi
              done
              "${COMP_WORDS[0]/#\\~/$HOME}" completion --revisions "${typed[@]}" 2>/dev/null
            }

            """;

    private CompletionScript() {
    }

    /** @param root of which nothing else may be asked afterwards */
    public static String of(CommandLine root) {
        WORDS.forEach((name, words) -> addRevisions(root.getSubcommands().get(name).getCommandSpec(), words));
        return AutoComplete.bash(NAME, root).replace("\"" + REVISIONS + "\"", "$(_traveease_schema_revisions)")
                .replaceAll("(?m)^( *)'--locations'\\)\\n( *)return$",
                        "$1'--locations')\n$2type compopt &>/dev/null && compopt -o filenames\n"
                                + "$2COMPREPLY=( \\$(compgen -d -- \"\\${curr_word}\") )\n$2return")
                .replaceFirst("(?=# Bash completion entry point function)", ASKING.replace("\\", "\\\\").replace("$", "\\$"));
    }

    private static void addRevisions(CommandSpec command, List<String> words) {
        List<String> candidates = new ArrayList<>(words);
        candidates.add(REVISIONS);
        for (ArgSpec argument : List.copyOf(command.args())) {
            if (LABELS.contains(argument.paramLabel())) {
                command.remove(argument);
                command.add(argument instanceof OptionSpec option
                        ? OptionSpec.builder(option).completionCandidates(candidates).build()
                        : PositionalParamSpec.builder((PositionalParamSpec) argument).completionCandidates(candidates).build());
            }
        }
    }
}
