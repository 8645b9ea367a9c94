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

    @Option(names = "--throttle-threads", paramLabel = "N", description = "Statements in batches (-- @batch) start no batch "
            + "while more than N threads run on the server (default: 50), or off.")
    String threads;

    @Option(names = "--throttle-history", paramLabel = "N", description = "The same while InnoDB's history list has more "
            + "than N entries (default: 1000000), or off.")
    String history;

    @Option(names = "--throttle-redo", paramLabel = "PERCENT", description = "The same while InnoDB's checkpoint age is "
            + "above PERCENT of the redo log (default: 75), or off.")
    String redo;

    @Option(names = "--throttle-delay", paramLabel = "TIME", description = "The same while a replica is more than TIME "
            + "behind (default: 2s), or off.")
    String delay;

    @Option(names = "--replica", paramLabel = "URL", description = "A replica to watch, mysql://user:password@host:3306, "
            + "instead of those that the server knows of; may be repeated. Without an account, the run's is used.")
    List<String> replicas = new ArrayList<>();

    @Option(names = "--throttle-required", description = "Refuse to run statements in batches when one of these cannot be watched.")
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
