package com.traveease.schema.diff;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Two schemas in one file, and what is expected of their comparison. The file has sections, each below a comment with its name
 * and nothing else: {@code -- from}, {@code -- to}, the rows of the first schema, the options of the command, and then the
 * words and the statements upward and downward.
 */
record Pair(Path file, Map<Section, String> sections) {

    enum Section {
        FROM,
        TO,
        ROWS,
        OPTIONS,
        WORDS,
        UP,
        DOWN;

        static Optional<Section> of(String line) {
            return Stream.of(values()).filter(section -> line.equals(section.heading())).findFirst();
        }

        String heading() {
            return "-- " + name().toLowerCase(Locale.ROOT);
        }
    }

    static List<Pair> in(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".sql")).sorted().map(Pair::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Pair read(Path file) {
        try {
            Map<Section, List<String>> lines = new EnumMap<>(Section.class);
            Section current = null;
            for (String line : Files.readString(file).split("\n", -1)) {
                Optional<Section> begins = Section.of(line);
                if (begins.isPresent()) {
                    current = begins.get();
                    lines.put(current, new ArrayList<>());
                } else if (current != null) {
                    lines.get(current).add(line);
                }
            }
            Map<Section, String> sections = new EnumMap<>(Section.class);
            lines.forEach((section, text) -> sections.put(section, String.join("\n", text).strip()));
            return new Pair(file, sections);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code columns/comment_added}. */
    String name() {
        return file.getParent().getFileName() + "/" + file.getFileName().toString().replace(".sql", "");
    }

    /** Empty when the file does not have it. */
    String text(Section section) {
        return sections.getOrDefault(section, "");
    }

    Renames renames() {
        return Renames.parse(Stream.of(text(Section.OPTIONS).split("--rename ")).map(String::strip)
                .filter(option -> !option.isEmpty()).toList());
    }

    /** The same two schemas, with other expectations. */
    void write(Map<Section, String> found) throws IOException {
        Map<Section, String> all = new EnumMap<>(sections);
        all.putAll(found);
        Files.writeString(file, all.entrySet().stream()
                .map(section -> section.getKey().heading() + "\n" + (section.getValue().isEmpty() ? ""
                        : section.getValue() + "\n"))
                .collect(Collectors.joining()));
    }
}
