package com.traveease.schema.alteration;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts things behind what they need; a circle is cut where it is met first. */
final class Ordering {

    private final Map<String, Set<String>> needs;
    private final Set<String> done = new LinkedHashSet<>();
    private final Set<String> begun = new LinkedHashSet<>();

    private Ordering(Map<String, Set<String>> needs) {
        this.needs = needs;
    }

    /** @param needs by name, the names that have to come before */
    static List<String> of(Map<String, Set<String>> needs) {
        Ordering ordering = new Ordering(needs);
        needs.keySet().forEach(ordering::visit);
        return new ArrayList<>(ordering.done);
    }

    private void visit(String name) {
        if (begun.add(name)) {
            needs.getOrDefault(name, Set.of()).stream().filter(needs::containsKey).forEach(this::visit);
            done.add(name);
        }
    }
}
