package com.traveease.schema.plan;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;

import com.traveease.schema.batch.BatchKey;
import com.traveease.schema.batch.BatchPlace;
import com.traveease.schema.batch.BatchedStatement;
import com.traveease.schema.batch.UnsuitableException;
import com.traveease.schema.directive.Directive;
import com.traveease.schema.history.Interrupted;
import com.traveease.schema.revision.Step;
import com.traveease.schema.script.Script;
import com.traveease.schema.statement.Statement;
import com.traveease.schema.statement.StatementKind;
import com.traveease.schema.unit.ScriptUnits;

/**
 * Whether the tables of statements that are run in batches have a key for that, as far as it can be known before: what the
 * steps before a statement make of its table is looked at when it is there.
 */
public final class BatchKeys {

    /** Of whose tables nobody can say which they are. */
    private static final Set<StatementKind> MAKE_ANYTHING = Set.of(StatementKind.NON_ATOMIC, StatementKind.PREPARE,
            StatementKind.EXECUTE, StatementKind.TEMPORARY);

    private BatchKeys() {
    }

    /**
     * Why a statement cannot be run so.
     *
     * @param statement its number, from 1
     * @param message a sentence that names the script and the statement
     */
    public record Refusal(Script script, int statement, String message) {
    }

    /** Those statements of a plan that cannot be run so, also because an earlier run was made by another key. */
    public static List<Refusal> refusals(Connection connection, Plan plan) throws SQLException {
        List<Refusal> refusals = new ArrayList<>(refusals(connection, plan.steps(), plan::done));
        Optional<BatchPlace> place = plan.from().interrupted().flatMap(Interrupted::batches);
        if (place.isPresent() && !plan.steps().isEmpty()) {
            Script script = plan.steps().get(0).script();
            int k = plan.done() + 1;
            otherKey(connection, new ScriptUnits(script), k, place.get())
                    .ifPresent(message -> refusals.add(new Refusal(script, k, message)));
        }
        return refusals;
    }

    private static Optional<String> otherKey(Connection connection, ScriptUnits units, int k, BatchPlace place)
            throws SQLException {
        if (k > units.statements().size() || units.batched(k).isEmpty()) {
            return Optional.empty();
        }
        try {
            return BatchKey.of(connection, units.batched(k).get())
                    .flatMap(key -> place.refusal(key, units.batched(k).get()))
                    .map(why -> "%s, line %d: %s.".formatted(units.script().name(), units.statements().get(k - 1).line(), why));
        } catch (UnsuitableException e) {
            return Optional.empty(); // is among the others
        }
    }

    /** Those statements that cannot be run so, in the order of the plan. */
    public static List<Refusal> refusals(Connection connection, List<Step> steps, ToIntFunction<Script> applied)
            throws SQLException {
        if (steps.stream().noneMatch(step -> step.script().mayHave(Directive.BATCH))) {
            return List.of();
        }
        List<Refusal> refusals = new ArrayList<>();
        Set<String> changed = new HashSet<>();
        boolean known = true;
        for (Step step : steps) {
            ScriptUnits units = new ScriptUnits(step.script());
            for (int k = applied.applyAsInt(step.script()) + 1; k <= units.statements().size(); k++) {
                Statement statement = units.statements().get(k - 1);
                Optional<BatchedStatement> batched = units.batched(k);
                if (batched.isPresent() && !changed.contains(batched.get().tableName().toLowerCase(Locale.ROOT))) {
                    if (new NontransactionalTables(connection, List.of(statement)).mayBeWrittenUnseen()) {
                        refusals.add(new Refusal(step.script(), k,
                                ("%s, line %d cannot be run in batches (-- @batch): there are non-transactional tables, "
                                        + "and this account cannot see whether a trigger writes to them. It needs the privilege TRIGGER on this schema.")
                                        .formatted(step.script().name(), statement.line())));
                    }
                    try {
                        boolean missing = BatchKey.of(connection, batched.get()).isEmpty();
                        if (missing && known) {
                            refusals.add(new Refusal(step.script(), k,
                                    "%s, line %d cannot be run in batches (-- @batch): there is no table %s.".formatted(
                                            step.script().name(), statement.line(), batched.get().table())));
                        }
                    } catch (UnsuitableException e) {
                        refusals.add(new Refusal(step.script(), k, e.getMessage()));
                    }
                }
                known &= !MAKE_ANYTHING.contains(units.kind(k));
                statement.change().ifPresent(
                        change -> change.objects().forEach(object -> changed.add(object.name().toLowerCase(Locale.ROOT))));
            }
        }
        return refusals;
    }
}
