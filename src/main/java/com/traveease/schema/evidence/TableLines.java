package com.traveease.schema.evidence;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The lines of a table's definition, as {@code SHOW CREATE TABLE} gives it: columns, keys, constraints and options. They tell
 * the effect of a statement from what somebody else has changed.
 */
final class TableLines {

    /** The name is of the whole schema: a copy beside the table cannot have the same. */
    private static final Pattern NAME_OF_CHECK = Pattern.compile("CONSTRAINT `[^\n]*?` CHECK ");

    /** Told by the collation; whether it is shown depends on how it was said. */
    private static final Pattern CHARACTER_SET = Pattern.compile(" CHARACTER SET \\w+(?= COLLATE )");

    private final Map<String, Integer> counts = new HashMap<>();
    private final List<String> columns;

    private TableLines(List<String> lines) {
        lines.forEach(line -> counts.merge(line, 1, Integer::sum));
        this.columns = lines.stream().filter(line -> line.startsWith("`"))
                .map(line -> line.substring(0, line.indexOf("` ") + 1)).toList();
    }

    /** @param definition with names in backquotes */
    static TableLines of(String definition) {
        String body = definition.substring(definition.indexOf("(\n") + 2);
        return new TableLines(body.lines().map(line -> line.strip().replaceFirst(",$", ""))
                .map(line -> CHARACTER_SET.matcher(NAME_OF_CHECK.matcher(line).replaceFirst("CHECK ")).replaceFirst(""))
                .flatMap(TableLines::options).toList());
    }

    /** {@code ) ENGINE=InnoDB COMMENT='x'}, one option a line. Where one begins inside a comment does not matter here. */
    private static Stream<String> options(String line) {
        return line.startsWith(") ")
                ? Pattern.compile(" (?=[A-Z_]+(?: CHARSET)?=)").splitAsStream(line.substring(1)).filter(text -> !text.isEmpty())
                : Stream.of(line);
    }

    /** Also in the order of the columns. */
    boolean differsFrom(TableLines other) {
        return !counts.equals(other.counts) || !columns.equals(other.columns);
    }

    /**
     * Whether a change has taken place in a table that somebody else may have changed too.
     *
     * @param before the table without it
     * @param after the same table with it
     * @param now the table that is asked about
     * @return empty when it makes no difference, or only a part of it is there
     */
    static Optional<Boolean> hasTakenPlace(TableLines before, TableLines after, TableLines now) {
        Set<String> changed = new HashSet<>(before.counts.keySet());
        changed.addAll(after.counts.keySet());
        changed.removeIf(line -> before.count(line) == after.count(line));
        if (changed.isEmpty()) {
            return decided(now.hasOrderOf(after), now.hasOrderOf(before));
        }
        return decided(
                changed.stream().allMatch(line -> isAsIn(after, before, now, line)) && now.hasOrderOf(after),
                changed.stream().allMatch(line -> isAsIn(before, after, now, line)) && now.hasOrderOf(before));
    }

    private static Optional<Boolean> decided(boolean done, boolean notDone) {
        return done == notDone ? Optional.empty() : Optional.of(done);
    }

    /** Somebody else may have added a line of the same words, and taken away any. */
    private static boolean isAsIn(TableLines one, TableLines other, TableLines now, String line) {
        return one.count(line) > other.count(line) ? now.count(line) >= one.count(line) : now.count(line) <= one.count(line);
    }

    private int count(String line) {
        return counts.getOrDefault(line, 0);
    }

    /** Of the columns that are in both. */
    private boolean hasOrderOf(TableLines other) {
        return columns.stream().filter(other.columns::contains).toList()
                .equals(other.columns.stream().filter(columns::contains).toList());
    }
}
