package com.traveease.schema.drift;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.traveease.schema.definition.ObjectKind;
import com.traveease.schema.definition.SchemaText;
import com.traveease.schema.definition.StoredText;
import com.traveease.schema.definition.TableText;

/**
 * A definition as JSON, compressed as MySQL's COMPRESS() does it, so that {@code SELECT UNCOMPRESS(definition)} shows it. What
 * this program does not know of it was written by a newer one and is passed over.
 */
public final class DefinitionFormat {

    private static final JsonFactory JSON = new JsonFactory();
    /** COMPRESS() begins with the length of the text, in four bytes, the lowest first. */
    private static final int HEADER = 4;

    private DefinitionFormat() {
    }

    private interface Write {
        void to(JsonGenerator json) throws IOException;
    }

    public static byte[] write(SchemaText text) {
        return compressed(json -> definition(json, text));
    }

    static byte[] write(DriftAtStart drift) {
        return compressed(json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("objects");
            for (ObjectName name : drift.objects()) {
                json.writeStartObject();
                json.writeStringField("kind", name.kind().name());
                json.writeStringField("name", name.name());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeFieldName("definition");
            definition(json, drift.found());
            json.writeEndObject();
        });
    }

    private static void definition(JsonGenerator json, SchemaText text) throws IOException {
        json.writeStartObject();
        json.writeStringField("sqlMode", text.session().sqlMode());
        json.writeStringField("characterSet", text.session().characterSet());
        json.writeStringField("connectionCollation", text.session().collation());
        json.writeStringField("timeZone", text.session().timeZone());
        json.writeStringField("collation", text.collation());
        json.writeArrayFieldStart("tables");
        for (TableText table : text.tables().values()) {
            json.writeStartObject();
            json.writeStringField("name", table.name());
            json.writeArrayFieldStart("lines");
            for (String line : table.lines()) {
                json.writeString(line);
            }
            json.writeEndArray();
            json.writeStringField("options", table.options());
            json.writeStringField("collation", table.collation());
            json.writeObjectFieldStart("collations");
            for (Map.Entry<String, String> column : new TreeMap<>(table.collations()).entrySet()) {
                json.writeStringField(column.getKey(), column.getValue());
            }
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("stored");
        for (StoredText one : text.stored()) {
            json.writeStartObject();
            json.writeStringField("kind", one.kind().name());
            json.writeStringField("name", one.name());
            json.writeStringField("table", one.table());
            json.writeStringField("sql", one.sql());
            json.writeStringField("definer", one.definer());
            json.writeStringField("sqlMode", one.sqlMode());
            json.writeStringField("characterSet", one.characterSet());
            json.writeStringField("collation", one.collation());
            json.writeStringField("moment", one.moment());
            json.writeStringField("place", Integer.toString(one.place()));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static byte[] compressed(Write write) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try {
            try (JsonGenerator json = JSON.createGenerator((OutputStream) text)) {
                write.to(json);
            }
            for (int i = 0; i < HEADER; i++) {
                compressed.write(text.size() >>> 8 * i);
            }
            try (OutputStream deflating = new DeflaterOutputStream(compressed)) {
                text.writeTo(deflating);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return compressed.toByteArray();
    }

    /** @throws IOException when it is not what {@link #write(SchemaText)} wrote */
    public static SchemaText read(byte[] compressed) throws IOException {
        try (JsonParser json = parser(compressed)) {
            return definition(json);
        }
    }

    static DriftAtStart readDrift(byte[] compressed) throws IOException {
        List<ObjectName> objects = new ArrayList<>();
        SchemaText[] found = new SchemaText[1];
        try (JsonParser json = parser(compressed)) {
            fields(json, name -> {
                switch (name) {
                    case "objects" -> items(json, () -> {
                        Map<String, String> one = texts(json);
                        objects.add(new ObjectName(ObjectKind.valueOf(text(one, "kind")), text(one, "name")));
                    });
                    case "definition" -> found[0] = definition(json);
                    default -> json.skipChildren();
                }
            });
        }
        if (found[0] == null) {
            throw new IOException("no definition in it");
        }
        return new DriftAtStart(objects, found[0]);
    }

    private static JsonParser parser(byte[] compressed) throws IOException {
        if (compressed.length <= HEADER) {
            throw new IOException("it is too short");
        }
        InputStream text = new InflaterInputStream(new java.io.ByteArrayInputStream(compressed, HEADER,
                compressed.length - HEADER));
        JsonParser json = JSON.createParser(text);
        json.nextToken();
        return json;
    }

    private interface Field {
        void read(String name) throws IOException;
    }

    private interface Item {
        void read() throws IOException;
    }

    /** At the beginning of an object; every field has to be read to its end. */
    private static void fields(JsonParser json, Field field) throws IOException {
        require(json, JsonToken.START_OBJECT);
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            field.read(name);
        }
        require(json, JsonToken.END_OBJECT);
    }

    private static void items(JsonParser json, Item item) throws IOException {
        require(json, JsonToken.START_ARRAY);
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (json.currentToken() == null) {
                throw new IOException("it ends in the middle");
            }
            item.read();
        }
    }

    private static void require(JsonParser json, JsonToken token) throws IOException {
        if (json.currentToken() != token) {
            throw new IOException("%s where %s should be".formatted(json.currentToken(), token));
        }
    }

    private static Map<String, String> texts(JsonParser json) throws IOException {
        Map<String, String> texts = new HashMap<>();
        fields(json, name -> {
            if (json.currentToken().isScalarValue()) {
                texts.put(name, json.getText());
            }
            json.skipChildren();
        });
        return texts;
    }

    private static String text(Map<String, String> texts, String name) throws IOException {
        String text = texts.get(name);
        if (text == null) {
            throw new IOException("no " + name + " in it");
        }
        return text;
    }

    private static SchemaText definition(JsonParser json) throws IOException {
        Map<String, String> texts = new HashMap<>();
        Map<String, TableText> tables = new TreeMap<>();
        List<StoredText> stored = new ArrayList<>();
        fields(json, name -> {
            switch (name) {
                case "tables" -> items(json, () -> {
                    TableText table = table(json);
                    tables.put(table.name(), table);
                });
                case "stored" -> items(json, () -> stored.add(stored(json)));
                default -> {
                    if (json.currentToken().isScalarValue()) {
                        texts.put(name, json.getText());
                    }
                    json.skipChildren();
                }
            }
        });
        return new SchemaText(new SchemaText.Session(text(texts, "sqlMode"), text(texts, "characterSet"),
                text(texts, "connectionCollation"), text(texts, "timeZone")), text(texts, "collation"), tables, stored);
    }

    private static TableText table(JsonParser json) throws IOException {
        Map<String, String> texts = new HashMap<>();
        Map<String, String> collations = new HashMap<>();
        List<String> lines = new ArrayList<>();
        fields(json, name -> {
            switch (name) {
                case "lines" -> items(json, () -> lines.add(json.getText()));
                case "collations" -> collations.putAll(texts(json));
                default -> {
                    if (json.currentToken().isScalarValue()) {
                        texts.put(name, json.getText());
                    }
                    json.skipChildren();
                }
            }
        });
        return new TableText(text(texts, "name"), lines, text(texts, "options"), text(texts, "collation"), collations);
    }

    private static StoredText stored(JsonParser json) throws IOException {
        Map<String, String> one = texts(json);
        return new StoredText(ObjectKind.valueOf(text(one, "kind")), text(one, "name"), text(one, "table"), text(one, "sql"),
                text(one, "definer"), text(one, "sqlMode"), text(one, "characterSet"), text(one, "collation"),
                text(one, "moment"), Integer.parseInt(text(one, "place")));
    }
}
