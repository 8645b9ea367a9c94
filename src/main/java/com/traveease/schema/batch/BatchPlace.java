package com.traveease.schema.batch;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.traveease.schema.sql.Identifiers;

/**
 * How far a statement is that is run in batches. The journal has it in place of a fingerprint, written in the transaction of
 * each batch.
 *
 * @param table through which it goes, as the statement has it
 * @param index by whose columns it goes
 * @param columns of that
 * @param pass from 1 on
 * @param of which rows are in this pass
 * @param to the highest key of this pass, as literals
 * @param after the last key that is done in this pass; empty at its beginning
 * @param walked new rows of the table that are behind it
 * @param rows that the statement has changed
 * @param again rows that met the condition in this pass; 0 of new ones, which are not asked
 * @param batches that are committed
 * @param took all of them, without what was waited for
 * @param size of the last batch, in rows of the table
 * @param estimate of the rows that the table had at the beginning
 * @param floor the percent that was reached when the rows were last estimated: less is not said again, unless that estimate was
 *        less than half of the rows
 * @param shown whether the key says nothing of anybody, so that people may see it
 */
public record BatchPlace(String table, String index, List<String> columns, int pass, Rows of, List<String> to,
        Optional<List<String>> after, long walked,
        long rows, long again, long batches, Duration took, long size, long estimate, int floor, boolean shown) {

    private static final String HEAD = "batches 1\n";

    /** The rows of a pass, by what is known of them. */
    enum Rows {
        /** None of them is done. */
        NEW,
        /** Each may be done: it was, by another key, or by what the statement was before. */
        UNKNOWN,
        /** Each is done, but for those that were written since. */
        DONE
    }

    /** Of a key; the table has rows up to this one. */
    static BatchPlace beginning(BatchKey key, List<String> to, long size, long rowsOfTable) {
        return new BatchPlace(key.walked(), key.index(), key.names(), 1, Rows.NEW, to, Optional.empty(), 0, 0, 0, 0,
                Duration.ZERO, size,
                rowsOfTable, 0,
                key.isNumbered());
    }

    /** Behind one more batch. */
    BatchPlace behind(BatchKey.Bound bound, long changed, long nextSize) {
        return new BatchPlace(table, index, columns, pass, of, to, Optional.of(bound.key()),
                of == Rows.NEW ? walked + bound.rows() : walked,
                rows + changed, of == Rows.NEW ? 0 : again + bound.rows(), batches + 1, took, nextSize, estimate, floor, shown);
    }

    /** Behind rows that are left as they are. */
    BatchPlace past(BatchKey.Bound bound) {
        return new BatchPlace(table, index, columns, pass, of, to, Optional.of(bound.key()), walked, rows, again + bound.rows(),
                batches,
                took, size, estimate, floor, shown);
    }

    BatchPlace took(Duration batch) {
        return new BatchPlace(table, index, columns, pass, of, to, after, walked, rows, again, batches, took.plus(batch), size,
                estimate, floor,
                shown);
    }

    BatchPlace sized(long rowsOfNext) {
        return new BatchPlace(table, index, columns, pass, of, to, after, walked, rows, again, batches, took, rowsOfNext,
                estimate,
                floor,
                shown);
    }

    /**
     * @param behind where it begins; empty for the lowest key
     * @param highest where it ends
     */
    BatchPlace nextPass(Rows rowsOfNext, Optional<List<String>> behind, List<String> highest) {
        return new BatchPlace(table, index, columns, pass + 1, rowsOfNext, highest, behind, walked, rows, 0, batches, took,
                size, estimate,
                floor,
                shown);
    }

    /** The statement was changed: the next run goes by no place, and does not forget that something is done. */
    public BatchPlace fromBeginning() {
        return new BatchPlace("", "", List.of(), 1, Rows.UNKNOWN, List.of(), Optional.empty(), 0, rows, 0, batches, took, size,
                estimate,
                floor,
                shown);
    }

    /** Goes through all rows, by another key than the other one. */
    BatchPlace afterOther(BatchPlace other) {
        return new BatchPlace(table, index, columns, pass, of, to, after, walked, other.rows, again, other.batches, other.took,
                size,
                estimate, floor, shown);
    }

    /** Whether nothing of the statement is committed. */
    public boolean isUntouched() {
        return batches == 0;
    }

    /** Whether it goes by this key. */
    boolean isOf(BatchKey key) {
        return table.equals(key.walked()) && index.equals(key.index()) && columns.equals(key.names());
    }

    /**
     * The table has about so many rows after all; so many percent were said before. Of an estimate that was wrong by more than
     * half they mean nothing, and would stay until as much is done.
     */
    BatchPlace estimated(long rowsOfTable, int said) {
        return new BatchPlace(table, index, columns, pass, of, to, after, walked, rows, again, batches, took, size, rowsOfTable,
                rowsOfTable / 2 > estimate ? 0 : said, shown);
    }

    /** Whether it comes to the end of what was estimated. */
    boolean isNearEstimate() {
        return pass == 1 && after.isPresent() && walked * 10 >= estimate * 9;
    }

    /** Why a run that goes by this key cannot resume here, a clause; empty where it can. */
    public Optional<String> refusal(BatchKey key, BatchedStatement statement) {
        return isOf(key) || columns.isEmpty() || statement.repeats() ? Optional.empty()
                : Optional.of(
                        ("an earlier run made its batches by the key %s (%s), but they would now be made by %s (%s). Restore "
                                + "@batch, or the key of %s, as it was")
                                .formatted(index, BatchedStatement.listed(columns), key.index(),
                                        BatchedStatement.listed(key.names()), statement.table()));
    }

    /** From 0 to 100; what is behind the first pass counts as the last hundredth. */
    public int percent() {
        return pass > 1 ? 99 : estimate <= 0 ? floor : (int) Math.max(floor, Math.min(99, walked * 100 / estimate));
    }

    /** How long the rest takes at this pace; empty where that cannot be told. */
    public Optional<Duration> remaining(long rowsPerSecond) {
        long ahead = estimate - walked;
        return pass > 1 || rowsPerSecond <= 0 || ahead <= 0 ? Optional.empty()
                : Optional.of(Duration.ofSeconds(ahead / rowsPerSecond));
    }

    /** Rows that are done, with those of this pass that are done once more. */
    public long done() {
        return walked + again;
    }

    /** {@code id = 4711}; empty at the beginning, and where the key may say something of somebody. */
    public String reached() {
        List<String> key = after.orElse(List.of());
        return !shown ? ""
                : IntStream.range(0, key.size())
                        .mapToObj(i -> "%s = %s".formatted(Identifiers.plain(columns.get(i)), key.get(i)))
                        .collect(Collectors.joining(", "));
    }

    /** As it is written. */
    public String written() {
        return HEAD + "table " + coded(List.of(table)) + "\nindex " + coded(List.of(index)) + "\ncolumns " + coded(columns)
                + "\npass " + pass + "\nof " + of + "\nto " + coded(to)
                + after.map(key -> "\nafter " + coded(key)).orElse("") + "\nwalked " + walked + "\nrows " + rows + "\nagain "
                + again
                + "\nbatches " + batches + "\nmillis " + took.toMillis() + "\nsize " + size + "\nestimate " + estimate
                + "\nfloor " + floor + "\nshown " + shown;
    }

    /** Whether the journal says of a statement that it is run in batches. */
    public static boolean isOne(String written) {
        return written.startsWith(HEAD);
    }

    /** Empty when it is something else. */
    public static Optional<BatchPlace> of(String written) {
        if (!isOne(written)) {
            return Optional.empty();
        }
        Map<String, String> values = new HashMap<>();
        written.substring(HEAD.length()).lines().forEach(line -> {
            int space = line.indexOf(' ');
            values.put(line.substring(0, space), line.substring(space + 1));
        });
        return Optional.of(new BatchPlace(first(values, "table"), first(values, "index"), decoded(values.get("columns")),
                Integer.parseInt(values.get("pass")), Rows.valueOf(values.get("of")), decoded(values.get("to")),
                Optional.ofNullable(values.get("after")).map(BatchPlace::decoded), number(values, "walked"),
                number(values, "rows"), number(values, "again"), number(values, "batches"),
                Duration.ofMillis(number(values, "millis")), number(values, "size"), number(values, "estimate"),
                (int) number(values, "floor"),
                Boolean.parseBoolean(values.get("shown"))));
    }

    private static String first(Map<String, String> values, String name) {
        return decoded(values.get(name)).stream().findFirst().orElse("");
    }

    private static long number(Map<String, String> values, String name) {
        return Long.parseLong(values.getOrDefault(name, "0"));
    }

    private static String coded(List<String> words) {
        return words.stream().map(word -> URLEncoder.encode(word, StandardCharsets.UTF_8)).collect(Collectors.joining(","));
    }

    private static List<String> decoded(String line) {
        return line.isEmpty() ? List.of()
                : List.of(line.split(",")).stream().map(word -> URLDecoder.decode(word, StandardCharsets.UTF_8)).toList();
    }
}
