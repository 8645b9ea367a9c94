package com.traveease.schema.cli.option;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import com.traveease.schema.config.AllowedBlocking;

/** What was typed, made ready for the parser. */
public final class Arguments {

    private static final Pattern STEPS_BACK = Pattern.compile("-\\d+");
    private static final Set<String> TAKE_A_TARGET = Set.of("upgrade", "downgrade", "show", "stamp");

    private Arguments() {
    }

    /** {@code downgrade -1} is a target, not an option; nothing at all is {@code serve}. */
    public static String[] of(String... typed) {
        if (typed.length == 0) {
            return new String[] { "serve" };
        }
        List<String> arguments = new ArrayList<>();
        boolean takesTarget = false;
        for (String argument : typed) {
            takesTarget |= TAKE_A_TARGET.contains(argument);
            // A target behind it is no size.
            arguments.add(takesTarget && STEPS_BACK.matcher(argument).matches() ? "current" + argument
                    : argument.equals(MoveOptions.ALLOW_BLOCKING) ? argument + "=" + AllowedBlocking.ANY : argument);
        }
        return arguments.toArray(String[]::new);
    }
}
