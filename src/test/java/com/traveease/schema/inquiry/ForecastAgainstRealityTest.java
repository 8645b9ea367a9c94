package com.traveease.schema.inquiry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import com.traveease.schema.connection.Database;
import com.traveease.schema.history.SchemaState;
import com.traveease.schema.plan.Plan;
import com.traveease.schema.revision.Revisions;
import com.traveease.schema.revision.Target;
import com.traveease.schema.script.Script;
import com.traveease.testing.TestDatabase;

/** Each change is forecast on empty copies, and then made on tables with rows. */
class ForecastAgainstRealityTest {

    private static final int LEAST = 60;

    private static TestDatabase database;
    private static final Set<String> TABLES = Set.of("airlines", "flights", "bags", "shards", "texts", "packed", "keyless");
    private final List<String> wrong = new ArrayList<>();
    private Set<String> intact = Set.of();

    @BeforeAll
    static void create() {
        database = TestDatabase.create();
    }

    @AfterAll
    static void drop() throws SQLException {
        database.close();
    }

    @Test
    void noChangeIsForecastLighterThanItIs() throws Exception {
        List<String> changes = lines("changes.sql");
        try (Connection connection = database.connect(); Statement statement = connection.createStatement()) {
            for (String change : changes) {
                remake(statement, change);
                compare(connection, change);
            }
        }
        assertEquals("", String.join("\n", wrong));
        assertTrue(changes.size() >= LEAST);
    }

    /** The 65th instant change writes the table anew. */
    @Test
    void countsTheInstantChangesThatAreLeft() throws Exception {
        try (Connection connection = database.connect(); Statement statement = connection.createStatement()) {
            remake(statement, "");
            for (int i = 0; i < 31; i++) {
                statement.execute("ALTER TABLE airlines ADD COLUMN x INT");
                statement.execute("ALTER TABLE airlines DROP COLUMN x");
            }
            statement.execute("ALTER TABLE airlines ADD COLUMN y INT");
            compare(connection, "ALTER TABLE airlines ADD COLUMN z INT; ALTER TABLE airlines ADD COLUMN last INT");
        }
        assertEquals("", String.join("\n", wrong));
    }

    private void compare(Connection connection, String change) throws SQLException {
        List<PlannedStatement> planned = PlanReading.of(plan(change));
        LiveTables live = LiveTables.read(connection, database.schema(),
                planned.stream().flatMap(one -> one.names().stream()).collect(Collectors.toSet()));
        AlgorithmTrial.Result result = AlgorithmTrial.ask(() -> database.database().connect(Database.ANSWER_LIMIT),
                database.schema(), planned, live);
        assertEquals(Optional.empty(), result.refusal());
        try (Connection own = database.connect(); Statement statement = own.createStatement()) {
            for (PlannedStatement one : planned) {
                Optional<Answer> answer = result.of(one);
                if (answer.isEmpty()) {
                    statement.execute(one.statement().sql());
                } else {
                    compare(statement, one, answer.get());
                }
            }
        }
    }

    private void compare(Statement statement, PlannedStatement one, Answer answer) throws SQLException {
        String sql = PlanReading.optimized(one.statement()).orElse(one.statement().sql());
        if (answer.algorithm().isEmpty()) {
            wrong.add("%s: nothing was forecast, %s".formatted(sql, answer));
            return;
        }
        for (AlgorithmAndLock lighter : AlgorithmAndLock.values()) {
            Optional<String> written = lighter.writtenInto(sql);
            if (lighter.compareTo(answer.algorithm().get()) < 0 && written.isPresent() && isDone(statement, written.get())) {
                wrong.add("%s: forecast %s, and the server takes %s".formatted(sql, answer.algorithm().get(), lighter));
                return;
            }
        }
        Set<String> before = parts(statement);
        String written = answer.algorithm().get().writtenInto(sql).orElseThrow();
        try {
            statement.execute(written);
        } catch (SQLException e) {
            wrong.add("%s: %s".formatted(written, e.getMessage()));
            return;
        }
        Work work = answer.algorithm().get().algorithm().equals("COPY") ? Work.COPY : Work.between(before, parts(statement));
        if (work != answer.work()) {
            wrong.add("%s: forecast %s, and it was %s".formatted(written, answer.work(), work));
        }
    }

    private static boolean isDone(Statement statement, String sql) {
        try {
            statement.execute(sql);
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    private static Set<String> parts(Statement statement) throws SQLException {
        Set<String> parts = new HashSet<>();
        try (ResultSet row = statement.executeQuery("SELECT t.table_id, i.index_id FROM information_schema.innodb_tables t "
                + "LEFT JOIN information_schema.innodb_indexes i USING (table_id) WHERE t.name LIKE '"
                + database.schema().replace("_", "\\_") + "/%' AND t.name NOT LIKE '%/fts\\_%'")) {
            while (row.next()) {
                parts.add(Work.TABLE + row.getString(1));
                parts.add("index " + row.getString(2));
            }
        }
        return parts;
    }

    private static Plan plan(String change) {
        Revisions revisions = Revisions.of(List.of(new Script("V1__change.sql", change + ";")));
        return Plan.upgrade(SchemaState.assumed(revisions, Optional.empty()), Target.HEAD);
    }

    /** The tables that the change before has left otherwise; all where it is not known. */
    private void remake(Statement statement, String change) throws SQLException, IOException {
        statement.execute("SET foreign_key_checks = 0");
        for (com.traveease.schema.statement.Statement one : new Script("V1__t.sql", text("tables.sql")).statements()) {
            String table = one.tokens().get(2).text();
            if (!intact.contains(table)) {
                if (one.createTable().isPresent()) {
                    statement.execute("DROP TABLE IF EXISTS departures, " + table);
                }
                statement.execute(one.sql());
            }
        }
        statement.execute("SET foreign_key_checks = 1");
        intact = TABLES.stream().filter(table -> !change.isEmpty() && !change.contains(table)).collect(Collectors.toSet());
    }

    private static List<String> lines(String file) throws IOException {
        return text(file).lines().filter(line -> !line.isBlank() && !line.startsWith("--"))
                .map(line -> line.replaceFirst(";$", "")).toList();
    }

    private static String text(String file) throws IOException {
        try (InputStream in = ForecastAgainstRealityTest.class.getResourceAsStream("/forecast/" + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
