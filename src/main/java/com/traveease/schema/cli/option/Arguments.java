package com.traveease.schema.cli.option;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import com.traveease.schema.config.AllowedBlocking;

/** What was typed, made ready for the parser. */
public final class Arguments {

    private static final Pattern STEPS_BACK = Pattern.compile("-\\d+");
    private static final Set<String> TAKE_A_TARGET = Set.of("upgrade", "downgrade", "show", "stamp");

    /** What options of {@code upgrade} mean without a value. They have theirs behind a = only. */
    private static final Map<String, String> ALONE = Map.of("--rehearse", "0", "--exclusive", "30s", "--backup", ".");

    /** Those of them that take a value: {@code --throttle-threads -1} is no target. */
    static final Set<String> TAKE_A_VALUE = Set.of("--url", "--locations", "--encoding", "--placeholder", "--output",
            "--lock-timeout", "--lock-wait-timeout", "--throttle-threads", "--throttle-history", "--throttle-redo",
            "--throttle-delay", "--replica");

    private Arguments() {
    }

    /**
     * {@code downgrade -1} is a target, not an option; nothing at all is {@code serve}. What follows {@code --rehearse} is the
     * target: the parser would take it for the value.
     */
    public static String[] of(String... typed) {
        if (typed.length == 0) {
            return new String[] { "serve" };
        }
        List<String> arguments = new ArrayList<>();
        boolean takesTarget = false;
        boolean upgrades = false;
        String before = "";
        for (String argument : typed) {
            takesTarget |= TAKE_A_TARGET.contains(argument);
            upgrades |= argument.equals("upgrade");
            arguments.add(upgrades && ALONE.containsKey(argument) ? argument + "=" + ALONE.get(argument)
                    : takesTarget && STEPS_BACK.matcher(argument).matches() && !TAKE_A_VALUE.contains(before)
                            ? "current" + argument
                            // A target behind it is no size.
                            : argument.equals(MoveOptions.ALLOW_BLOCKING) ? argument + "=" + AllowedBlocking.ANY : argument);
            before = argument;
        }
        return arguments.toArray(String[]::new);
    }
}
