package com.traveease.schema.revision;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parts of {@code V001__initial_sqlalchemy_models.sql}: kind {@code V}, version {@code 001}, words
 * {@code initial_sqlalchemy_models}.
 */
record ScriptName(Direction direction, Version version, String words) {

    private static final Pattern FORM = Pattern.compile("([VU])(\\d+(?:[._]\\d+)*)__(.+)\\.sql");

    static Optional<ScriptName> parse(String file) {
        Matcher name = FORM.matcher(file);
        if (!name.matches()) {
            return Optional.empty();
        }
        Direction direction = name.group(1).equals("V") ? Direction.UPGRADE : Direction.DOWNGRADE;
        return Optional.of(new ScriptName(direction, Version.parse(name.group(2)), name.group(3)));
    }

    String id() {
        return version + "_" + words;
    }

    /** As Flyway writes it into its history. */
    String description() {
        return words.replace('_', ' ');
    }
}
