package com.traveease.schema.rule;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import com.traveease.schema.revision.Nearest;

/** Finds rules by the ids that people write. */
public final class RuleIds {

    private static final int MOST_NEAR = 3;

    private RuleIds() {
    }

    public static Optional<Rule> find(String id) {
        return Arrays.stream(Rule.values()).filter(rule -> rule.id().equals(id)).findFirst();
    }

    /** Those that somebody may have meant, the likeliest first. */
    public static List<String> near(String typed) {
        String name = typed.toLowerCase(Locale.ROOT);
        return Arrays.stream(Rule.values()).map(Rule::id)
                .sorted(Comparator.comparingInt((String id) -> id.contains(name) || name.contains(id) ? 0
                        : Nearest.letters(name, id)))
                .limit(MOST_NEAR).toList();
    }
}
