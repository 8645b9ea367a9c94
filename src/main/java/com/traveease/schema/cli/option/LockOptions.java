package com.traveease.schema.cli.option;

import java.util.LinkedHashMap;
import java.util.Map;

import com.traveease.schema.lock.LockTimeouts;

import picocli.CommandLine.Option;

/** How long the commands wait that take the lock of the schema. */
public class LockOptions {

    /** In the help, behind the options that only one command has. */
    private static final int LAST = 1;

    @Option(names = "--lock-timeout", order = LAST, paramLabel = "TIME", description = "How long to wait for another process "
            + "that is migrating this schema (default: 10m).")
    String lockTimeout;

    @Option(names = "--lock-wait-timeout", order = LAST, paramLabel = "TIME", description = "How long one attempt of a "
            + "statement waits for locks; the application's queries queue behind it (default: 5s).")
    String lockWaitTimeout;

    /** What is given, under the names that the configuration has for it. */
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        if (lockTimeout != null) {
            settings.put(LockTimeouts.SCHEMA, lockTimeout);
        }
        if (lockWaitTimeout != null) {
            settings.put(LockTimeouts.STATEMENT, lockWaitTimeout);
        }
        return settings;
    }
}
