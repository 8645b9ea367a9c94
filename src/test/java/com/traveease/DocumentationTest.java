package com.traveease;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** README, change log and pages: that their links lead somewhere, and that nothing is missing from them. */
class DocumentationTest {

    private static final Path README = Path.of("README.md");
    private static final Path PAGES = Path.of("src", "docs");

    private static final Pattern FENCE = Pattern.compile("(?ms)^ *```.*?^ *```[^\\n]*$");
    private static final Pattern INLINE_CODE = Pattern.compile("`[^`\\n]+`");
    private static final Pattern LINK = Pattern.compile("\\[[^]]*]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} +(.+?) *#*$");
    private static final Pattern SETTING = Pattern.compile("\"(schema(?:\\.[a-z-]+)+)\\.?\"");
    private static final Pattern ROOM = Pattern
            .compile("(?m)^\\| `" + Pattern.quote(ArchitectureTest.TOOL) + "([a-z.]+)` \\| .");
    private static final Pattern COMMAND = Pattern.compile("@Command\\(name = \"([a-z]+)\"");

    static Stream<Path> documents() {
        return Stream.concat(Stream.of(README, Path.of("CHANGELOG.md")),
                Stream.of(PAGES, Path.of(".github"), Path.of("docker")).flatMap(folder -> files(folder, ".md")));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyLinkLeadsSomewhere(Path document) {
        assertEquals(List.of(), brokenLinks(document, text(document)));
    }

    @Test
    void aLinkToAMissingFileOrHeadingIsFound() {
        assertEquals(List.of("src/docs/none.md", "src/docs/engine.md#none", "#none"), brokenLinks(README, """
                # One `two_three`, four…
                # Twice
                # Twice
                [a](src/docs/none.md) [b](src/docs/engine.md#none) [c](src/docs/engine.md) [d](#none)
                [e](#one-two_three-four) [f](#twice-1) [g](https://example.com/none) `[h](none)`
                ```console
                # none
                [i](none)
                ```
                """));
    }

    @Test
    void theReadmeIsShort() {
        long lines = text(README).lines().count();
        assertTrue(lines <= 150, "README.md has %d lines; put the text into a page in src/docs".formatted(lines));
    }

    @Test
    void theReadmeLeadsToEveryPage() {
        Set<String> linked = links(text(README)).map(Path::of).map(Path::toString).collect(Collectors.toSet());
        assertEquals(List.of(), files(PAGES, ".md").map(Path::toString).filter(page -> !linked.contains(page)).toList());
    }

    @Test
    void everySettingIsDescribed() {
        String page = text(PAGES.resolve("configuration.md"));
        Set<String> settings = named(SETTING).stream().map(name -> name.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertTrue(settings.contains("SCHEMA_LOCK_TIMEOUT"), settings::toString);
        settings.removeIf(name -> page.contains("`" + name + "`") || page.contains("`" + name + "_NAME`"));
        assertEquals(Set.of(), settings);
    }

    @Test
    void everyCommandIsDescribed() {
        String page = text(PAGES.resolve("command-line.md"));
        Set<String> commands = named(COMMAND);
        assertTrue(commands.contains("upgrade"), commands::toString);
        commands.removeIf(name -> Pattern.compile("`(source <\\(traveease-schema )?" + name + "[` )]").matcher(page).find());
        assertEquals(Set.of(), commands);
    }

    @Test
    void everyPackageIsDescribedInTheOrderOfTheRooms() {
        assertEquals(ArchitectureTest.ROOMS, ROOM.matcher(text(PAGES.resolve("development.md"))).results()
                .map(found -> found.group(1)).toList());
    }

    /** Links of this document that do not lead to a file, or to a heading in it. */
    private static List<String> brokenLinks(Path document, String text) {
        List<String> broken = new ArrayList<>();
        Path folder = Stream.ofNullable(document.getParent()).findFirst().orElse(Path.of(""));
        links(text).forEach(link -> {
            String file = link.replaceFirst("#.*", "");
            String anchor = link.contains("#") ? link.substring(link.indexOf('#') + 1) : "";
            Path target = folder.resolve(file).normalize();
            if (!file.isEmpty() && !Files.exists(target)
                    || !anchor.isEmpty() && !anchors(file.isEmpty() ? text : text(target)).contains(anchor)) {
                broken.add(link);
            }
        });
        return broken;
    }

    private static Stream<String> links(String text) {
        String prose = INLINE_CODE.matcher(FENCE.matcher(text).replaceAll("")).replaceAll("`code`");
        return LINK.matcher(prose).results().map(found -> found.group(1)).filter(link -> !link.matches("[a-z]+:.*"));
    }

    /** What GitHub makes of headings; of the second with the same words, {@code words-1}. */
    private static Set<String> anchors(String text) {
        Set<String> anchors = new TreeSet<>();
        HEADING.matcher(FENCE.matcher(text).replaceAll("")).results().forEach(heading -> {
            String anchor = LINK.matcher(heading.group(1)).replaceAll("").toLowerCase(Locale.ROOT)
                    .replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-');
            String unique = anchor;
            for (int i = 1; !anchors.add(unique); i++) {
                unique = anchor + "-" + i;
            }
        });
        return anchors;
    }

    private static Set<String> named(Pattern pattern) {
        return files(Path.of("src", "main", "java"), ".java").map(DocumentationTest::text)
                .flatMap(source -> pattern.matcher(source).results()).map((MatchResult found) -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<Path> files(Path folder, String end) {
        try (Stream<Path> found = Files.walk(folder)) {
            return found.filter(file -> file.toString().endsWith(end)).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
