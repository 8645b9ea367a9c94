package com.traveease.schema.rule;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Which rules a project wants, as {@code SCHEMA_LINT} says it. */
public final class RuleSetting {

    private static final String CONVENTIONS = "conventions";
    private static final String NONE = "none";

    private RuleSetting() {
    }

    /** All rules but the conventions. */
    public static Set<Rule> usual() {
        Set<Rule> rules = EnumSet.allOf(Rule.class);
        rules.removeIf(rule -> rule.family() == Family.CONVENTION);
        return rules;
    }

    /**
     * @param setting the words of it: {@code conventions} for all of them, the name of a rule that applies too, {@code -rule}
     *        for one that does not, {@code none} for no convention; empty when nothing is set
     * @param own whether the scripts are Traveease's own, whose conventions apply unless something else is set
     * @throws IllegalArgumentException when a word is no rule
     */
    public static Set<Rule> rules(Optional<String> setting, boolean own) {
        Set<Rule> rules = EnumSet.copyOf(usual());
        List<String> words = setting.stream().flatMap(text -> Stream.of(text.split(","))).map(String::strip)
                .filter(word -> !word.isEmpty()).toList();
        if (words.isEmpty() && own || words.contains(CONVENTIONS)) {
            Stream.of(Rule.values()).filter(rule -> rule.family() == Family.CONVENTION).forEach(rules::add);
        }
        for (String word : words) {
            if (word.equals(CONVENTIONS) || word.equals(NONE)) {
                continue;
            }
            boolean off = word.startsWith("-");
            Rule rule = RuleIds.find(off ? word.substring(1) : word).orElseThrow(() -> new IllegalArgumentException(
                    ("SCHEMA_LINT has '%s', which is not a rule. It takes conventions, none, RULE or -RULE; the nearest rules "
                            + "are %s.")
                            .formatted(word, String.join(", ", RuleIds.near(off ? word.substring(1) : word)))));
            if (off) {
                rules.remove(rule);
            } else {
                rules.add(rule);
            }
        }
        return rules;
    }
}
