package com.traveease.schema.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import com.traveease.schema.rule.Rule;
import com.traveease.schema.rule.RuleIds;
import com.traveease.schema.rule.Severity;

class RuleExamplesTest {

    @ParameterizedTest
    @EnumSource(Rule.class)
    void findsWhatViolatesTheRuleInItsLine(Rule rule) {
        RuleExample bad = RuleExample.bad(rule);
        assertFalse(bad.expected().isEmpty(), "The example marks no line");
        assertEquals(bad.expected(), bad.places(rule));
    }

    @ParameterizedTest
    @EnumSource(Rule.class)
    void isSilentAboutWhatFollowsTheRule(Rule rule) {
        RuleExample good = RuleExample.good(rule);
        assertEquals(List.of(), good.places(rule));
        assertEquals(List.of(), good.findings().stream().filter(finding -> finding.severity() == Severity.ERROR)
                .map(finding -> finding.rule().id() + ": " + finding.what()).toList(), "A good example has no errors at all");
    }

    @Test
    void everyFolderOfExamplesIsARule() throws IOException {
        try (Stream<Path> folders = Files.list(RuleExample.FOLDER)) {
            assertEquals(List.of(),
                    folders.map(folder -> folder.getFileName().toString()).filter(id -> RuleIds.find(id).isEmpty())
                            .toList());
        }
    }
}
