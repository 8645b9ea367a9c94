package com.traveease.schema.cli.output;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.traveease.schema.batch.BatchReport;
import com.traveease.schema.forecast.Forecast;
import com.traveease.schema.forecast.StatementForecast;
import com.traveease.schema.forecast.TimeRange;
import com.traveease.schema.history.RevisionEntry;
import com.traveease.schema.history.SchemaState;
import com.traveease.schema.inquiry.AlgorithmAndLock;
import com.traveease.schema.journal.Pause;
import com.traveease.schema.keep.KeepForecast;
import com.traveease.schema.keep.ToKeep;
import com.traveease.schema.progress.AlterProgress;
import com.traveease.schema.progress.Progress;
import com.traveease.schema.revision.Revision;
import com.traveease.schema.revision.Step;
import com.traveease.schema.revision.Version;

/**
 * A command's answer as one JSON object on one line. {@code output.schema.json} describes it; what is not known or not there is
 * null, never left out.
 */
public final class JsonAnswer {

    private final PrintWriter out;
    private final StringWriter text = new StringWriter();
    private final JsonGenerator json;

    public JsonAnswer(String command, PrintWriter out) {
        this.out = out;
        try {
            this.json = new JsonFactory().createGenerator(text);
            json.writeStartObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        field("command", command);
    }

    private interface Write {
        void run() throws IOException;
    }

    private JsonAnswer written(Write write) {
        try {
            write.run();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public JsonAnswer field(String name, String value) {
        return written(() -> json.writeStringField(name, value));
    }

    public JsonAnswer field(String name, Optional<String> value) {
        return written(() -> json.writeStringField(name, value.orElse(null)));
    }

    public JsonAnswer field(String name, boolean value) {
        return written(() -> json.writeBooleanField(name, value));
    }

    private JsonAnswer flag(String name, Optional<Boolean> value) {
        return value.isPresent() ? field(name, value.get()) : nothing(name);
    }

    public JsonAnswer field(String name, long value) {
        return written(() -> json.writeNumberField(name, value));
    }

    public JsonAnswer field(String name, OptionalLong value) {
        return value.isPresent() ? field(name, value.getAsLong()) : nothing(name);
    }

    public JsonAnswer strings(String name, List<String> values) {
        return list(name, values, value -> written(() -> json.writeString(value)));
    }

    /** An array of strings as an item of a list. */
    public JsonAnswer strings(List<String> values) {
        written(json::writeStartArray);
        values.forEach(value -> written(() -> json.writeString(value)));
        return written(json::writeEndArray);
    }

    public interface Item<T> {
        void write(T item);
    }

    /** Each item writes one value. */
    public <T> JsonAnswer list(String name, List<T> items, Item<T> item) {
        written(() -> json.writeArrayFieldStart(name));
        items.forEach(item::write);
        return written(json::writeEndArray);
    }

    public JsonAnswer object(String name, Runnable fields) {
        written(() -> json.writeFieldName(name));
        return object(fields);
    }

    public JsonAnswer object(Runnable fields) {
        written(json::writeStartObject);
        fields.run();
        return written(json::writeEndObject);
    }

    /** What the scripts say of revisions, and what the database does where it was asked. */
    public JsonAnswer revisions(List<RevisionEntry> listed) {
        return list("revisions", listed, entry -> object(() -> entry(entry)));
    }

    private void entry(RevisionEntry entry) {
        field("revision", entry.revision())
                .field("version", entry.version())
                .field("parent", entry.parent())
                .field("description", entry.description())
                .field("state", entry.state())
                .field("isHead", entry.isHead())
                .flag("isCurrent", entry.isCurrent())
                .flag("isApplied", entry.isApplied())
                .field("appliedAt", entry.appliedAt().map(Instant::toString))
                .field("appliedBy", entry.appliedBy())
                .field("took", entry.took().map(Duration::toString))
                .number("checksum", entry.checksum())
                .number("scriptChecksum", entry.scriptChecksum())
                .strings("comment", entry.comment())
                .field("path", entry.path())
                .field("undoPath", entry.undoPath());
    }

    private JsonAnswer number(String name, Optional<Integer> value) {
        return value.isPresent() ? field(name, value.get()) : nothing(name);
    }

    public JsonAnswer nothing(String name) {
        return written(() -> json.writeNullField(name));
    }

    /** Where the database is. */
    public JsonAnswer state(SchemaState state) {
        return field("current", state.current())
                .field("version", state.currentVersion().map(Version::toString))
                .field("head", state.revisions().head().map(Revision::id))
                .field("upToDate", state.isUpToDate())
                .field("ahead", state.isAhead())
                .strings("pending", state.pendingNames())
                .field("interrupted", state.interruptedInWords())
                .strings("problems", state.problems());
    }

    /** What another process runs; null when nothing is known of that. As {@code running} of {@code /schema/version}. */
    public JsonAnswer running(Optional<Progress> running) {
        return running.isEmpty() ? nothing("running") : object("running", () -> running(running.get()));
    }

    private void running(Progress progress) {
        Optional<AlterProgress> alter = progress.alter();
        Optional<BatchReport.Waiting> wait = alter.flatMap(AlterProgress::waiting);
        field("revision", progress.step().id())
                .field("direction", progress.step().direction().name().toLowerCase(Locale.ROOT))
                .field("statement", progress.statement())
                .field("statements", progress.statements())
                .field("since", progress.since().toString())
                .field("stage", alter.map(AlterProgress::stage))
                .number("percent", alter.map(AlterProgress::percent).filter(OptionalInt::isPresent).map(OptionalInt::getAsInt))
                .field("remaining", alter.flatMap(AlterProgress::remaining).map(Duration::toString))
                .field("rowsPerSecond", alter.map(AlterProgress::rowsPerSecond).orElse(OptionalLong.empty()));
        if (wait.isEmpty()) {
            nothing("waiting");
        } else {
            object("waiting", () -> field("reason", wait.get().reason()).field("since", wait.get().since().toString()));
        }
    }

    /** What holds statements in batches up; null when nothing does. */
    public JsonAnswer paused(Optional<Pause> pause) {
        return pause.isEmpty() ? nothing("paused")
                : object("paused", () -> field("by", pause.get().by()).field("since", pause.get().since().toString())
                        .field("reason", pause.get().reason()));
    }

    /** What a step runs. */
    JsonAnswer step(Step step) {
        return field("revision", step.id())
                .field("direction", step.direction().name().toLowerCase(Locale.ROOT))
                .field("script", step.script().path())
                .field("statements", step.script().statements().size())
                .field("reversible", step.isReversible());
    }

    /** What a step will do; null where the server was not asked. */
    JsonAnswer forecast(Optional<Forecast> forecast, Step step, KeepForecast kept) {
        if (forecast.isEmpty()) {
            return nothing("wayBack").nothing("forecast");
        }
        return field("wayBack", forecast.get().waysBack().get(step.script().name()))
                .list("forecast", forecast.get().of(step), statement -> object(() -> forecast(statement,
                        kept.of(step.script().name(), statement.planned().number()))));
    }

    private void forecast(StatementForecast forecast, List<ToKeep> kept) {
        field("statement", forecast.planned().number())
                .field("line", forecast.planned().statement().line())
                .field("does", forecast.does())
                .list("tables", forecast.tables(), table -> object(() -> field("table", table.name())
                        .field("rows", table.rows())
                        .field("bytes", table.bytes())
                        .field("instantChangesLeft", table.versionsLeft())))
                .list("keeps", kept, one -> object(() -> field("table", one.table())
                        .strings("columns", one.columns())
                        .field("schema", one.schema())
                        .field("way", one.isMoved() ? "move" : "copy")
                        .field("rows", one.rows())
                        .field("bytes", one.bytes())
                        .field("least", one.time().least().toString())
                        .field("most", one.time().most().toString())))
                .field("algorithm", forecast.algorithm().map(AlgorithmAndLock::algorithm))
                .field("lock", forecast.algorithm().map(AlgorithmAndLock::lock).filter(lock -> !lock.isEmpty()))
                .field("notAsked", forecast.untold())
                .field("least", forecast.time().map(time -> time.least().toString()))
                .field("most", forecast.time().map(time -> time.most().toString()))
                .list("asInRuns", forecast.time().map(TimeRange::runs).orElse(List.of()),
                        run -> written(() -> json.writeNumber(run)))
                .field("notTimed", forecast.untimed())
                .field("blocks", forecast.blocks())
                .strings("failures", forecast.failures())
                .strings("rows", forecast.rowsInWords())
                .field("inTheWay", forecast.inTheWay())
                .list("remarks", forecast.remarks(), remark -> object(() -> field("rule", remark.rule().id())
                        .field("severity", remark.severity().toString())
                        .field("text", remark.what())));
    }

    public void print() {
        written(() -> {
            json.writeEndObject();
            json.close();
        });
        out.println(text);
    }
}
