package com.traveease.schema.cli.option;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import picocli.CommandLine.Option;

/** What is said of the model and of names, in the commands that compare schemas. */
public class AuthoringOptions {

    @Option(names = "--model", paramLabel = "MODEL", description = "What the schema should be: filesystem:DIR with CREATE "
            + "statements, or mysql://HOST/SCHEMA (default: the built-in model).")
    String model;

    @Option(names = "--no-rename", paramLabel = "NAME", description = "A table, or table.column, that was dropped, not renamed; may be repeated.")
    List<String> kept = new ArrayList<>();

    public Optional<String> model() {
        return Optional.ofNullable(model);
    }

    public List<String> kept() {
        return kept;
    }
}
