package com.traveease.schema.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;

/** The description of {@code --output json} that ships with the program. */
final class OutputSchema {

    static final String NAME = "/output.schema.json";

    private static final JsonSchema SCHEMA = load();

    private OutputSchema() {
    }

    private static JsonSchema load() {
        try (InputStream in = OutputSchema.class.getResourceAsStream(NAME)) {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is wrong with an answer; empty when nothing is. */
    static List<String> findings(String answer) {
        return SCHEMA.validate(answer, InputFormat.JSON).stream().map(ValidationMessage::getMessage).toList();
    }
}
