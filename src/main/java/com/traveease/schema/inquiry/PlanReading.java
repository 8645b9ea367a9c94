package com.traveease.schema.inquiry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import com.traveease.schema.batch.BatchedStatement;
import com.traveease.schema.plan.Plan;
import com.traveease.schema.revision.Step;
import com.traveease.schema.sql.Token;
import com.traveease.schema.sql.TokenReader;
import com.traveease.schema.statement.DefinitionChange;
import com.traveease.schema.statement.SchemaObject;
import com.traveease.schema.statement.Statement;
import com.traveease.schema.statement.StatementKind;
import com.traveease.schema.syntax.AlterClause;
import com.traveease.schema.syntax.AlterTable;
import com.traveease.schema.syntax.CreateTable;
import com.traveease.schema.syntax.TableElement;
import com.traveease.schema.unit.ScriptUnits;

/** Follows a plan statement by statement, and tells which table of today stands behind each name. Asks no server. */
public final class PlanReading {

    /** By lower-case name, the name that the table has now; empty when the plan made it, or it is gone. */
    private final Map<String, Optional<String>> origins = new HashMap<>();
    private final Set<String> changedRows = new HashSet<>();
    private final Map<String, Set<String>> changedColumns = new HashMap<>();
    private final List<PlannedStatement> read = new ArrayList<>();
    private boolean untold;

    private PlanReading() {
    }

    /** What is still to be run, in its order. */
    public static List<PlannedStatement> of(Plan plan) {
        PlanReading reading = new PlanReading();
        for (Step step : plan.steps()) {
            ScriptUnits units = new ScriptUnits(step.script());
            List<Statement> statements = units.statements();
            int done = plan.done(step.script());
            boolean resumed = plan.from().interrupted().filter(begun -> begun.isOf(plan.direction(), step.script().name()))
                    .isPresent();
            for (int i = done; i < statements.size(); i++) {
                reading.read(step, i + 1, statements.get(i), units.batched(i + 1), resumed && i == done);
            }
        }
        return reading.read;
    }

    private void read(Step step, int number, Statement statement, Optional<BatchedStatement> batched, boolean resumed) {
        Optional<AlterTable> alter = alter(statement);
        List<String> names = names(statement);
        Optional<String> target = alter.filter(altered -> altered.table().schema().isEmpty())
                .flatMap(altered -> origin(altered.table().name()));
        PlannedStatement.Earlier earlier = target
                .map(PlanReading::key).map(table -> new PlannedStatement.Earlier(changedRows.contains(table),
                        changedColumns.getOrDefault(table, Set.of()), untold))
                .orElse(PlannedStatement.Earlier.NOTHING);
        read.add(new PlannedStatement(step, number, statement, alter, names, target, earlier, batched, resumed));
        follow(statement, alter, target, names);
    }

    /** {@code OPTIMIZE TABLE} is a rebuild for InnoDB. */
    private static Optional<AlterTable> alter(Statement statement) {
        if (statement.kind() == StatementKind.TEMPORARY) {
            return Optional.empty();
        }
        return optimized(statement).flatMap(sql -> AlterTable.of(Token.of(sql))).or(statement::alterTable);
    }

    /** What the server does for an OPTIMIZE TABLE of one table. */
    public static Optional<String> optimized(Statement statement) {
        TokenReader reader = new TokenReader(statement.tokens());
        if (!reader.accept("OPTIMIZE")) {
            return Optional.empty();
        }
        reader.acceptAny("NO_WRITE_TO_BINLOG", "LOCAL");
        if (!reader.acceptAny("TABLE", "TABLES")) {
            return Optional.empty();
        }
        int from = reader.peek().start();
        return reader.dottedName().size() == 1 && !reader.hasNext()
                ? Optional.of("ALTER TABLE " + statement.outline().substring(from).strip() + " FORCE")
                : Optional.empty();
    }

    private Optional<String> origin(String name) {
        return origins.getOrDefault(key(name), Optional.of(name));
    }

    /** Every name in it may be that of a table; which of them there are, the server tells. */
    private List<String> names(Statement statement) {
        Set<String> names = new LinkedHashSet<>();
        switch (statement.kind()) {
            case DEFINITION, DATA, REPEATABLE, LOCK -> statement.tokens().stream().filter(Token::isName).map(Token::text)
                    .map(this::origin).flatMap(Optional::stream).forEach(names::add);
            case SESSION, PREPARE, EXECUTE, TEMPORARY, UNLOCK, BEGIN, COMMIT, ROLLBACK, NON_ATOMIC -> {
                // Nothing that a table would wait for, or nothing that can be told.
            }
        }
        return List.copyOf(names);
    }

    private void follow(Statement statement, Optional<AlterTable> alter, Optional<String> target, List<String> names) {
        switch (statement.kind()) {
            case DEFINITION -> {
                target.ifPresent(table -> changedColumns.computeIfAbsent(key(table), any -> new HashSet<>())
                        .addAll(columns(alter.orElseThrow())));
                statement.change().ifPresent(change -> follow(statement, change));
            }
            case DATA -> {
                if (!statement.tokens().isEmpty() && !statement.tokens().get(0).is("SELECT")) {
                    names.stream().map(PlanReading::key).forEach(changedRows::add);
                }
            }
            case NON_ATOMIC, EXECUTE -> untold = true;
            case SESSION, PREPARE, TEMPORARY, LOCK, UNLOCK, BEGIN, COMMIT, ROLLBACK, REPEATABLE -> {
                // No rows and no definitions that stay.
            }
        }
    }

    private void follow(Statement statement, DefinitionChange change) {
        List<SchemaObject> objects = change.objects();
        boolean ofTables = objects.stream().allMatch(object -> object.kind() == SchemaObject.Kind.TABLE);
        if (!ofTables) {
            objects.stream().filter(object -> object.kind() == SchemaObject.Kind.PARTITION).map(SchemaObject::name)
                    .map(this::origin).flatMap(Optional::stream).map(PlanReading::key).forEach(changedRows::add);
            return;
        }
        Optional<CreateTable> created = statement.createTable();
        switch (change.effect()) {
            case DEFINES, REFILLS -> created.filter(table -> !table.unlessThere())
                    .ifPresent(table -> origins.put(key(table.table().name()), Optional.empty()));
            case REMOVES -> objects.forEach(object -> origins.put(key(object.name()), Optional.empty()));
            case EMPTIES -> objects.stream().map(SchemaObject::name).map(this::origin).flatMap(Optional::stream)
                    .map(PlanReading::key).forEach(changedRows::add);
            case RENAMES, EXCHANGES -> rename(objects, change.origins());
        }
    }

    private void rename(List<SchemaObject> objects, List<Integer> contents) {
        List<Optional<String>> before = objects.stream().map(object -> origin(object.name())).toList();
        for (int i = 0; i < contents.size(); i++) {
            origins.put(key(objects.get(i).name()),
                    contents.get(i) == DefinitionChange.GONE ? Optional.empty() : before.get(contents.get(i)));
        }
    }

    private static Set<String> columns(AlterTable alter) {
        Set<String> columns = new HashSet<>();
        for (AlterClause clause : alter.clauses()) {
            Stream.of(clause).flatMap(PlanReading::columns).map(PlanReading::key).forEach(columns::add);
        }
        return columns;
    }

    private static Stream<String> columns(AlterClause clause) {
        if (clause instanceof AlterClause.Add add) {
            return add.elements().stream().filter(TableElement.Column.class::isInstance)
                    .map(element -> ((TableElement.Column) element).name());
        }
        if (clause instanceof AlterClause.Modify modify) {
            return Stream.of(modify.column().name());
        }
        if (clause instanceof AlterClause.Change change) {
            return Stream.of(change.from(), change.to().name());
        }
        if (clause instanceof AlterClause.Rename rename) {
            return Stream.of(rename.from(), rename.to());
        }
        return clause instanceof AlterClause.Drop drop && drop.part() == AlterClause.Part.COLUMN ? Stream.of(drop.name())
                : Stream.empty();
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
