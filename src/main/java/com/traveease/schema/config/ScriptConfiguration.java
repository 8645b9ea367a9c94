package com.traveease.schema.config;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.microprofile.config.Config;

import com.traveease.schema.directive.Directive;
import com.traveease.schema.revision.HistoryRules;
import com.traveease.schema.revision.Revisions;
import com.traveease.schema.revision.ScriptFolder;
import com.traveease.schema.script.ScriptReading;
import com.traveease.schema.sql.InvalidScriptException;

/**
 * Which scripts this program works with. The names are our own: Quarkus has {@code quarkus.flyway.locations}, but fixes it when
 * the program is built.
 *
 * @param locations as {@link ScriptFolder#of} takes them; empty for the built-in scripts
 * @param rules by which a history is compared with them
 */
public record ScriptConfiguration(List<String> locations, ScriptReading reading, HistoryRules rules) {

    public static final String LOCATIONS = "schema.locations";
    public static final String ENCODING = "schema.encoding";
    /** Off: {@code ${name}} in scripts is text like any other. */
    public static final String PLACEHOLDER_REPLACEMENT = "schema.placeholder-replacement";
    /** Of the history; Flyway has it as {@code flyway.table}. */
    private static final String TABLE = "schema.table";
    public static final String OUT_OF_ORDER = "schema.out-of-order";
    /** Names with commas between them, as {@link HistoryRules#missing} has them. */
    private static final String ACCEPT_MISSING = "schema.accept-missing";
    /** {@code allow}: as if every script of the folders had {@code -- @unresumable} at its head. */
    public static final String UNRESUMABLE = "schema.unresumable";
    /** Which rules of {@code lint} apply, as {@link com.traveease.schema.rule.RuleSetting#rules} reads it. */
    public static final String LINT = "schema.lint";
    /** The name follows. */
    public static final String PLACEHOLDER = "schema.placeholders.";
    private static final String PLACEHOLDER_VARIABLE = "SCHEMA_PLACEHOLDERS_";

    /**
     * @throws IllegalArgumentException when there is no such encoding
     */
    public static ScriptConfiguration from(Config config) {
        return from(config, Optional.empty());
    }

    /**
     * @param url what the option {@code --url} was given
     * @throws IllegalArgumentException when there is no such encoding, or a switch is neither on nor off
     */
    public static ScriptConfiguration from(Config config, Optional<String> url) {
        List<String> locations = config.getOptionalValue(LOCATIONS, String.class).stream()
                .flatMap(text -> Stream.of(text.split(","))).map(String::strip).toList();
        Charset encoding = config.getOptionalValue(ENCODING, String.class).map(ScriptConfiguration::encoding)
                .orElse(StandardCharsets.UTF_8);
        String table = config.getOptionalValue(TABLE, String.class).map(String::strip).orElse(HistoryRules.TABLE);
        Map<String, String> ofFlyway = locations.isEmpty() ? Map.of() : FlywayPlaceholders.of(config, url, table);
        Set<String> missing = config.getOptionalValue(ACCEPT_MISSING, String.class).stream()
                .flatMap(text -> Stream.of(text.split(","))).map(String::strip).filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
        return new ScriptConfiguration(locations, new ScriptReading(encoding, placeholders(config, ofFlyway), said(config)),
                new HistoryRules(table, Settings.isOn(config, OUT_OF_ORDER, false), missing));
    }

    private static Set<Directive> said(Config config) {
        return switch (config.getOptionalValue(UNRESUMABLE, String.class).map(String::strip).orElse("refuse")) {
            case "allow" -> Set.of(Directive.UNRESUMABLE);
            case "refuse" -> Set.of();
            default -> throw new IllegalArgumentException(
                    "SCHEMA_UNRESUMABLE is neither allow nor refuse. Nothing was run.");
        };
    }

    private static Optional<Map<String, String>> placeholders(Config config, Map<String, String> ofFlyway) {
        if (!Settings.isOn(config, PLACEHOLDER_REPLACEMENT, true)) {
            return Optional.empty();
        }
        Map<String, String> values = new HashMap<>(ofFlyway);
        for (String property : config.getPropertyNames()) {
            if (property.startsWith(PLACEHOLDER_VARIABLE)) {
                // Its underscores may be the name's own.
                values.putIfAbsent(property.substring(PLACEHOLDER_VARIABLE.length()).toLowerCase(Locale.ROOT),
                        config.getOptionalValue(property, String.class).orElse(""));
            }
        }
        for (String property : config.getPropertyNames()) {
            if (property.startsWith(PLACEHOLDER)) {
                values.put(property.substring(PLACEHOLDER.length()).replace("\"", ""),
                        config.getOptionalValue(property, String.class).orElse(""));
            }
        }
        return Optional.of(values);
    }

    private static Charset encoding(String name) {
        try {
            return Charset.forName(name.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "There is no encoding '%s'; there are UTF-8, ISO-8859-1, windows-1252 and others.".formatted(name), e);
        }
    }

    /**
     * @throws InvalidScriptException when they cannot be used
     */
    public Revisions revisions() {
        return (locations.isEmpty() ? ScriptFolder.builtIn() : ScriptFolder.of(locations, reading)).with(rules);
    }
}
