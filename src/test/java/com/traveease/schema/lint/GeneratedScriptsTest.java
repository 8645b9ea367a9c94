package com.traveease.schema.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.traveease.schema.revision.Revisions;
import com.traveease.schema.rule.Family;
import com.traveease.schema.rule.Finding;
import com.traveease.schema.rule.Rule;
import com.traveease.schema.rule.RuleSetting;
import com.traveease.schema.rule.Severity;
import com.traveease.schema.script.Script;

/** What {@code revision --autogenerate} writes, for all changes that the tests of diff have. */
class GeneratedScriptsTest {

    private static final Path PAIRS = Path.of("src", "test", "resources", "diff");
    private static final String MADE = "V2__made.sql";
    private static final String UNDO = "U2__made.sql";

    /** The two models want these; nobody could write the change in another way. */
    private static final Set<Rule> WANTED = EnumSet.of(Rule.DROP_TABLE, Rule.DROP_COLUMN, Rule.DROP_PARTITION,
            Rule.NARROWER_TYPE, Rule.ENUM_VALUE_REMOVED, Rule.NOT_NULL_WITHOUT_DEFAULT, Rule.RENAME_TABLE, Rule.RENAME_COLUMN,
            Rule.NO_PRIMARY_KEY, Rule.NOT_INNODB);

    /** One whose tables differ in case only, and one in a mode in which a backslash is a letter. */
    private static final Set<String> NOT_FOLLOWED = Set.of("tables_that_differ_in_case.sql", "table_made_in_other_mode.sql");

    static Stream<Path> pairs() throws IOException {
        try (Stream<Path> files = Files.walk(PAIRS)) {
            return files
                    .filter(file -> file.toString().endsWith(".sql") && !NOT_FOLLOWED.contains(file.getFileName().toString()))
                    .sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void passesOrSaysWhyNot(Path pair) {
        Map<String, String> parts = parts(pair);
        if (parts.getOrDefault("up", "").isBlank()) {
            return;
        }
        List<Script> scripts = List.of(new Script("V1__before.sql", parts.getOrDefault("from", "")),
                new Script(MADE, parts.get("up")), new Script(UNDO, parts.getOrDefault("down", "")));
        Set<String> made = Set.of(MADE, UNDO);
        List<Finding> errors = Lint.of(Revisions.of(scripts), RuleSetting.usual(), script -> made.contains(script.name()))
                .stream()
                .filter(finding -> finding.severity() == Severity.ERROR).toList();

        assertEquals(List.of(), errors.stream().filter(finding -> !WANTED.contains(finding.rule()))
                .map(finding -> finding.rule().id() + ": " + finding.what()).toList());
        errors.stream().filter(finding -> finding.rule().family() == Family.DESTROYS)
                .filter(finding -> !finding.what().startsWith("The computed column")).forEach(finding -> assertTrue(
                        hasRemark(finding),
                        () -> "No remark above statement %d: %s".formatted(finding.statement(), finding.what())));
    }

    /** In the comment above the statement. */
    private static boolean hasRemark(Finding finding) {
        int line = finding.script().statements().get(finding.statement() - 1).line();
        List<String> lines = finding.script().text().lines().toList();
        return line > 1 && lines.get(line - 2).startsWith("--");
    }

    private static Map<String, String> parts(Path pair) {
        Map<String, String> parts = new HashMap<>();
        String part = "";
        try {
            for (String line : Files.readAllLines(pair)) {
                if (line.matches("-- (from|to|rows|words|up|down|options)")) {
                    part = line.substring("-- ".length());
                } else {
                    parts.merge(part, line + "\n", String::concat);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return parts;
    }
}
