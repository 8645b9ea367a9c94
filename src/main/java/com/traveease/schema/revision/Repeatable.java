package com.traveease.schema.revision;

import com.traveease.schema.script.Script;

/**
 * A script without a version, {@code R__reporting_views.sql}: run after the versioned ones, again whenever it has changed. It
 * cannot be undone.
 */
public record Repeatable(Script script) {

    /** The words of the script's name with spaces, as Flyway writes them into its history, where they are the key. */
    public String description() {
        return ScriptName.parse(script.name()).orElseThrow().description();
    }

    /** Flyway's; with another one the script runs again. */
    public int checksum() {
        return script.repeatableChecksum();
    }
}
