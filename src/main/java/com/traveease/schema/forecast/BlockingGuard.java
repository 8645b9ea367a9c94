package com.traveease.schema.forecast;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import com.traveease.schema.config.AllowedBlocking;
import com.traveease.schema.definition.ConnectionSource;
import com.traveease.schema.history.MigrationRefusedException;
import com.traveease.schema.inquiry.AlgorithmAndLock;
import com.traveease.schema.inquiry.AlgorithmTrial;
import com.traveease.schema.inquiry.Answer;
import com.traveease.schema.inquiry.LiveTable;
import com.traveease.schema.inquiry.LiveTables;
import com.traveease.schema.inquiry.PlanReading;
import com.traveease.schema.inquiry.PlannedStatement;
import com.traveease.schema.plan.Plan;
import com.traveease.schema.runs.RunNote;
import com.traveease.schema.sql.ByteSize;

/** Keeps a run from blocking large tables: what would is refused before the first statement. */
public final class BlockingGuard {

    /** What to do about a statement that would block a large table. */
    public static final String ALTERNATIVES = "Change the script (add a new column or table, fill it in batches, switch over), "
            + "or run it at a quiet time with --allow-blocking=SIZE.";

    private final ConnectionSource connections;
    private final ConnectionSource place;
    private final String placeSchema;
    private final AllowedBlocking allowed;
    private final boolean recorded;

    /**
     * @param connections to the server, with the schema as the default one
     * @param place the server that is asked, with the schema as the default one after which the scratch schema is named
     * @param recorded whether the run is: its record says how large the tables were
     */
    public BlockingGuard(ConnectionSource connections, ConnectionSource place, String placeSchema, AllowedBlocking allowed,
            boolean recorded) {
        this.recorded = recorded;
        this.connections = connections;
        this.place = place;
        this.placeSchema = placeSchema;
        this.allowed = allowed;
    }

    /**
     * What is known of a plan.
     *
     * @param blocking what would block a large table
     * @param enforced how to send what alters the other large tables
     */
    public record Result(List<BlockingStatement> blocking, EnforcedAlgorithms enforced) {

        private static final Result NOTHING = new Result(List.of(), EnforcedAlgorithms.NONE);

        public Result {
            blocking = List.copyOf(blocking);
        }
    }

    /**
     * As {@link #find}.
     *
     * @return how to send what alters large tables
     * @throws MigrationRefusedException when a statement would block one of them
     */
    public EnforcedAlgorithms require(Connection connection, Plan plan) throws SQLException {
        Result result = find(connection, plan);
        if (!result.blocking().isEmpty()) {
            throw new MigrationRefusedException("%s\n%s\nNothing was run. %s --dry-run shows what each statement will do."
                    .formatted(result.blocking().stream().map(BlockingStatement::words).collect(Collectors.joining("\n")),
                            limit(allowed), ALTERNATIVES));
        }
        return result.enforced();
    }

    /** In one sentence. */
    public static String limit(AllowedBlocking allowed) {
        return "Tables up to %s may be blocked.".formatted(ByteSize.inWords(allowed.bytes()));
    }

    /**
     * Asks nothing where the plan alters no table that is there already, or every table may be blocked and nothing is recorded;
     * one question where all of them are small; and the server what it will do only for the rest.
     *
     * @param connection to the schema, without statistics of its own as in {@link LiveTables#sizes}
     */
    public Result find(Connection connection, Plan plan) throws SQLException {
        if (plan.steps().isEmpty() || allowed.isUnlimited() && !recorded) {
            return Result.NOTHING;
        }
        List<PlannedStatement> planned = PlanReading.of(plan);
        Set<String> altered = new LinkedHashSet<>();
        planned.forEach(statement -> statement.target().ifPresent(altered::add));
        String schema = connection.getCatalog();
        Map<String, LiveTable> tables = LiveTables.sizes(connection, schema, altered);
        Map<String, LiveTable> large = new HashMap<>(tables);
        large.values().removeIf(table -> allowed.isUnlimited() || allowed.covers(table.bytes()));
        if (large.isEmpty()) {
            return new Result(List.of(), new EnforcedAlgorithms(Map.of(), List.of(), planned.stream()
                    .flatMap(statement -> expected(statement, tables, Optional.empty()).stream()).toList()));
        }
        Set<String> names = new LinkedHashSet<>();
        planned.forEach(statement -> names.addAll(statement.names()));
        AlgorithmTrial.Result result = AlgorithmTrial.ask(connections, schema, place, placeSchema, planned,
                LiveTables.read(connection, schema, names));
        return result(planned, tables, large, result, Experience.read(connection));
    }

    private static Result result(List<PlannedStatement> planned, Map<String, LiveTable> tables, Map<String, LiveTable> large,
            AlgorithmTrial.Result result, Experience experience) {
        List<EnforcedAlgorithms.Expected> expected = new ArrayList<>();
        Map<PlannedStatement.Key, Optional<AlgorithmAndLock>> algorithms = new HashMap<>();
        List<BlockingStatement> blocking = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        for (PlannedStatement statement : planned) {
            expected(statement, tables, result.of(statement).flatMap(answer -> note(statement, tables, answer, experience)))
                    .ifPresent(expected::add);
            Optional<LiveTable> table = table(statement, large);
            if (table.isEmpty()) {
                continue;
            }
            Optional<Answer> answer = result.of(statement);
            Optional<AlgorithmAndLock> algorithm = answer.flatMap(Answer::algorithm);
            if (algorithm.filter(AlgorithmAndLock::blocksWrites).isPresent()) {
                blocking.add(new BlockingStatement(statement, table.get(), algorithm.get(),
                        TimeRange.of(statement, answer.get(), table.get().bytes(), experience)));
            } else if (algorithm.isPresent()) {
                algorithms.put(statement.key(), algorithm);
            } else if (answer.isEmpty() || answer.get().untold().isPresent() || answer.get().failure().isPresent()) {
                algorithms.put(statement.key(), Optional.empty());
                warnings.add(warning(statement, table.get(), result, answer));
            }
        }
        return new Result(blocking, new EnforcedAlgorithms(algorithms, warnings, expected));
    }

    private static Optional<EnforcedAlgorithms.Expected> expected(PlannedStatement statement, Map<String, LiveTable> tables,
            Optional<RunNote> forecast) {
        return table(statement, tables).map(table -> new EnforcedAlgorithms.Expected(statement.key(), table.bytes(), forecast));
    }

    private static Optional<LiveTable> table(PlannedStatement statement, Map<String, LiveTable> tables) {
        return statement.target().map(name -> name.toLowerCase(Locale.ROOT)).map(tables::get);
    }

    /** Empty where the server has not told how it does it. */
    private static Optional<RunNote> note(PlannedStatement statement, Map<String, LiveTable> tables, Answer answer,
            Experience experience) {
        return answer.algorithm().flatMap(algorithm -> table(statement, tables).map(table -> {
            TimeRange time = TimeRange.of(statement, answer, table.bytes(), experience);
            RunNote note = RunNote.of(RunNote.Topic.FORECAST, time.toString())
                    .at(statement.key().script(), statement.number()).with("algorithm", algorithm.algorithm());
            return (algorithm.lock().isEmpty() ? note : note.with("lock", algorithm.lock()))
                    .with(Experience.WORK, Experience.word(answer.work()))
                    .with("least", time.least().toString()).with("most", time.most().toString());
        }));
    }

    private static String warning(PlannedStatement statement, LiveTable table, AlgorithmTrial.Result result,
            Optional<Answer> answer) {
        String reason = result.refusal().or(() -> answer.flatMap(Answer::untold)).or(() -> answer.flatMap(Answer::failure))
                .orElse("it is not asked for this statement");
        return "%s changes %s (%s), and the server could not be asked how: %s The run sends it with LOCK=NONE, so that the server refuses it rather than block writes."
                .formatted(statement, table.name(), ByteSize.inWords(table.bytes()),
                        reason.endsWith(";") || reason.endsWith(".")
                                ? reason
                                : reason + ".");
    }
}
