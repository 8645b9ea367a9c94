package com.traveease.development.mysql;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** What mysqld said about itself. */
final class ErrorLog {

    private static final int LINES = 12;

    private ErrorLog() {
    }

    /** Indented, for the end of a message. */
    static String lastLines(Path file) {
        List<String> lines = read(file);
        return lines.stream()
                .skip(Math.max(0, lines.size() - LINES))
                .map(line -> "    " + line)
                .collect(Collectors.joining("\n"));
    }

    static boolean saysPortIsTaken(Path file) {
        return read(file).stream().anyMatch(line -> line.contains("Bind on TCP/IP port")
                || line.contains("already have another mysqld server running on port"));
    }

    private static List<String> read(Path file) {
        try {
            return Files.readAllLines(file, ISO_8859_1);
        } catch (IOException e) {
            return List.of("(%s cannot be read: %s)".formatted(file, e));
        }
    }
}
