package com.traveease.schema.alteration;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import com.traveease.schema.diff.PartShape;

/**
 * When foreign keys go and come: before all tables are changed, with their own table, or when all are done. A check goes
 * before all others when another table gets its name.
 *
 * @param early by table, those to be dropped first
 * @param late by table, those to be added last
 */
record KeyPlan(Map<String, Set<String>> early, Map<String, Set<String>> late) {

    static KeyPlan empty() {
        return new KeyPlan(new LinkedHashMap<>(), new LinkedHashMap<>());
    }

    void dropEarly(String table, PartShape key) {
        early.computeIfAbsent(lower(table), any -> new HashSet<>()).add(id(key));
    }

    void addLate(String table, PartShape key) {
        late.computeIfAbsent(lower(table), any -> new HashSet<>()).add(id(key));
    }

    boolean isEarly(String table, PartShape key) {
        return early.getOrDefault(lower(table), Set.of()).contains(id(key));
    }

    boolean isLate(String table, PartShape key) {
        return late.getOrDefault(lower(table), Set.of()).contains(id(key));
    }

    List<PartShape> early(String table, List<PartShape> keys) {
        return keys.stream().filter(key -> isEarly(table, key)).toList();
    }

    List<PartShape> late(String table, List<PartShape> keys) {
        return keys.stream().filter(key -> isLate(table, key)).toList();
    }

    private static String id(PartShape key) {
        return key.kind() + " " + lower(key.name());
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
