package com.traveease.schema.cli.runs;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import com.traveease.schema.cli.output.JsonAnswer;
import com.traveease.schema.runs.RanStatement;
import com.traveease.schema.runs.Run;
import com.traveease.schema.runs.RunDetails;
import com.traveease.schema.runs.RunNote;

/** A run, for programs. */
final class RunJson {

    private RunJson() {
    }

    /** @param full with its statements, warnings and notes */
    static void write(JsonAnswer answer, Run run, boolean full) {
        answer.field("number", run.number())
                .field("command", run.command())
                .field("outcome", run.outcome().word())
                .field("startedAt", run.startedAt().toString())
                .field("finishedAt", run.finishedAt().map(Instant::toString))
                .field("took", run.took().map(Duration::toString))
                .field("from", run.from())
                .field("to", run.to())
                .field("reached", run.reached())
                .field("error", run.error())
                .field("databaseUser", run.origin().databaseUser())
                .field("host", run.origin().host())
                .field("systemUser", run.origin().systemUser())
                .field("program", run.origin().program())
                .field("job", run.origin().job());
        if (full) {
            details(answer, run.details());
        }
    }

    private static void details(JsonAnswer answer, RunDetails details) {
        answer.list("steps", details.steps(), step -> answer.object(() -> answer.field("revision", step.revision())
                .field("direction", step.direction()).field("script", step.script()).field("took", step.took().toString())));
        answer.list("statements", details.statements(), one -> answer.object(() -> statement(answer, one)));
        answer.object("otherStatements", () -> answer.field("count", details.others().statements())
                .field("took", details.others().took().toString()).field("rows", details.others().rows()));
        answer.strings("warnings", details.warnings());
        answer.list("notes", details.notes(), note -> answer.object(() -> note(answer, note)));
    }

    private static void statement(JsonAnswer answer, RanStatement one) {
        answer.field("script", one.script()).field("statement", one.statement()).field("sql", one.sql())
                .field("took", one.took().toString())
                .field("waited", Optional.of(one).filter(RanStatement::hasWaited).map(waits -> waits.waited().toString()))
                .field("rows", one.rows()).field("bytes", one.bytes());
    }

    private static void note(JsonAnswer answer, RunNote note) {
        answer.field("topic", note.topic().word()).field("text", note.text())
                .field("script", Optional.of(note.script()).filter(script -> !script.isEmpty()))
                .field("statement",
                        note.about().isPresent() ? OptionalLong.of(note.about().getAsInt()) : OptionalLong.empty())
                .list("values", List.copyOf(note.values().entrySet()), value -> answer.object(() -> value(answer, value)));
    }

    private static void value(JsonAnswer answer, Map.Entry<String, String> value) {
        answer.field("name", value.getKey()).field("value", value.getValue());
    }
}
