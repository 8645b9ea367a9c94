package com.traveease.schema.cli.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What is known of the terminal behind stderr. */
public final class Terminal {

    private Terminal() {
    }

    /** Whether a person looks at stderr, so that a line may be written over. */
    static boolean isInteractive() {
        return !"dumb".equals(System.getenv("TERM")) && isTerminal();
    }

    /** Whether a person can be asked: they see stderr and type on stdin. */
    public static boolean isAnswering() {
        return isTerminal() && isTerminal(0);
    }

    /** Java knows of stdin and stdout only, and not even of these apart; Linux tells what is behind each descriptor. */
    private static boolean isTerminal() {
        return isTerminal(2);
    }

    private static boolean isTerminal(int descriptor) {
        Path stream = Path.of("/proc/self/fd/" + descriptor);
        try {
            return Files.isSymbolicLink(stream) ? Files.readSymbolicLink(stream).toString().matches("/dev/(pts/|tty|console).*")
                    : System.console() != null;
        } catch (IOException e) {
            return false;
        }
    }

    /** See no-color.org: set to anything, it means no colour. */
    static boolean isColoured() {
        String noColor = System.getenv("NO_COLOR");
        return noColor == null || noColor.isEmpty();
    }
}
