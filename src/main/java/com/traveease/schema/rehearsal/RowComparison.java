package com.traveease.schema.rehearsal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.traveease.schema.rehearsal.TableRows.Column;
import com.traveease.schema.rehearsal.TableRows.Row;

/**
 * Compares the rows of a table at two moments. What cannot be the same each time is no difference: the time of the run where
 * both sides have that of theirs, a UUID in place of another, and numbers of AUTO_INCREMENT that were used before.
 */
final class RowComparison {

    private static final int MOST_NAMED = 5;
    private static final Pattern UUID = Pattern.compile("(?i)[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}");

    private final Leg leg;
    private final TableRows before;
    private final TableRows after;
    private final Optional<Period> writtenBefore;
    private final Period writtenAfter;
    /** Of the columns of the first side that the second has, their places there. */
    private final Map<Integer, Integer> common = new HashMap<>();
    private final List<LegDifference> differences = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    /**
     * @param writtenBefore when the scripts wrote what the first side has; empty when they wrote none of it
     * @param writtenAfter when they wrote what the second side has
     */
    RowComparison(Leg leg, TableRows before, TableRows after, Optional<Period> writtenBefore, Period writtenAfter) {
        this.leg = leg;
        this.before = before;
        this.after = after;
        this.writtenBefore = writtenBefore;
        this.writtenAfter = writtenAfter;
        for (int i = 0; i < before.columns().size(); i++) {
            String name = before.columns().get(i).name();
            for (int j = 0; j < after.columns().size(); j++) {
                if (after.columns().get(j).name().equalsIgnoreCase(name)) {
                    common.put(i, j);
                }
            }
        }
        compare();
    }

    List<LegDifference> differences() {
        return differences;
    }

    List<String> notes() {
        return notes;
    }

    private void compare() {
        if (!before.isRead() || !after.isRead()) {
            if (before.count() != after.count()) {
                add("%d rows before, %d now".formatted(before.count(), after.count()));
            } else {
                notes.add("%s has %d rows: only their number was compared.".formatted(before.table(), after.count()));
            }
            return;
        }
        if (!isSameKey()) {
            return; // said of the definitions
        }
        List<Row> gone = new ArrayList<>();
        List<String> changed = new ArrayList<>();
        before.rows().forEach((key, row) -> {
            Row now = after.rows().get(key);
            if (now == null || now.times() < row.times()) {
                gone.add(row);
            } else {
                changes(row, now).ifPresent(changed::add);
            }
        });
        List<Row> come = new ArrayList<>();
        after.rows().forEach((key, row) -> {
            Row then = before.rows().get(key);
            if (then == null || then.times() < row.times()) {
                come.add(row);
            }
        });
        if (!gone.isEmpty() && isSameUnderOtherNumbers(gone, come)) {
            notes.add(
                    ("%d row%s of %s have the same values under other numbers, because AUTO_INCREMENT does not use a number twice.")
                            .formatted(gone.size(), gone.size() == 1 ? "" : "s", before.table()));
        } else {
            if (!gone.isEmpty()) {
                add("%s missing: %s".formatted(rows(gone.size(), "is", "are"), keys(before, gone)));
            }
            if (!come.isEmpty()) {
                add("%s not there before: %s".formatted(rows(come.size(), "was", "were"), keys(after, come)));
            }
        }
        if (!changed.isEmpty()) {
            add("%s: %s%s".formatted(rows(changed.size(), "differs", "differ"),
                    changed.stream().limit(MOST_NAMED).collect(Collectors.joining("; ")), more(changed.size())));
        }
    }

    private boolean isSameKey() {
        List<String> one = before.key().stream().map(i -> before.columns().get(i).name().toLowerCase()).toList();
        return one.equals(after.key().stream().map(i -> after.columns().get(i).name().toLowerCase()).toList())
                && (!one.isEmpty() || before.columns().size() == after.columns().size());
    }

    private Optional<String> changes(Row row, Row now) {
        List<String> words = new ArrayList<>();
        common.forEach((i, j) -> {
            Column column = before.columns().get(i);
            String was = row.values().get(i);
            String is = now.values().get(j);
            if (!java.util.Objects.equals(was, is) && !isOfTheRun(column, was, is)) {
                String shownBefore = ShownValue.of(column, was);
                String shownNow = ShownValue.of(column, is);
                words.add(shownBefore.equals(shownNow) ? column.name() + " differs"
                        : "%s was %s, is now %s".formatted(column.name(), shownBefore, shownNow));
            }
        });
        return words.isEmpty() ? Optional.empty() : Optional.of(key(before, row) + ": " + String.join(", ", words));
    }

    private boolean isOfTheRun(Column column, String was, String is) {
        if (was == null || is == null) {
            return false;
        }
        if (column.isMoment() && writtenAfter.has(is)) {
            return writtenBefore.filter(period -> period.has(was)).isPresent() || column.isSetOnUpdate();
        }
        return writtenBefore.isPresent() && UUID.matcher(was).matches() && UUID.matcher(is).matches();
    }

    private boolean isSameUnderOtherNumbers(List<Row> gone, List<Row> come) {
        if (writtenBefore.isEmpty() || gone.size() != come.size() || before.columns().size() != after.columns().size()
                || before.key().size() != 1 || !before.columns().get(before.key().get(0)).isNumbered()) {
            return false;
        }
        for (int i = 0; i < gone.size(); i++) {
            Row was = gone.get(i);
            Row is = come.get(i);
            for (int c = 0; c < before.columns().size(); c++) {
                String one = was.values().get(c);
                String other = is.values().get(common.getOrDefault(c, c));
                if (c != before.key().get(0) && !java.util.Objects.equals(one, other)
                        && !isOfTheRun(before.columns().get(c), one, other)) {
                    return false;
                }
            }
        }
        return true;
    }

    private void add(String words) {
        differences.add(new LegDifference(leg, before.table(), "%s: %s".formatted(before.table(), words)));
    }

    private static String rows(int count, String one, String many) {
        return count == 1 ? "1 row " + one : "%d rows %s".formatted(count, many);
    }

    private static String more(int count) {
        return count > MOST_NAMED ? ", and %d more".formatted(count - MOST_NAMED) : "";
    }

    private static String keys(TableRows of, List<Row> rows) {
        return rows.stream().limit(MOST_NAMED).map(row -> key(of, row)).collect(Collectors.joining("; ")) + more(rows.size());
    }

    private static String key(TableRows of, Row row) {
        List<Integer> shown = of.key();
        if (shown.isEmpty()) {
            return "a row without a key";
        }
        return shown.stream()
                .map(i -> of.columns().get(i).name() + " " + ShownValue.of(of.columns().get(i), row.values().get(i)))
                .collect(Collectors.joining(", "));
    }
}
