package com.traveease.schema.cli.output;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.traveease.schema.config.BuildVersion;

/** Findings as SARIF 2.1.0 on one line, so that a pipeline shows each beside the file that it belongs to. */
public record SarifReport(List<Rule> rules, List<Result> results) {

    /**
     * @param level {@code error}, {@code warning} or {@code note}
     * @param why empty when the title says all
     * @param instead likewise
     */
    public record Rule(String id, String level, String title, String why, String instead) {

        public Rule(String id, String level, String title) {
            this(id, level, title, "", "");
        }
    }

    /**
     * @param rule its place in the list, from 0
     * @param file relative to the checkout; empty when it belongs to none
     * @param line from 1; empty when it is about the whole file
     * @param object of the schema; empty when it is about none
     */
    public record Result(int rule, String level, String message, Optional<String> file, Optional<Integer> line,
            Optional<SchemaObject> object) {
    }

    /** @param kind in words */
    public record SchemaObject(String name, String kind) {
    }

    public SarifReport {
        rules = List.copyOf(rules);
        results = List.copyOf(results);
    }

    /** A path as a URI. The built-in scripts are where a checkout has them. */
    public static String uri(String path) {
        String plain = path.replace('\\', '/').replace(" ", "%20");
        return plain.startsWith("db/") ? "src/main/resources/" + plain : plain;
    }

    public void print(PrintWriter out) {
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
        for (Rule rule : rules) {
            write(json, rule);
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
        json.writeArrayFieldStart("results");
        for (Result result : results) {
            write(json, result);
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Rule rule) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", rule.id());
        text(json, "shortDescription", rule.title());
        if (!rule.why().isEmpty()) {
            text(json, "fullDescription", rule.why());
        }
        if (!rule.instead().isEmpty()) {
            text(json, "help", rule.instead());
        }
        json.writeObjectFieldStart("defaultConfiguration");
        json.writeStringField("level", rule.level());
        json.writeEndObject();
        json.writeEndObject();
    }

    private void write(JsonGenerator json, Result result) throws IOException {
        json.writeStartObject();
        json.writeStringField("ruleId", rules.get(result.rule()).id());
        json.writeNumberField("ruleIndex", result.rule());
        json.writeStringField("level", result.level());
        text(json, "message", result.message());
        if (result.file().isPresent() || result.object().isPresent()) {
            json.writeArrayFieldStart("locations");
            json.writeStartObject();
            if (result.file().isPresent()) {
                physical(json, result.file().get(), result.line());
            }
            if (result.object().isPresent()) {
                logical(json, result.object().get());
            }
            json.writeEndObject();
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private static void physical(JsonGenerator json, String file, Optional<Integer> line) throws IOException {
        json.writeObjectFieldStart("physicalLocation");
        json.writeObjectFieldStart("artifactLocation");
        json.writeStringField("uri", file);
        json.writeEndObject();
        if (line.isPresent()) {
            json.writeObjectFieldStart("region");
            json.writeNumberField("startLine", line.get());
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static void logical(JsonGenerator json, SchemaObject object) throws IOException {
        json.writeArrayFieldStart("logicalLocations");
        json.writeStartObject();
        json.writeStringField("fullyQualifiedName", object.name());
        json.writeStringField("kind", object.kind());
        json.writeEndObject();
        json.writeEndArray();
    }

    private static void text(JsonGenerator json, String field, String text) throws IOException {
        json.writeObjectFieldStart(field);
        json.writeStringField("text", text);
        json.writeEndObject();
    }
}
