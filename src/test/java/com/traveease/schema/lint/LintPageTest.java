package com.traveease.schema.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import com.traveease.schema.rule.Family;
import com.traveease.schema.rule.Rule;

/** The rules on the page are made from the rules of the program and from their examples. */
class LintPageTest {

    private static final Path PAGE = Path.of("src", "docs", "lint.md");
    /** What the page should be, to be copied over it. */
    private static final Path MADE = Path.of("target", "lint.md");
    private static final String FROM_HERE = "<!-- From here on the page is made by LintPageTest. -->\n";
    private static final int LONG = 16;
    private static final int KEPT = 3;

    @Test
    void thePageHasEveryRuleWithItsExamples() throws IOException {
        String page = Files.readString(PAGE);
        String made = page.substring(0, page.indexOf(FROM_HERE)) + FROM_HERE + rules();
        Files.writeString(MADE, made);
        assertEquals(made, page, "Rules or examples have changed: cp target/lint.md src/docs/lint.md");
    }

    private static String rules() {
        StringBuilder text = new StringBuilder();
        for (Family family : Family.values()) {
            text.append("\n## ").append(family.title()).append('\n');
            Arrays.stream(Rule.values()).filter(rule -> rule.family() == family).forEach(rule -> text.append(rule(rule)));
        }
        return text.toString();
    }

    private static String rule(Rule rule) {
        Map<String, String> bad = RuleExample.bad(rule).scripts();
        Map<String, String> good = RuleExample.good(rule).scripts();
        List<String> known = List.copyOf(bad.values());
        return "\n### %s\n\n**%s.** %s %s\n\n```sql\n%s```\n\nInstead: %s\n\n```sql\n%s```\n".formatted(rule.id(),
                AlterReview.sentence(rule.severity().toString()), rule.title(), rule.why(),
                shown(bad, List.of(usersTable())), rule.instead(), shown(good, known));
    }

    /** The table that most examples begin with is on the page once. */
    private static String usersTable() {
        return RuleExample.bad(Rule.DROP_COLUMN).scripts().values().iterator().next();
    }

    /** Without the scripts that a reader has seen. */
    private static String shown(Map<String, String> scripts, List<String> known) {
        List<String> lines = new ArrayList<>();
        boolean several = scripts.values().stream().filter(text -> !known.contains(text)).count() > 1;
        scripts.forEach((name, text) -> {
            if (!known.contains(text)) {
                if (several) {
                    lines.add("-- " + name);
                }
                lines.addAll(shortened(List.of(text.strip().split("\n"))));
                lines.add("");
            }
        });
        return String.join("\n", lines).stripTrailing() + "\n";
    }

    private static List<String> shortened(List<String> lines) {
        if (lines.size() <= LONG) {
            return lines;
        }
        List<String> kept = new ArrayList<>(lines.subList(0, KEPT));
        kept.add("-- …");
        kept.addAll(lines.subList(lines.size() - KEPT, lines.size()));
        return kept;
    }
}
