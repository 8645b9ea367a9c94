package com.traveease.schema.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import com.traveease.schema.alteration.Declared;
import com.traveease.schema.alteration.DiffScript;
import com.traveease.schema.alteration.DiffStatement;
import com.traveease.schema.alteration.StatementGrouping;
import com.traveease.schema.authoring.StatementText;
import com.traveease.schema.cutting.StatementCutter;
import com.traveease.schema.definition.SchemaText;
import com.traveease.schema.sql.ScriptText;
import com.traveease.schema.sql.SqlMode;
import com.traveease.schema.statement.Statement;
import com.traveease.testing.TestDatabase;

/**
 * Takes one schema to another and back on a real server, with rows, by the statements of the comparison. What it says is held
 * against the comparison and against {@link Judge}, so that a difference that the comparison does not see is found too.
 */
final class RoundTrip implements AutoCloseable {

    private static final String HISTORY = "flyway_schema_history";
    private static final String CHANGED = "changed";
    private static final String TRAVELS = "travels";

    /**
     * @param up as a script has it
     * @param down as a script has it
     * @param grouping the greater one of the two directions
     */
    record Result(List<String> words, String up, String down, StatementGrouping grouping) {
    }

    /** @param rows statements that fill the first schema; may be empty */
    record Trip(String from, String to, String rows, Renames renames) {
    }

    private record Way(List<DiffStatement> statements, StatementGrouping grouping) {
    }

    private final TestDatabase expectations = TestDatabase.create();
    /** The script that made each, the one that was used last behind the others; empty when it was changed since. */
    private final Map<TestDatabase, String> schemas = new LinkedHashMap<>();
    private TestDatabase travelling;

    RoundTrip() {
        for (int i = 0; i < 3; i++) {
            schemas.put(TestDatabase.create(), CHANGED);
        }
    }

    /** Whether the server accepts it. {@link #play} then need not make it again. */
    boolean isPossible(String script) {
        try {
            made(script);
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    private TestDatabase made(String script) throws SQLException {
        Optional<TestDatabase> there = schemas.keySet().stream().filter(schema -> script.equals(schemas.get(schema)))
                .findFirst();
        TestDatabase database = there.orElseGet(() -> schemas.keySet().stream()
                .filter(schema -> schemas.get(schema).equals(CHANGED)).findFirst()
                .orElseGet(() -> schemas.keySet().iterator().next()));
        schemas.remove(database);
        schemas.put(database, CHANGED);
        if (there.isEmpty()) {
            renew(database);
            run(database, script);
        }
        schemas.put(database, script);
        return database;
    }

    Result play(Trip trip) throws SQLException {
        travelling = made(trip.from());
        schemas.put(travelling, TRAVELS);
        try {
            return travel(trip, made(trip.to()));
        } finally {
            schemas.put(travelling, CHANGED);
        }
    }

    private Result travel(Trip trip, TestDatabase wanted) throws SQLException {
        SchemaText before = read(travelling);
        SchemaText after = read(wanted);
        String judgedBefore = judged(travelling);
        String judgedAfter = judged(wanted);
        Diff up = Diff.between(before, after, trip.renames());
        Diff down = Diff.between(after, before, trip.renames().inverse());
        List<String> words = up.changes().stream().map(Change::toString).toList();
        if (up.isEmpty()) {
            assertEquals(judgedAfter, judgedBefore, "The comparison does not see a difference");
            assertEquals(List.of(), down.changes(), "Seen from the other side there is a difference");
            assertEquals(List.of(), DiffScript.of(up), "No difference needs a statement");
            return new Result(words, "", "", StatementGrouping.JOINED);
        }
        run(travelling, trip.rows());
        Rows there = trip.rows().isEmpty() ? Rows.none(expectations)
                : Rows.expected(travelling, wanted, expectations, trip.renames());
        Way wayUp = go(up, () -> {
            renew(travelling);
            run(travelling, trip.from());
            run(travelling, trip.rows());
        });
        assertArrived("upward", wayUp, after, judgedAfter);
        there.check(travelling, text(wayUp));
        Rows back = there.back(travelling);
        Way wayDown = go(down, () -> {
            renew(travelling);
            run(travelling, trip.from());
            run(travelling, trip.rows());
            run(travelling, text(wayUp));
        });
        assertArrived("downward", wayDown, before, judgedBefore);
        back.check(travelling, text(wayDown));
        return new Result(words, text(wayUp), text(wayDown),
                wayUp.grouping().compareTo(wayDown.grouping()) > 0 ? wayUp.grouping() : wayDown.grouping());
    }

    private interface Again {
        void make() throws SQLException;
    }

    /** As the command does it: the first statements that the server accepts. */
    private Way go(Diff diff, Again again) throws SQLException {
        List<String> failures = new ArrayList<>();
        for (StatementGrouping grouping : StatementGrouping.values()) {
            Way way = new Way(DiffScript.of(diff, grouping, Declared.NOTHING), grouping);
            if (grouping != StatementGrouping.JOINED) {
                again.make();
            }
            try {
                run(travelling, text(way));
                return way;
            } catch (SQLException e) {
                failures.add("%s: %s, in%n%s".formatted(grouping, e.getMessage(), text(way)));
            }
        }
        throw new AssertionError("The server accepts none of the plans for " + diff.changes().stream().map(Change::words)
                .collect(Collectors.joining("; ")) + "\n" + String.join("\n", failures));
    }

    private void assertArrived(String direction, Way way, SchemaText expected, String judged) throws SQLException {
        SchemaText now = read(travelling);
        assertEquals(List.of(), Diff.between(now, expected, Renames.NONE).changes(),
                () -> "A difference is left %s behind%n%s".formatted(direction, text(way)));
        assertEquals(List.of(), Diff.between(expected, now, Renames.NONE).changes(),
                () -> "A difference is left %s, seen from the other side, behind%n%s".formatted(direction, text(way)));
        assertEquals(judged, judged(travelling),
                () -> "A difference that the comparison does not see is left %s behind%n%s".formatted(direction, text(way)));
    }

    static String text(List<DiffStatement> statements) {
        return StatementText.of(statements).strip();
    }

    private static String text(Way way) {
        return text(way.statements());
    }

    private static SchemaText read(TestDatabase database) throws SQLException {
        return SchemaText.read(database::connect, database.schema(), HISTORY);
    }

    private static String judged(TestDatabase database) throws SQLException {
        try (Connection connection = database.connect()) {
            return Judge.definition(connection);
        }
    }

    static void renew(TestDatabase database) throws SQLException {
        try (Connection connection = database.connect(); java.sql.Statement jdbc = connection.createStatement()) {
            jdbc.execute("DROP DATABASE " + database.schema());
            jdbc.execute("CREATE DATABASE " + database.schema());
        }
    }

    /** A script, on a connection of its own. */
    private static void run(TestDatabase database, String script) throws SQLException {
        if (script.isEmpty()) {
            return;
        }
        try (Connection connection = database.connect(); java.sql.Statement jdbc = connection.createStatement()) {
            jdbc.setEscapeProcessing(false);
            for (Statement statement : StatementCutter.cut(ScriptText.of(script), SqlMode.USUAL)) {
                try {
                    jdbc.execute(statement.sql());
                } catch (SQLException e) {
                    throw new SQLException("%s (error %d) at: %s".formatted(e.getMessage(), e.getErrorCode(), statement.sql()),
                            e.getSQLState(), e.getErrorCode(), e);
                }
            }
        }
    }

    @Override
    public void close() throws SQLException {
        for (TestDatabase schema : schemas.keySet()) {
            schema.close();
        }
        expectations.close();
    }
}
