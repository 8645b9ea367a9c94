package com.traveease.schema.lint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.traveease.schema.revision.Revisions;
import com.traveease.schema.rule.Finding;
import com.traveease.schema.rule.Rule;
import com.traveease.schema.script.Script;

/**
 * Scripts that violate a rule, or do not: a file in which {@code -- script NAME} begins each of them, and {@code -- found} ends
 * the line that the rule is expected to name.
 */
record RuleExample(String text) {

    static final Path FOLDER = Path.of("src", "test", "resources", "lint");
    static final String FOUND = "-- found";

    private static final String NAME = "-- script ";

    static RuleExample bad(Rule rule) {
        return read(rule, "bad.sql");
    }

    static RuleExample good(Rule rule) {
        return read(rule, "good.sql");
    }

    private static RuleExample read(Rule rule, String file) {
        try {
            return new RuleExample(Files.readString(FOLDER.resolve(rule.id()).resolve(file)));
        } catch (IOException e) {
            throw new UncheckedIOException("The rule %s has no example %s".formatted(rule.id(), file), e);
        }
    }

    /** By their names; one without a name is the first. */
    Map<String, String> scripts() {
        Map<String, StringBuilder> scripts = new LinkedHashMap<>();
        String name = "V1__example.sql";
        for (String line : text.split("\n")) {
            if (line.startsWith(NAME)) {
                name = line.substring(NAME.length());
            } else {
                scripts.computeIfAbsent(name, any -> new StringBuilder()).append(line).append('\n');
            }
        }
        Map<String, String> texts = new LinkedHashMap<>();
        scripts.forEach((script, content) -> texts.put(script, content.toString()));
        return texts;
    }

    List<Finding> findings() {
        List<Script> scripts = scripts().entrySet().stream().map(entry -> new Script(entry.getKey(), entry.getValue()))
                .toList();
        return Lint.of(Revisions.of(scripts), EnumSet.allOf(Rule.class), any -> true);
    }

    /** {@code V2__change.sql:3} of each of a rule. */
    List<String> places(Rule rule) {
        return findings().stream().filter(finding -> finding.rule() == rule)
                .map(finding -> finding.script().name() + ":" + finding.line()).toList();
    }

    List<String> expected() {
        List<String> places = new ArrayList<>();
        scripts().forEach((name, content) -> {
            String[] lines = content.split("\n");
            for (int i = 0; i < lines.length; i++) {
                if (lines[i].endsWith(FOUND)) {
                    places.add(name + ":" + (i + 1));
                }
            }
        });
        return places;
    }
}
