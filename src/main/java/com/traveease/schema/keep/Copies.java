package com.traveease.schema.keep;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What was kept when a revision was undone, where the same may have been kept several times.
 *
 * @param chosen what is to be put back: of each the newest that has values, and behind it an older one in which a run was
 *        interrupted
 * @param left older ones that were never restored and are not now
 */
public record Copies(List<Kept> chosen, List<Kept> left) {

    public Copies {
        chosen = List.copyOf(chosen);
        left = List.copyOf(left);
    }

    public static Copies of(Server server, KeptSchema kept, String revision) throws SQLException {
        Map<String, List<Kept>> same = new LinkedHashMap<>();
        for (Kept entry : kept.all()) {
            if (entry.revision().equals(revision)) {
                same.computeIfAbsent(entry.what().toLowerCase(Locale.ROOT), what -> new ArrayList<>()).add(0, entry);
            }
        }
        List<Kept> newest = new ArrayList<>();
        List<Kept> interrupted = new ArrayList<>();
        List<Kept> left = new ArrayList<>();
        for (List<Kept> copies : same.values()) {
            List<Kept> full = copies.size() == 1 ? copies : withValues(server, kept, copies);
            if (full.isEmpty()) {
                newest.add(copies.get(0));
                continue;
            }
            newest.add(full.get(0));
            for (Kept older : full.subList(1, full.size())) {
                (older.state() == Kept.State.RETURNING ? interrupted : left).add(older);
            }
        }
        return new Copies(Stream.concat(newest.stream(), interrupted.stream())
                .filter(entry -> entry.state() == Kept.State.KEPT || entry.state() == Kept.State.RETURNING).toList(),
                left.stream().filter(entry -> entry.state() == Kept.State.KEPT).toList());
    }

    /**
     * A copy of a column that had only NULL would hide the older one. What is gone stays: that is said where it is put back.
     */
    private static List<Kept> withValues(Server server, KeptSchema kept, List<Kept> copies) throws SQLException {
        List<Kept> full = new ArrayList<>();
        for (Kept copy : copies) {
            if (copy.isWhole() || !server.isTable(kept.name(), copy.keptTable())
                    || ColumnValues.isAny(server, kept.table(copy.keptTable()), copy.columns())) {
                full.add(copy);
            }
        }
        return full;
    }

    /** @param tables to which it is limited; none for all */
    public Copies among(List<String> tables) {
        return tables.isEmpty() ? this : new Copies(of(chosen, tables), of(left, tables));
    }

    private static List<Kept> of(List<Kept> some, List<String> tables) {
        return some.stream().filter(entry -> tables.stream().anyMatch(entry.table()::equalsIgnoreCase)).toList();
    }

    /** What a person is told of those that are left. */
    public List<String> warnings(KeptSchema kept) {
        return left.stream()
                .map(copy -> ("An older copy of %s, kept since %s UTC, was never restored, and is not restored now: "
                        + "only the newest one is. Its rows stay in %s, from where they can be copied by hand; purge would delete them.")
                        .formatted(copy.what(), copy.since(), kept.table(copy.keptTable())))
                .toList();
    }
}
