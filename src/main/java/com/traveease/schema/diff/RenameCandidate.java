package com.traveease.schema.diff;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.traveease.schema.definition.SchemaText;

/**
 * Something that went and something that came, which look alike: only their author knows whether they are one.
 *
 * @param before {@code users.full_name}, or the name of a table
 * @param after the new name alone
 */
public record RenameCandidate(String before, String after) {

    /** What says that it is a rename. */
    public String option() {
        return "--rename %s=%s".formatted(before, after);
    }

    /** What says that it is none. */
    public String denial() {
        return "--no-rename " + before;
    }

    public boolean isTable() {
        return before.indexOf('.') < 0;
    }

    /**
     * @param renames what is known already
     * @param kept what went, and is told not to have been renamed: {@code users.full_name}, or the name of a table
     */
    public static List<RenameCandidate> of(SchemaText from, SchemaText to, Renames renames, List<String> kept) {
        SchemaShape before = SchemaShape.of(from).renamed(renames);
        SchemaShape after = SchemaShape.of(to);
        List<RenameCandidate> candidates = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (TableShape table : before.tables().values()) {
            Optional<TableShape> now = after.table(table.name());
            if (now.isPresent()) {
                columns(table, now.get(), renames.inverse().newName(table.name()), kept, candidates);
            } else if (!isKept(table.name(), kept)) {
                after.tables().values().stream()
                        .filter(one -> before.table(one.name()).isEmpty() && !taken.contains(one.name()))
                        .filter(one -> likeness(table, one) >= 50)
                        .max(Comparator.comparingInt(one -> likeness(table, one)))
                        .ifPresent(one -> {
                            taken.add(one.name());
                            candidates.add(new RenameCandidate(table.name(), one.name()));
                        });
            }
        }
        return candidates;
    }

    private static boolean isKept(String name, List<String> kept) {
        return kept.stream().anyMatch(name::equalsIgnoreCase);
    }

    /** The part of all columns that both have, in percent. */
    private static int likeness(TableShape one, TableShape other) {
        long same = one.columns().stream().filter(column -> other.column(column.name())
                .filter(there -> ColumnShape.canonical(there.type()).equals(ColumnShape.canonical(column.type()))).isPresent())
                .count();
        return (int) (100 * same / Math.max(1, Math.max(one.columns().size(), other.columns().size())));
    }

    private static void columns(TableShape from, TableShape to, String oldTable, List<String> kept,
            List<RenameCandidate> candidates) {
        Set<String> taken = new HashSet<>();
        for (ColumnShape column : from.columns()) {
            if (to.column(column.name()).isPresent() || isKept(oldTable + "." + column.name(), kept)) {
                continue;
            }
            to.columns().stream().filter(one -> from.column(one.name()).isEmpty() && !taken.contains(one.name()))
                    .filter(one -> ColumnShape.canonical(one.type()).equals(ColumnShape.canonical(column.type()))
                            && one.isGenerated() == column.isGenerated())
                    .max(Comparator.comparingInt(one -> likeness(from, to, column, one)))
                    .ifPresent(one -> {
                        taken.add(one.name());
                        candidates.add(new RenameCandidate(oldTable + "." + column.name(), one.name()));
                    });
        }
    }

    private static int likeness(TableShape from, TableShape to, ColumnShape before, ColumnShape after) {
        int distance = Math.abs(from.columns().indexOf(before) - to.columns().indexOf(after));
        return (before.isLike(after) ? 1000 : 0) - distance;
    }
}
