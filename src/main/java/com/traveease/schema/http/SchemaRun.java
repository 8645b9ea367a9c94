package com.traveease.schema.http;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import com.traveease.schema.runs.RanStatement;
import com.traveease.schema.runs.Run;
import com.traveease.schema.runs.RunDetails;
import com.traveease.schema.runs.RunNote;

/** A run of the record; the same object as that of {@code runs show --output json}. */
public record SchemaRun(long number, String command, String outcome, Instant startedAt, Optional<Instant> finishedAt,
        Optional<String> took, Optional<String> from, Optional<String> to, Optional<String> reached, Optional<String> error,
        String databaseUser, String host, Optional<String> systemUser, String program, Optional<String> job,
        List<RanScript> steps, List<Ran> statements, OtherStatements otherStatements, List<String> warnings,
        List<Note> notes) {

    /** A script that it completed. */
    public record RanScript(String revision, String direction, String script, String took) {

        static RanScript of(RunDetails.RanScript step) {
            return new RanScript(step.revision(), step.direction(), step.script(), step.took().toString());
        }
    }

    /**
     * A statement; {@code rows} is null when the server did not say, {@code bytes} of its table when they were not asked for.
     */
    public record Ran(String script, int statement, String sql, String took, Optional<String> waited,
            Optional<Long> rows, Optional<Long> bytes) {

        static Ran of(RanStatement one) {
            return new Ran(one.script(), one.statement(), one.sql(), one.took().toString(),
                    Optional.of(one).filter(RanStatement::hasWaited).map(waits -> waits.waited().toString()),
                    number(one.rows()), number(one.bytes()));
        }

        private static Optional<Long> number(OptionalLong known) {
            return known.isPresent() ? Optional.of(known.getAsLong()) : Optional.empty();
        }
    }

    /** Those that are not listed. */
    public record OtherStatements(long count, String took, long rows) {
    }

    /** What else is said of it. */
    public record Note(String topic, String text, Optional<String> script, Optional<Integer> statement, List<Value> values) {

        static Note of(RunNote note) {
            return new Note(note.topic().word(), note.text(),
                    Optional.of(note.script()).filter(script -> !script.isEmpty()),
                    Optional.of(note.statement()).filter(statement -> statement > 0),
                    note.values().entrySet().stream().map(Value::of).toList());
        }
    }

    /** A part of a note. */
    public record Value(String name, String value) {

        static Value of(Map.Entry<String, String> entry) {
            return new Value(entry.getKey(), entry.getValue());
        }
    }

    static SchemaRun of(Run run) {
        RunDetails details = run.details();
        return new SchemaRun(run.number(), run.command(), run.outcome().word(), run.startedAt(), run.finishedAt(),
                run.took().map(Duration::toString), run.from(), run.to(), run.reached(), run.error(),
                run.origin().databaseUser(), run.origin().host(), run.origin().systemUser(), run.origin().program(),
                run.origin().job(), details.steps().stream().map(RanScript::of).toList(),
                details.statements().stream().map(Ran::of).toList(),
                new OtherStatements(details.others().statements(), details.others().took().toString(), details.others().rows()),
                details.warnings(), details.notes().stream().map(Note::of).toList());
    }
}
