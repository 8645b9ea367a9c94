package com.traveease.schema.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.traveease.schema.cli.CheckFindings.Answer;
import com.traveease.schema.cli.CheckFindings.Question;
import com.traveease.schema.config.BuildVersion;
import com.traveease.schema.definition.ObjectKind;
import com.traveease.schema.diff.Change;
import com.traveease.schema.model.Declaration;
import com.traveease.schema.model.Model;
import com.traveease.schema.revision.Revision;
import com.traveease.schema.revision.Revisions;
import com.traveease.schema.snapshot.DriftedObject;

/** What {@code check} found out as SARIF 2.1.0, so that a pipeline shows it beside the script or the entity it belongs to. */
record CheckSarif(CheckFindings findings, String schema, Revisions revisions) {

    private static final String SOURCES = "src/main/java/";
    private static final String MODEL_FILES = "src/main/resources/db/model/";

    /** What is reported. */
    private enum Rule {
        PENDING("pending-revision", "A revision is not applied", "error"),
        PROBLEM("history-problem", "The history and the scripts do not fit together", "error"),
        DRIFT("changed-by-hand", "The live schema is not what the last run left", "error"),
        MODEL("model-difference", "The scripts do not make what the model declares", "error"),
        NOT_KNOWN("not-known", "A question could not be answered", "note");

        private final String id;
        private final String words;
        private final String level;

        Rule(String id, String words, String level) {
            this.id = id;
            this.words = words;
            this.level = level;
        }
    }

    /**
     * @param file where it belongs to, relative to the checkout; empty when to none
     * @param object of the schema, and its kind
     */
    private record Result(Rule rule, String message, Optional<String> file, Optional<String> object, Optional<String> kind) {
    }

    void print(PrintWriter out) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            write(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        out.println(text);
    }

    private void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        json.writeStringField("version", "2.1.0");
        json.writeArrayFieldStart("runs");
        json.writeStartObject();
        json.writeObjectFieldStart("tool");
        json.writeObjectFieldStart("driver");
        json.writeStringField("name", "traveease-schema");
        json.writeStringField("version", BuildVersion.text());
        json.writeArrayFieldStart("rules");
        for (Rule rule : Rule.values()) {
            json.writeStartObject();
            json.writeStringField("id", rule.id);
            json.writeObjectFieldStart("shortDescription");
            json.writeStringField("text", rule.words);
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
        json.writeArrayFieldStart("results");
        for (Result result : results()) {
            write(json, result);
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Result result) throws IOException {
        json.writeStartObject();
        json.writeStringField("ruleId", result.rule().id);
        json.writeNumberField("ruleIndex", result.rule().ordinal());
        json.writeStringField("level", result.rule().level);
        json.writeObjectFieldStart("message");
        json.writeStringField("text", result.message());
        json.writeEndObject();
        if (result.file().isPresent() || result.object().isPresent()) {
            json.writeArrayFieldStart("locations");
            json.writeStartObject();
            if (result.file().isPresent()) {
                json.writeObjectFieldStart("physicalLocation");
                json.writeObjectFieldStart("artifactLocation");
                json.writeStringField("uri", result.file().get());
                json.writeEndObject();
                json.writeEndObject();
            }
            if (result.object().isPresent()) {
                json.writeArrayFieldStart("logicalLocations");
                json.writeStartObject();
                json.writeStringField("fullyQualifiedName", result.object().get());
                json.writeStringField("kind", result.kind().orElse("object"));
                json.writeEndObject();
                json.writeEndArray();
            }
            json.writeEndObject();
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private List<Result> results() {
        List<Result> results = new ArrayList<>();
        if (findings.asked().contains(Question.history)) {
            findings.state().pending().forEach(revision -> results.add(new Result(Rule.PENDING,
                    "%s is not applied.".formatted(revision.id()), Optional.of(file(revision)), Optional.empty(),
                    Optional.empty())));
            findings.state().pendingRepeatables().forEach(repeatable -> results.add(new Result(Rule.PENDING,
                    "%s is not applied as it is now.".formatted(repeatable.script().name()),
                    Optional.of(uri(repeatable.script().path())), Optional.empty(), Optional.empty())));
            findings.state().problems().forEach(problem -> results.add(new Result(Rule.PROBLEM, problem,
                    revisions.all().stream().filter(revision -> problem.contains(revision.upgrade().name())).findFirst()
                            .map(CheckSarif::file),
                    Optional.empty(), Optional.empty())));
        }
        findings.live().flatMap(CheckFindings.Live::drift).ifPresent(drift -> drift.objects().forEach(object -> results.add(
                drifted(object))));
        findings.model().ifPresent(model -> model.changes().forEach(change -> results.add(new Result(Rule.MODEL,
                "From the scripts to the model: %s.".formatted(change.words()), source(model, change),
                Optional.of(schema + "." + change.object()), Optional.of(change.kind().words())))));
        Stream.concat(
                findings.live().filter(live -> live.answer() == Answer.UNKNOWN).flatMap(CheckFindings.Live::reason).stream(),
                findings.model().filter(model -> model.answer() == Answer.UNKNOWN).flatMap(CheckFindings.Model::reason)
                        .stream())
                .forEach(reason -> results.add(new Result(Rule.NOT_KNOWN, reason, Optional.empty(), Optional.empty(),
                        Optional.empty())));
        return results;
    }

    private Result drifted(DriftedObject object) {
        return new Result(Rule.DRIFT, "Changed by hand: %s.".formatted(String.join("; ", object.words())), Optional.empty(),
                Optional.of(schema + "." + object.name().name()), Optional.of(object.name().kind().words()));
    }

    private static String file(Revision revision) {
        return uri(revision.upgrade().path());
    }

    /** The built-in scripts are where a checkout has them. */
    static String uri(String path) {
        String plain = path.replace('\\', '/').replace(" ", "%20");
        return plain.startsWith("db/") ? "src/main/resources/" + plain : plain;
    }

    /** The entity or the file that declares what differs. */
    private static Optional<String> source(CheckFindings.Model model, Change change) {
        if (!model.name().equals("model")) {
            return Optional.empty();
        }
        boolean part = switch (change.kind()) {
            case TABLE, COLUMN, INDEX, FOREIGN_KEY, CHECK -> true;
            case VIEW, TRIGGER, PROCEDURE, FUNCTION, EVENT -> false;
        };
        ObjectKind kind = part ? ObjectKind.TABLE : change.kind();
        String name = part ? change.table() : change.object();
        return Model.builtIn().declarations().stream().filter(one -> one.kind() == kind && one.name().equalsIgnoreCase(name))
                .map(Declaration::source).findFirst().map(CheckSarif::uriOfSource);
    }

    /** {@code entity com.traveease.model.account.User} or {@code file views/x.sql}. */
    private static String uriOfSource(String source) {
        String name = source.substring(source.indexOf(' ') + 1);
        return source.startsWith("entity ") ? SOURCES + name.replaceFirst("\\$.*", "").replace('.', '/') + ".java"
                : MODEL_FILES + name;
    }
}
