package com.traveease.schema.cli.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What is known of the terminal behind stderr. */
final class Terminal {

    private Terminal() {
    }

    /** Whether a person looks at stderr, so that a line may be written over. */
    static boolean isInteractive() {
        return !"dumb".equals(System.getenv("TERM")) && isTerminal();
    }

    /** Java knows of stdin and stdout only, and not even of these apart; Linux tells what is behind each descriptor. */
    private static boolean isTerminal() {
        Path stderr = Path.of("/proc/self/fd/2");
        try {
            return Files.isSymbolicLink(stderr) ? Files.readSymbolicLink(stderr).toString().matches("/dev/(pts/|tty|console).*")
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
