package com.traveease.schema.cli.output;

/** Colours for the words that somebody has to see. Off until it is known that a person looks at stderr. */
public final class TerminalColors {

    private static final String RED = "\u001b[1;31m";
    private static final String YELLOW = "\u001b[33m";
    private static final String PLAIN = "\u001b[0m";

    private static volatile boolean on;

    private TerminalColors() {
    }

    /** On a terminal, unless NO_COLOR says otherwise. */
    public static void forTerminal() {
        on = Terminal.isInteractive() && Terminal.isColoured();
    }

    public static String failure(String word) {
        return painted(word, RED, on);
    }

    static String warning(String word) {
        return painted(word, YELLOW, on);
    }

    /** {@code WARN }, {@code ERROR}, and levels that need no colour. */
    public static String level(String level) {
        return switch (level.strip()) {
            case "WARN" -> warning(level);
            case "ERROR" -> failure(level);
            default -> level;
        };
    }

    public static String painted(String word, String colour, boolean coloured) {
        return coloured ? colour + word + PLAIN : word;
    }
}
