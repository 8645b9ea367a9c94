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
import com.traveease.schema.batch.BatchedStatement;
import com.traveease.schema.batch.UnsuitableException;
import com.traveease.schema.revision.Step;
import com.traveease.schema.script.Script;
import com.traveease.schema.statement.Directive;
import com.traveease.schema.statement.Statement;
import com.traveease.schema.unit.ScriptUnits;

/**
 * Whether the tables of statements that are run in batches have a key for that, as far as it can be known before: what the
 * steps before a statement make of its table is looked at when it is there.
 */
public final class BatchKeys {

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

    /** Those statements that cannot be run so, in the order of the plan. */
    public static List<Refusal> refusals(Connection connection, List<Step> steps, ToIntFunction<Script> applied)
            throws SQLException {
        if (steps.stream().noneMatch(step -> step.script().mayHave(Directive.BATCH))) {
            return List.of();
        }
        List<Refusal> refusals = new ArrayList<>();
        Set<String> changed = new HashSet<>();
        for (Step step : steps) {
            ScriptUnits units = new ScriptUnits(step.script());
            for (int k = applied.applyAsInt(step.script()) + 1; k <= units.statements().size(); k++) {
                Statement statement = units.statements().get(k - 1);
                Optional<BatchedStatement> batched = units.batched(k);
                if (batched.isPresent() && !changed.contains(batched.get().tableName().toLowerCase(Locale.ROOT))) {
                    if (new NontransactionalTables(connection, List.of(statement)).mayBeWrittenUnseen()) {
                        refusals.add(new Refusal(step.script(), k,
                                ("%s, line %d cannot be run in batches (-- @batch): there are tables whose engine takes nothing back, "
                                        + "and this account cannot see whether a trigger writes to them. It needs the privilege TRIGGER on this schema.")
                                        .formatted(step.script().name(), statement.line())));
                    }
                    try {
                        BatchKey.of(connection, batched.get());
                    } catch (UnsuitableException e) {
                        refusals.add(new Refusal(step.script(), k, e.getMessage()));
                    }
                }
                statement.change().ifPresent(
                        change -> change.objects().forEach(object -> changed.add(object.name().toLowerCase(Locale.ROOT))));
            }
        }
        return refusals;
    }
}
