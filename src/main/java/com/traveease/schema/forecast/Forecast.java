package com.traveease.schema.forecast;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.traveease.schema.revision.Step;

/**
 * What is known of a plan before its first statement is run.
 *
 * @param statements those that are still to be run, in their order
 * @param waysBack by the script of each step, how to undo it, and what that would lose
 * @param notes what could not be asked, and what would help
 */
public record Forecast(List<StatementForecast> statements, Map<String, String> waysBack, List<String> notes) {

    public Forecast {
        statements = List.copyOf(statements);
        waysBack = Collections.unmodifiableMap(new LinkedHashMap<>(waysBack));
        notes = List.copyOf(notes);
    }

    public boolean fails() {
        return statements.stream().anyMatch(statement -> !statement.failures().isEmpty());
    }

    public List<StatementForecast> of(Step step) {
        return statements.stream().filter(statement -> statement.planned().step() == step).toList();
    }
}
