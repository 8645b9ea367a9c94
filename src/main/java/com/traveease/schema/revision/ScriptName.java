package com.traveease.schema.revision;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parts of {@code V001__initial_sqlalchemy_models.sql}: kind {@code V}, version {@code 001}, words
 * {@code initial_sqlalchemy_models}; of {@code R__views.sql}: kind {@code R}, words {@code views}.
 *
 * @param file the whole of it
 */
record ScriptName(Kind kind, Optional<Version> version, String words, String file) {

    /** What a script is for, by the first letter of its name. */
    enum Kind {
        UPGRADE,
        /** {@code B206__schema.sql}: what all up to this version make, for a schema in which nothing is yet. */
        BASELINE,
        UNDO,
        REPEATABLE
    }

    private static final Pattern VERSIONED = Pattern.compile("([VUB])(\\d+(?:[._]\\d+)*)__(.+)\\.sql");
    private static final Pattern REPEATABLE = Pattern.compile("R__(.+)\\.sql");

    static Optional<ScriptName> parse(String file) {
        Matcher versioned = VERSIONED.matcher(file);
        if (versioned.matches()) {
            Kind kind = switch (versioned.group(1)) {
                case "V" -> Kind.UPGRADE;
                case "B" -> Kind.BASELINE;
                default -> Kind.UNDO;
            };
            return Optional.of(new ScriptName(kind, Optional.of(Version.parse(versioned.group(2))), versioned.group(3), file));
        }
        Matcher repeatable = REPEATABLE.matcher(file);
        return repeatable.matches() ? Optional.of(
                new ScriptName(Kind.REPEATABLE, Optional.empty(), repeatable.group(1), file)) : Optional.empty();
    }

    /** Of the script of a revision. */
    static ScriptName versioned(String version, String words) {
        return parse("V%s__%s.sql".formatted(version, words)).orElseThrow();
    }

    /** Of the script that undoes this one. */
    ScriptName undo() {
        return parse("U" + file.substring(1)).orElseThrow();
    }

    String id() {
        return version.map(Version::toString).orElse("R_") + "_" + words;
    }

    /** As Flyway writes it into its history. */
    String description() {
        return words.replace('_', ' ');
    }
}
