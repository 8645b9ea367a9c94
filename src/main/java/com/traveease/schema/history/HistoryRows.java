package com.traveease.schema.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import com.traveease.schema.revision.Revision;
import com.traveease.schema.revision.Revisions;
import com.traveease.schema.revision.Version;

/**
 * The rows of the history table, and what they say together.
 *
 * @param all oldest first
 * @param byVersion of the versions that the database has or has begun, the newest row of each
 * @param repeatables by description, the newest row of each
 * @param ranks the keys of every row of a version: Flyway may have several
 * @param baselines versions that Flyway's baseline stands for
 */
record HistoryRows(List<HistoryRow> all, Map<Version, HistoryRow> byVersion, Map<String, HistoryRow> repeatables,
        Map<Version, List<Integer>> ranks, Set<Version> baselines) {

    static HistoryRows of(List<HistoryRow> all) {
        Map<Version, HistoryRow> byVersion = new TreeMap<>();
        Map<String, HistoryRow> repeatables = new TreeMap<>();
        Map<Version, List<Integer>> ranks = new TreeMap<>();
        Set<Version> baselines = new TreeSet<>();
        for (HistoryRow row : all) {
            if (row.isRepeatable()) {
                repeatables.put(row.description(), row);
            }
            row.version().ifPresent(version -> {
                ranks.computeIfAbsent(version, any -> new ArrayList<>()).add(row.rank());
                if (row.isBaseline() && row.success()) {
                    baselines.add(version);
                }
                // Flyway's paid and repair commands take a version back by a further row.
                if (row.type().startsWith("UNDO") || row.type().equals("DELETE")) {
                    byVersion.remove(version);
                } else {
                    byVersion.put(version, row);
                }
            });
        }
        return new HistoryRows(List.copyOf(all), byVersion, repeatables, ranks, baselines);
    }

    /** Of a schema that is taken to have everything up to a revision. */
    static HistoryRows assumed(Revisions revisions, Optional<Revision> current) {
        Map<Version, HistoryRow> rows = new TreeMap<>();
        current.ifPresent(newest -> revisions.all().stream()
                .filter(revision -> revision.version().compareTo(newest.version()) <= 0)
                .forEach(revision -> rows.put(revision.version(), HistoryRow.assumed(revision))));
        return new HistoryRows(List.of(), rows, Map.of(), Map.of(), Set.of());
    }

    /** Whether all of it is applied, or a baseline covers it. */
    boolean has(Revision revision) {
        HistoryRow row = byVersion.get(revision.version());
        return row != null ? row.success()
                : baselines.stream().anyMatch(baseline -> revision.version().compareTo(baseline) <= 0);
    }
}
