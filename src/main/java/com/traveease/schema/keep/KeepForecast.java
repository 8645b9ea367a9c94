package com.traveease.schema.keep;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.traveease.schema.analysis.Loss;
import com.traveease.schema.analysis.Losses;
import com.traveease.schema.forecast.TimeRange;
import com.traveease.schema.inquiry.LiveTable;
import com.traveease.schema.inquiry.LiveTables;
import com.traveease.schema.inquiry.PlanReading;
import com.traveease.schema.inquiry.PlannedStatement;
import com.traveease.schema.inquiry.Work;
import com.traveease.schema.plan.DataLoss;
import com.traveease.schema.plan.Plan;
import com.traveease.schema.statement.Statement;

/**
 * What a downgrade will keep before each statement.
 *
 * @param byStatement only of those before which something is kept
 */
public record KeepForecast(Map<PlannedStatement.Key, List<ToKeep>> byStatement) {

    private static final int MOST_COUNTED = 100_000;

    /** Of a run that keeps nothing. */
    public static final KeepForecast NOTHING = new KeepForecast(Map.of());

    public KeepForecast {
        byStatement = Map.copyOf(byStatement);
    }

    /** @param number in its script, from 1 */
    public List<ToKeep> of(String script, int number) {
        return byStatement.getOrDefault(new PlannedStatement.Key(script, number), List.of());
    }

    /** Reads only; what an interrupted run has moved already is not among it. */
    static KeepForecast of(Connection connection, Plan plan) throws SQLException {
        String home = connection.getCatalog();
        Map<PlannedStatement.Key, List<Loss>> losses = losses(connection, plan, home);
        Set<String> names = new LinkedHashSet<>();
        losses.values().forEach(some -> some.forEach(loss -> names.add(loss.table().orElseThrow())));
        if (names.isEmpty()) {
            return NOTHING;
        }
        Server server = new Server(connection);
        LiveTables live = LiveTables.read(connection, home, names);
        Map<PlannedStatement.Key, List<ToKeep>> kept = new LinkedHashMap<>();
        for (Map.Entry<PlannedStatement.Key, List<Loss>> entry : losses.entrySet()) {
            List<ToKeep> some = new ArrayList<>();
            for (Map.Entry<String, List<String>> table : Keeping.tables(entry.getValue()).entrySet()) {
                List<String> columns = Keeping.stored(server, home, table);
                boolean moved = table.getValue().isEmpty();
                if (live.of(table.getKey()).isPresent() && (moved || !columns.isEmpty())
                        && !TableMove.isStandIn(server, home, table.getKey())
                        && (moved ? Keeping.hasRows(server, home, table.getKey())
                                : ColumnValues.mayBeAny(server, Keeping.quoted(home, table.getKey()), columns))) {
                    LiveTable there = live.of(table.getKey()).get();
                    some.add(of(there, rows(server, home, there), columns, KeptSchema.nameFor(home)));
                }
            }
            if (!some.isEmpty()) {
                kept.put(entry.getKey(), some);
            }
        }
        return new KeepForecast(kept);
    }

    /** The server's estimate of a table that was filled just now may be that of the empty one. */
    private static long rows(Server server, String home, LiveTable table) throws SQLException {
        long counted = Long.parseLong(server.strings("SELECT COUNT(*) FROM (SELECT 1 FROM %s LIMIT %d) some".formatted(
                Keeping.quoted(home, table.name()), MOST_COUNTED)).get(0));
        return counted < MOST_COUNTED ? counted : Math.max(counted, table.rows());
    }

    private static ToKeep of(LiveTable table, long rows, List<String> columns, String schema) {
        return new ToKeep(table.name(), columns, schema, rows, table.bytes(),
                TimeRange.of(columns.isEmpty() ? Work.DEFINITION : Work.COPY, table.bytes(), false));
    }

    /** By the names that the tables have now. */
    private static Map<PlannedStatement.Key, List<Loss>> losses(Connection connection, Plan plan, String home)
            throws SQLException {
        Iterator<PlannedStatement> planned = PlanReading.of(plan).iterator();
        PlannedStatement[] at = new PlannedStatement[1];
        Map<PlannedStatement.Key, List<Loss>> losses = new LinkedHashMap<>();
        Losses.of(plan.scripts(), plan.done(), home, DataLoss.tableNames(connection), (statement, loss) -> {
            if (Keeping.isKept(statement, loss, home)) {
                while (at[0] == null || !isSame(at[0].statement(), statement)) {
                    at[0] = planned.next();
                }
                losses.computeIfAbsent(at[0].key(), any -> new ArrayList<>()).add(loss);
            }
            return false;
        });
        return losses;
    }

    private static boolean isSame(Statement one, Statement other) {
        return one.line() == other.line() && one.sql().equals(other.sql());
    }
}
