package com.traveease.crash;

import java.math.BigInteger;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.traveease.schema.drift.Ignored;
import com.traveease.schema.drift.LiveAnswer;
import com.traveease.schema.history.StateReader;
import com.traveease.schema.revision.Revisions;
import com.traveease.testing.TestDatabase;

/**
 * Everything that is in two schemas: each definition and all rows, as text by name. Of the history it has what does not tell
 * the time. Of each table it has also the number that AUTO_INCREMENT gives next.
 */
record Snapshot(Map<String, String> contents) {

    private static final String HISTORY = "flyway_schema_history";
    private static final String RECORD = "traveease_schema_definition";
    private static final String RUNS = "traveease_schema_runs";
    private static final String JOURNAL = "traveease_schema_journal";
    private static final String BASE_TABLES = "SELECT table_name FROM information_schema.tables "
            + "WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE'";
    private static final String BY_HAND = "changed by hand";
    private static final String NEXT = "next number of ";
    private static final Pattern NEXT_NUMBER = Pattern.compile(" AUTO_INCREMENT=(\\d+)");

    static Snapshot of(TestDatabase database, String side) throws SQLException {
        Map<String, String> contents = new TreeMap<>(database.definitions());
        try (Connection connection = database.connect(); Statement statement = connection.createStatement()) {
            for (String table : tables(database, database.schema())) {
                // Its row tells the time; what matters of it is told below.
                contents.put("rows of " + table, table.equals(RECORD) || table.equals(RUNS) ? ""
                        : rows(statement, table.equals(HISTORY)
                                ? "SELECT version, type, script, checksum, success FROM %s ORDER BY installed_rank"
                                        .formatted(HISTORY)
                                : "SELECT * FROM `%s`".formatted(table)));
            }
            for (String table : tables(database, side)) {
                String name = "`%s`.`%s`".formatted(side, table);
                contents.put("side TABLE " + table, rows(statement, "SHOW CREATE TABLE " + name));
                contents.put("side rows of " + table, rows(statement, "SELECT * FROM " + name));
            }
        }
        contents.put(BY_HAND, changedByHand(database));
        nextNumbers(database).forEach((table, number) -> contents.put(NEXT + table, number));
        contents.replaceAll((name, text) -> text.replace(side, "SIDE").replace(database.schema(), "MAIN"));
        return new Snapshot(Collections.unmodifiableMap(contents));
    }

    /** What the program would say of the live schema: nothing, since nobody but itself has changed it. */
    private static String changedByHand(TestDatabase database) throws SQLException {
        LiveAnswer answer = LiveAnswer.ask(() -> database.database().connect(Duration.ofSeconds(10)), database.schema(),
                new StateReader(Revisions.of(List.of())), Ignored.LEFTOVERS);
        return answer.drift().map(drift -> drift.objects().toString()).orElse("[]");
    }

    private static List<String> tables(TestDatabase database, String schema) throws SQLException {
        return database.strings("SELECT table_name FROM information_schema.tables WHERE table_schema = '%s'"
                .formatted(schema));
    }

    /** {@code 17}, by table; empty of one that has no such numbers, or had no row yet. */
    static Map<String, String> nextNumbers(TestDatabase database) throws SQLException {
        Map<String, String> numbers = new TreeMap<>();
        try (Connection connection = database.connect(); Statement statement = connection.createStatement()) {
            for (String table : database.strings(BASE_TABLES)) {
                try (ResultSet row = statement.executeQuery("SHOW CREATE TABLE `%s`".formatted(table))) {
                    row.next();
                    Matcher number = NEXT_NUMBER.matcher(row.getString(2));
                    numbers.put(table, number.find() ? number.group(1) : "");
                }
            }
        }
        return numbers;
    }

    private static String rows(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            List<String> lines = new ArrayList<>();
            while (row.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    values.add(row.getString(i));
                }
                lines.add(String.join(" | ", values));
            }
            if (!query.contains("ORDER BY")) {
                Collections.sort(lines);
            }
            return String.join("\n", lines);
        }
    }

    /** Where somebody else did change something by hand, and has taken it back since. */
    Snapshot withNothingChangedByHand() {
        Map<String, String> without = new TreeMap<>(contents);
        without.put(BY_HAND, "[]");
        return new Snapshot(Collections.unmodifiableMap(without));
    }

    /** Whether every statement that was begun is known to be finished. */
    boolean isJournalEmpty() {
        return contents.getOrDefault("rows of " + JOURNAL, "").isEmpty();
    }

    /** What is otherwise than expected, with both sides; empty when nothing is. */
    List<String> differences(Snapshot expected) {
        Set<String> names = new TreeSet<>(contents.keySet());
        names.addAll(expected.contents.keySet());
        List<String> differences = new ArrayList<>();
        for (String name : names) {
            String there = contents.getOrDefault(name, "(not there)");
            String wanted = expected.contents.getOrDefault(name, "(not there)");
            if (!there.equals(wanted)) {
                differences.add("%s\n  undisturbed: %s\n  after fault: %s".formatted(name, indented(wanted), indented(there)));
            }
        }
        return differences;
    }

    /**
     * As the other, without numbers that a killed server has forgotten behind the last row: where nothing else differs, and
     * each is
     * lower than expected.
     */
    List<String> differencesButForgotten(Snapshot expected) {
        List<String> differences = differences(expected);
        long forgotten = contents.keySet().stream().filter(name -> name.startsWith(NEXT))
                .filter(name -> isLower(contents.get(name), expected.contents.getOrDefault(name, ""))).count();
        return differences.size() == forgotten ? List.of() : differences;
    }

    private static boolean isLower(String one, String other) {
        return !one.isEmpty() && !other.isEmpty() && new BigInteger(one).compareTo(new BigInteger(other)) < 0;
    }

    private static String indented(String text) {
        String shown = text.length() <= 2_000 ? text : text.substring(0, 2_000) + "...";
        return shown.replace("\n", "\n               ");
    }
}
