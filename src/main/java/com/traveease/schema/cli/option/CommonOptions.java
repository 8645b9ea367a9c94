package com.traveease.schema.cli.option;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.traveease.schema.config.ConfigurationException;
import com.traveease.schema.config.ScriptConfiguration;

import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Options that every command takes, before its name or after it. */
public class CommonOptions {

    /** How answers are written to stdout. */
    public enum Output {
        text,
        json,
        /** For the findings of {@code check} and {@code lint} alone. */
        sarif,
        /** For what is pasted into a runbook or a pull request. */
        markdown
    }

    @Option(names = "--url", scope = ScopeType.INHERIT, paramLabel = "URL", description = "The database: "
            + "mysql://user:password@host:3306/db, or jdbc:mysql://… Overrides the environment. Command lines "
            + "are visible to other users: keep passwords in the environment.")
    public String url;

    @Option(names = "--locations", scope = ScopeType.INHERIT, paramLabel = "LOCATION", split = ",", description = "Scripts to use instead of the built-in ones: a folder, or filesystem:DIR; may be repeated.")
    List<String> locations = List.of();

    @Option(names = "--encoding", scope = ScopeType.INHERIT, paramLabel = "CHARSET", description = "Character set of the "
            + "scripts in LOCATION, if it is not UTF-8.")
    String encoding;

    @Option(names = "--placeholder", scope = ScopeType.INHERIT, paramLabel = "NAME=VALUE", description = "The value of "
            + "$${NAME} in scripts; may be repeated.")
    Map<String, String> placeholders = new LinkedHashMap<>();

    @Option(names = "--no-placeholders", scope = ScopeType.INHERIT, description = "Do not replace $${…} in scripts.")
    boolean noPlaceholders;

    @Option(names = "--out-of-order", scope = ScopeType.INHERIT, description = "Apply revisions that are older than the current one and were never applied.")
    boolean outOfOrder;

    @Option(names = "--output", scope = ScopeType.INHERIT, paramLabel = "FORMAT", description = "text or json; for check and lint also sarif, for runs and --dry-run also markdown (default: text).")
    public Output output = Output.text;

    /** What is said of the scripts, under the names that the configuration has for it. */
    public Map<String, String> scripts() {
        Map<String, String> settings = new LinkedHashMap<>();
        if (!locations.isEmpty()) {
            if (locations.stream().anyMatch(String::isBlank)) {
                // In the configuration it would count as none.
                throw new ConfigurationException(
                        "A location is empty; an unset shell variable may be the reason. Nothing was run.", null);
            }
            settings.put(ScriptConfiguration.LOCATIONS, String.join(",", locations));
        }
        if (encoding != null) {
            settings.put(ScriptConfiguration.ENCODING, encoding);
        }
        if (noPlaceholders) {
            settings.put(ScriptConfiguration.PLACEHOLDER_REPLACEMENT, "false");
        }
        if (outOfOrder) {
            settings.put(ScriptConfiguration.OUT_OF_ORDER, "true");
        }
        placeholders.forEach((name, value) -> settings.put(ScriptConfiguration.PLACEHOLDER + name, value));
        return settings;
    }
}
