package com.traveease.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A folder of scripts with their undo scripts, small enough to be run thousands of times. */
record Scenario(Path folder) implements Comparable<Scenario> {

    private static final Path ALL = Path.of("src/test/resources/crash");

    static List<Scenario> all() {
        try (Stream<Path> folders = Files.list(ALL)) {
            return folders.map(Path::toAbsolutePath).map(Scenario::new).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The scripts are not there; start this in the root of the project", e);
        }
    }

    /** All scripts of all of them. */
    static String texts() throws IOException {
        try (Stream<Path> files = Files.walk(ALL)) {
            StringBuilder texts = new StringBuilder();
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                texts.append(file).append('\n').append(Files.readString(file));
            }
            return texts.toString();
        }
    }

    String name() {
        return folder.getFileName().toString();
    }

    @Override
    public int compareTo(Scenario other) {
        return folder.compareTo(other.folder);
    }

    @Override
    public String toString() {
        return name();
    }
}
