package com.traveease.schema.forecast;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.traveease.schema.config.AllowedBlocking;
import com.traveease.schema.definition.ConnectionSource;
import com.traveease.schema.definition.Definitions;
import com.traveease.schema.definition.TableText;
import com.traveease.schema.inquiry.AlgorithmAndLock;
import com.traveease.schema.inquiry.AlgorithmTrial;
import com.traveease.schema.inquiry.Answer;
import com.traveease.schema.inquiry.LiveTable;
import com.traveease.schema.inquiry.LiveTables;
import com.traveease.schema.inquiry.PlanReading;
import com.traveease.schema.inquiry.PlannedStatement;
import com.traveease.schema.lint.Lint;
import com.traveease.schema.lock.Blockers;
import com.traveease.schema.plan.BatchKeys;
import com.traveease.schema.plan.Plan;
import com.traveease.schema.revision.Step;
import com.traveease.schema.rows.DataCheck;
import com.traveease.schema.rows.DataChecks;
import com.traveease.schema.rows.RowCounter;
import com.traveease.schema.rule.Finding;
import com.traveease.schema.rule.Rule;
import com.traveease.schema.rule.Severity;
import com.traveease.schema.server.LostConnection;
import com.traveease.schema.server.ServerMessage;
import com.traveease.schema.sql.ByteSize;
import com.traveease.schema.sql.Identifiers;
import com.traveease.schema.sql.SqlText;
import com.traveease.schema.statement.StatementKind;
import com.traveease.schema.statement.TableNames;

/** Finds out what can be known of a plan before its first statement is run. Changes nothing but a scratch schema. */
public final class Forecaster {

    private final ConnectionSource connections;
    private final String schema;
    private final Set<Rule> rules;
    private final AllowedBlocking allowed;
    private Experience experience = Experience.NONE;
    private final Map<List<String>, Optional<String>> holders = new HashMap<>();

    /**
     * @param connections to the server, with the schema as the default one
     * @param rules of lint that apply
     * @param allowed which tables may be blocked
     */
    public Forecaster(ConnectionSource connections, String schema, Set<Rule> rules, AllowedBlocking allowed) {
        this.allowed = allowed;
        this.connections = connections;
        this.schema = schema;
        this.rules = Set.copyOf(rules);
    }

    /** @throws SQLException when the connection is lost */
    public Forecast of(Plan plan) throws SQLException {
        List<PlannedStatement> planned = PlanReading.of(plan);
        Set<String> names = planned.stream().flatMap(statement -> statement.names().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        List<StatementForecast> statements = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        Map<String, String> waysBack = new LinkedHashMap<>();
        try (Connection connection = connections.open()) {
            experience = Experience.read(connection);
            LiveTables live = LiveTables.read(connection, schema, names);
            AlgorithmTrial.Result result = AlgorithmTrial.ask(connections, schema, planned, live);
            result.refusal().ifPresent(refusal -> notes.add(
                    "Algorithms and locks are not known: asking the server needs a scratch schema. " + refusal));
            boolean instant = algorithms(result).anyMatch(AlgorithmAndLock.INSTANT::equals);
            live.missingGrant().filter(any -> instant).ifPresent(grant -> notes.add(
                    "This account cannot see how many more INSTANT changes the tables allow. It needs: " + grant
                            + "."));
            WayBack wayBack = new WayBack(plan, schema, spelling(connection), tables(connection));
            for (Step step : plan.steps()) {
                waysBack.put(step.script().name(), wayBack.of(step));
            }
            Map<String, List<Finding>> remarks = remarks(plan);
            Map<PlannedStatement.Key, List<DataCheck.Finding>> rows = rows(planned, live, result, notes);
            List<BatchKeys.Refusal> unbatched = BatchKeys.refusals(connection, plan);
            for (PlannedStatement statement : planned) {
                statements.add(forecast(connection, statement, live, result, rows, remarks, unbatched));
            }
        }
        return new Forecast(statements, waysBack, notes);
    }

    private static Stream<AlgorithmAndLock> algorithms(AlgorithmTrial.Result result) {
        return result.answers().values().stream().flatMap(answer -> answer.algorithm().stream());
    }

    private Map<String, List<Finding>> remarks(Plan plan) {
        Set<String> scripts = plan.steps().stream().map(step -> step.script().name()).collect(Collectors.toSet());
        return Lint.of(plan.from().revisions(), rules, script -> scripts.contains(script.name())).stream()
                .collect(Collectors.groupingBy(finding -> finding.script().name()));
    }

    private StatementForecast forecast(Connection connection, PlannedStatement planned, LiveTables live,
            AlgorithmTrial.Result result, Map<PlannedStatement.Key, List<DataCheck.Finding>> rows,
            Map<String, List<Finding>> remarks, List<BatchKeys.Refusal> unbatched) throws SQLException {
        List<LiveTable> tables = planned.names().stream().map(live::of).flatMap(Optional::stream).toList();
        Optional<LiveTable> target = planned.target().flatMap(live::of);
        Optional<Answer> answer = result.of(planned)
                .or(() -> target.isPresent() && result.refusal().isPresent() && planned.alter().isPresent()
                        ? Optional.of(Answer.untold("it needs a scratch schema"))
                        : Optional.empty());
        ChangeTime time = time(planned, tables, target, answer);
        boolean defines = planned.statement().kind() == StatementKind.DEFINITION || planned.alter().isPresent();
        return new StatementForecast(planned, StatementSummary.of(planned.statement()), tables, answer, time.range(),
                time.untold(),
                refusal(target, answer).or(() -> refusal(planned, unbatched)),
                Blocking.of(planned, tables, answer, time.range()), rows.getOrDefault(planned.key(), List.of()),
                defines && !tables.isEmpty() ? inTheWay(connection, tables) : Optional.empty(),
                remarks.getOrDefault(planned.step().script().name(), List.of()).stream()
                        .filter(finding -> finding.statement() == planned.number() && finding.severity() != Severity.INFO)
                        .toList());
    }

    private Optional<String> refusal(Optional<LiveTable> target, Optional<Answer> answer) {
        boolean blocks = answer.flatMap(Answer::algorithm).filter(AlgorithmAndLock::blocksWrites).isPresent();
        return target.filter(table -> blocks && !allowed.covers(table.bytes()))
                .map(table -> "the run is refused, because it would block %s (%s); the limit is %s, and --allow-blocking=SIZE raises it"
                        .formatted(Identifiers.plain(table.name()), ByteSize.inWords(table.bytes()),
                                ByteSize.inWords(allowed.bytes())));
    }

    private static Optional<String> refusal(PlannedStatement planned, List<BatchKeys.Refusal> unbatched) {
        return unbatched.stream().filter(
                refusal -> refusal.script().equals(planned.step().script()) && refusal.statement() == planned.number())
                .map(refusal -> "the run is refused: " + refusal.message()).findFirst();
    }

    private ChangeTime time(PlannedStatement planned, List<LiveTable> tables, Optional<LiveTable> target,
            Optional<Answer> answer) {
        if (planned.statement().kind() != StatementKind.DEFINITION && planned.alter().isEmpty()) {
            return ChangeTime.of(planned, tables, experience);
        }
        if (answer.filter(known -> known.untold().isPresent() || known.failure().isPresent()).isPresent()) {
            return new ChangeTime(Optional.empty(), Optional.empty());
        }
        return new ChangeTime(Optional.of(answer.map(known -> TimeRange.of(planned, known,
                target.map(LiveTable::bytes).orElse(0L), experience)).orElse(TimeRange.MOMENT)), Optional.empty());
    }

    private Optional<String> inTheWay(Connection connection, List<LiveTable> tables) throws SQLException {
        List<String> names = tables.stream().map(LiveTable::name).toList();
        Optional<String> known = holders.get(names);
        if (known == null) {
            known = Blockers.find(connection, id(connection),
                    names.stream().map(name -> new Blockers.Name(schema, name)).toList(), Blockers.Wanted.TABLE);
            holders.put(names, known);
        }
        return known;
    }

    private Map<PlannedStatement.Key, List<DataCheck.Finding>> rows(List<PlannedStatement> planned, LiveTables live,
            AlgorithmTrial.Result result, List<String> notes) throws SQLException {
        try {
            return counted(planned, live, result);
        } catch (SQLException e) {
            if (LostConnection.isReason(e)) {
                throw e;
            }
            notes.add("Whether the rows allow the statements is not known: %s (error %d).".formatted(ServerMessage.of(e),
                    e.getErrorCode()));
            return Map.of();
        }
    }

    private Map<PlannedStatement.Key, List<DataCheck.Finding>> counted(List<PlannedStatement> planned, LiveTables live,
            AlgorithmTrial.Result result) throws SQLException {
        Map<PlannedStatement.Key, List<DataCheck>> checks = new LinkedHashMap<>();
        Set<PlannedStatement.Key> uncertain = new HashSet<>();
        try (Definitions definitions = Definitions.of(connections, schema)) {
            Map<String, Optional<TableText>> texts = new HashMap<>();
            for (PlannedStatement statement : planned) {
                Optional<LiveTable> table = statement.target().flatMap(live::of);
                if (table.isEmpty() || statement.alter().isEmpty()) {
                    continue;
                }
                Optional<TableText> text = texts.get(table.get().name());
                if (text == null) {
                    text = definitions.table(table.get().name());
                    texts.put(table.get().name(), text);
                }
                text.ifPresent(known -> checks.put(statement.key(),
                        DataChecks.of(statement, known, !result.unchecked().contains(statement.key()))));
                if (!statement.earlier().leavesRows()) {
                    uncertain.add(statement.key());
                }
            }
        }
        Map<PlannedStatement.Key, List<DataCheck.Finding>> findings = new HashMap<>();
        if (checks.values().stream().allMatch(List::isEmpty)) {
            return findings;
        }
        try (Connection connection = connections.open(); RowCounter counter = RowCounter.of(connection)) {
            for (Map.Entry<PlannedStatement.Key, List<DataCheck>> entry : checks.entrySet()) {
                findings.put(entry.getKey(), uncertain.contains(entry.getKey())
                        ? DataCheck.untold(entry.getValue(), "earlier statements change rows of the table")
                        : counter.findings(entry.getValue()));
            }
        }
        return findings;
    }

    private static TableNames spelling(Connection connection) throws SQLException {
        return value(connection, "SELECT @@lower_case_table_names") == 0 ? TableNames.CASE_SENSITIVE
                : TableNames.CASE_INSENSITIVE;
    }

    private Set<String> tables(Connection connection) throws SQLException {
        Set<String> tables = new HashSet<>();
        try (Statement select = connection.createStatement();
                ResultSet row = select.executeQuery("SELECT table_name FROM information_schema.tables WHERE table_schema = "
                        + SqlText.of(schema))) {
            while (row.next()) {
                tables.add(row.getString(1));
            }
        }
        return tables;
    }

    private static long id(Connection connection) throws SQLException {
        return value(connection, "SELECT CONNECTION_ID()");
    }

    private static long value(Connection connection, String query) throws SQLException {
        try (Statement select = connection.createStatement(); ResultSet row = select.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
