package com.traveease.schema.drift;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

/**
 * What one instance of the service has found, kept beside the record so that the others need not look themselves.
 *
 * @param at when it was found, by the clock of the server
 * @param ignored the patterns with which it looked
 * @param notReadable objects that its account may not read, in words
 */
public record SharedDrift(Instant at, List<String> ignored, List<Found> objects, List<String> notReadable) {

    private static final JsonFactory JSON = new JsonFactory();

    /**
     * An object that was changed by hand.
     *
     * @param kind {@code table}
     * @param changes in words
     * @param since when the service saw it first
     */
    public record Found(String kind, String name, List<String> changes, Instant since) {

        public Found {
            changes = List.copyOf(changes);
        }

        private boolean isOf(DriftedObject object) {
            return kind.equals(object.name().kind().words()) && name.equals(object.name().name());
        }
    }

    /**
     * @param age by the clock of the server
     * @param isOfRecord whether it was compared with the present record
     */
    public record Aged(SharedDrift look, Duration age, boolean isOfRecord) {
    }

    public SharedDrift {
        ignored = List.copyOf(ignored);
        objects = List.copyOf(objects);
        notReadable = List.copyOf(notReadable);
    }

    /** @param before what was found earlier; what is in both keeps its time */
    static SharedDrift of(LiveDrift drift, List<String> ignored, List<Found> before, Instant now) {
        List<Found> objects = drift.objects().stream().map(object -> new Found(object.name().kind().words(),
                object.name().name(), object.words(),
                before.stream().filter(one -> one.isOf(object)).findFirst().map(Found::since).orElse(now))).toList();
        return new SharedDrift(now, ignored, objects, drift.unreadable().stream().map(ObjectName::words).toList());
    }

    byte[] bytes() {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator((OutputStream) text)) {
            json.writeStartObject();
            json.writeStringField("at", at.toString());
            strings(json, "ignored", ignored);
            strings(json, "notReadable", notReadable);
            json.writeArrayFieldStart("objects");
            for (Found one : objects) {
                json.writeStartObject();
                json.writeStringField("kind", one.kind());
                json.writeStringField("name", one.name());
                json.writeStringField("since", one.since().toString());
                strings(json, "changes", one.changes());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toByteArray();
    }

    private static void strings(JsonGenerator json, String name, List<String> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }

    /** @throws IOException when it is none */
    static SharedDrift parse(byte[] text) throws IOException {
        Map<String, List<String>> lists = new HashMap<>();
        List<Found> objects = new ArrayList<>();
        Instant at = Instant.EPOCH;
        try (JsonParser json = JSON.createParser(text)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                if (name.equals("objects")) {
                    while (json.nextToken() == JsonToken.START_OBJECT) {
                        objects.add(found(json));
                    }
                } else if (name.equals("at")) {
                    at = Instant.parse(json.getText());
                } else {
                    lists.put(name, strings(json));
                }
            }
        } catch (DateTimeParseException e) {
            throw new IOException(e);
        }
        return new SharedDrift(at, lists.getOrDefault("ignored", List.of()), objects,
                lists.getOrDefault("notReadable", List.of()));
    }

    private static Found found(JsonParser json) throws IOException {
        Map<String, String> texts = new HashMap<>();
        List<String> changes = List.of();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            if (json.currentToken() == JsonToken.START_ARRAY) {
                changes = strings(json);
            } else {
                texts.put(name, json.getText());
                json.skipChildren();
            }
        }
        return new Found(texts.getOrDefault("kind", ""), texts.getOrDefault("name", ""), changes,
                Instant.parse(texts.getOrDefault("since", "")));
    }

    private static List<String> strings(JsonParser json) throws IOException {
        List<String> strings = new ArrayList<>();
        if (json.currentToken() != JsonToken.START_ARRAY) {
            json.skipChildren();
            return strings;
        }
        while (json.nextToken() == JsonToken.VALUE_STRING) {
            strings.add(json.getText());
        }
        return strings;
    }
}
