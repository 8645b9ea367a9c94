package com.traveease.schema.runs;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

/**
 * The details of a run as JSON, so that SQL can read them too. What this program does not know of it was written by a newer one
 * and is passed over.
 */
final class DetailsFormat {

    private static final JsonFactory JSON = new JsonFactory();

    private DetailsFormat() {
    }

    static String write(RunDetails details) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeArrayFieldStart("steps");
            for (RunDetails.RanScript step : details.steps()) {
                json.writeStartObject();
                json.writeStringField("revision", step.revision());
                json.writeStringField("direction", step.direction());
                json.writeStringField("script", step.script());
                json.writeNumberField("ms", step.took().toMillis());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeArrayFieldStart("statements");
            for (RanStatement one : details.statements()) {
                json.writeStartObject();
                json.writeStringField("script", one.script());
                json.writeNumberField("statement", one.statement());
                json.writeStringField("sql", one.sql());
                json.writeNumberField("ms", one.took().toMillis());
                if (one.hasWaited()) {
                    json.writeNumberField("waitedMs", one.waited().toMillis());
                }
                if (one.rows().isPresent()) {
                    json.writeNumberField("rows", one.rows().getAsLong());
                }
                if (one.bytes().isPresent()) {
                    json.writeNumberField("bytes", one.bytes().getAsLong());
                }
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeObjectFieldStart("others");
            json.writeNumberField("statements", details.others().statements());
            json.writeNumberField("ms", details.others().took().toMillis());
            json.writeNumberField("rows", details.others().rows());
            json.writeEndObject();
            json.writeArrayFieldStart("warnings");
            for (String warning : details.warnings()) {
                json.writeString(warning);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("notes");
            for (RunNote note : details.notes()) {
                write(json, note);
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, RunNote note) throws IOException {
        json.writeStartObject();
        json.writeStringField("topic", note.topic().word());
        json.writeStringField("text", note.text());
        if (!note.script().isEmpty()) {
            json.writeStringField("script", note.script());
            json.writeNumberField("statement", note.statement());
        }
        json.writeObjectFieldStart("values");
        for (Map.Entry<String, String> value : note.values().entrySet()) {
            json.writeStringField(value.getKey(), value.getValue());
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    /** @throws IOException when it is none of this kind */
    static RunDetails read(String text) throws IOException {
        List<RunDetails.RanScript> steps = new ArrayList<>();
        List<RanStatement> statements = new ArrayList<>();
        RunDetails.Others others = RunDetails.Others.NONE;
        List<String> warnings = new ArrayList<>();
        List<RunNote> notes = new ArrayList<>();
        try (JsonParser json = JSON.createParser(text)) {
            require(json.nextToken() == JsonToken.START_OBJECT);
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                switch (name) {
                    case "steps" -> objects(json, one -> steps.add(new RunDetails.RanScript(one.text("revision"),
                            one.text("direction"), one.text("script"), one.time())));
                    case "statements" -> objects(json, one -> statements.add(new RanStatement(one.text("script"),
                            (int) one.number("statement"), one.text("sql"), one.time(),
                            Duration.ofMillis(one.number("waitedMs")), one.numberIfThere("rows"),
                            one.numberIfThere("bytes"))));
                    case "others" -> {
                        Fields sum = fields(json);
                        others = new RunDetails.Others(sum.number("statements"), sum.time(), sum.number("rows"));
                    }
                    case "warnings" -> {
                        while (json.nextToken() != JsonToken.END_ARRAY) {
                            warnings.add(json.getText());
                        }
                    }
                    case "notes" -> objects(json, one -> one.note().ifPresent(notes::add));
                    default -> json.skipChildren();
                }
            }
        } catch (NumberFormatException e) {
            throw new IOException(e);
        }
        return new RunDetails(steps, statements, others, warnings, notes);
    }

    /** The fields of one object; the values of an object in it by the names of both. */
    private record Fields(Map<String, String> own, Map<String, String> values) {

        String text(String name) {
            return own.getOrDefault(name, "");
        }

        long number(String name) {
            return Long.parseLong(own.getOrDefault(name, "0"));
        }

        OptionalLong numberIfThere(String name) {
            return own.containsKey(name) ? OptionalLong.of(number(name)) : OptionalLong.empty();
        }

        Duration time() {
            return Duration.ofMillis(number("ms"));
        }

        /** Empty when a newer program has another topic. */
        Optional<RunNote> note() {
            return Stream.of(RunNote.Topic.values()).filter(topic -> topic.word().equals(text("topic"))).findFirst()
                    .map(topic -> new RunNote(topic, text("text"), text("script"), (int) number("statement"), values));
        }
    }

    private interface Take {
        void one(Fields fields);
    }

    private static void objects(JsonParser json, Take take) throws IOException {
        require(json.currentToken() == JsonToken.START_ARRAY);
        while (json.nextToken() == JsonToken.START_OBJECT) {
            take.one(fields(json));
        }
    }

    private static Fields fields(JsonParser json) throws IOException {
        require(json.currentToken() == JsonToken.START_OBJECT);
        Map<String, String> own = new LinkedHashMap<>();
        Map<String, String> values = new LinkedHashMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            if (json.nextToken() == JsonToken.START_OBJECT && name.equals("values")) {
                values.putAll(fields(json).own());
            } else if (json.currentToken().isStructStart()) {
                json.skipChildren();
            } else {
                own.put(name, json.getText());
            }
        }
        return new Fields(own, values);
    }

    private static void require(boolean holds) throws IOException {
        if (!holds) {
            throw new IOException("it is no JSON of this kind");
        }
    }
}
