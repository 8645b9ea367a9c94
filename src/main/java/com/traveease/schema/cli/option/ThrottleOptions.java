package com.traveease.schema.cli.option;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.traveease.schema.config.ConfigurationException;
import com.traveease.schema.config.ThrottleSettings;

import picocli.CommandLine.Option;

/** Above which load statements in batches wait, for the commands that move the schema. */
public class ThrottleOptions {

    @Option(names = "--throttle-threads", paramLabel = "N", description = "Start no batch (-- @batch) while more than N "
            + "threads run on the server (default: 50); off disables the limit.")
    String threads;

    @Option(names = "--throttle-history", paramLabel = "N", description = "Start no batch while InnoDB's history list has "
            + "more than N entries (default: 1000000); off disables the limit.")
    String history;

    @Option(names = "--throttle-redo", paramLabel = "PERCENT", description = "Start no batch while InnoDB's checkpoint age "
            + "is above PERCENT of the redo log (default: 75); off disables the limit.")
    String redo;

    @Option(names = "--throttle-delay", paramLabel = "TIME", description = "Start no batch while a replica is more than TIME "
            + "behind (default: 2s); off disables the limit.")
    String delay;

    @Option(names = "--replica", paramLabel = "URL", description = "A replica to watch, mysql://user:password@host:3306, "
            + "instead of those that the server knows of; may be repeated. If the URL has no account, the account of the run is used.")
    List<String> replicas = new ArrayList<>();

    @Option(names = "--throttle-required", description = "Refuse to run statements in batches if one of these limits cannot be monitored.")
    boolean required;

    /** What is given, under the names that the configuration has for it. */
    public Map<String, String> settings() {
        if (replicas.stream().anyMatch(String::isBlank)) {
            // In the configuration it would count as none.
            throw new ConfigurationException("--replica is empty; an unset shell variable may be the reason. Nothing was run.",
                    null);
        }
        Map<String, String> settings = new HashMap<>();
        put(settings, ThrottleSettings.THREADS, threads);
        put(settings, ThrottleSettings.HISTORY, history);
        put(settings, ThrottleSettings.REDO, redo);
        put(settings, ThrottleSettings.DELAY, delay);
        put(settings, ThrottleSettings.REPLICAS, replicas.isEmpty() ? null : String.join(" ", replicas));
        put(settings, ThrottleSettings.REQUIRED, required ? "true" : null);
        return settings;
    }

    private static void put(Map<String, String> settings, String name, String value) {
        if (value != null) {
            settings.put(name, value);
        }
    }
}
