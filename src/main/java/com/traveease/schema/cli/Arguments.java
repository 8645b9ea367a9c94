package com.traveease.schema.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What was typed, made ready for the parser. */
final class Arguments {

    private static final Pattern STEPS_BACK = Pattern.compile("-\\d+");

    private Arguments() {
    }

    /** {@code downgrade -1} is a target, not an option; nothing at all is {@code serve}. */
    static String[] of(String... typed) {
        if (typed.length == 0) {
            return new String[] { "serve" };
        }
        List<String> arguments = new ArrayList<>();
        for (String argument : typed) {
            arguments.add(STEPS_BACK.matcher(argument).matches() ? "current" + argument : argument);
        }
        return arguments.toArray(String[]::new);
    }
}
