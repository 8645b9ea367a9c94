package com.traveease.schema.config;

import java.util.Locale;

import org.eclipse.microprofile.config.Config;

/** What a warning of the server means for a run. */
public enum OnWarning {
    /** It is told. */
    GO_ON,
    /** The statement counts as failed, as far as it can be taken back. */
    FAIL;

    public static final String AS_ERRORS = "schema.warnings-as-errors";

    /**
     * @throws IllegalArgumentException when the switch is neither true nor false
     */
    public static OnWarning from(Config config) {
        String text = config.getOptionalValue(AS_ERRORS, String.class).map(String::strip).orElse("");
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "", "false" -> GO_ON;
            case "true" -> FAIL;
            default ->
                throw new IllegalArgumentException("SCHEMA_WARNINGS_AS_ERRORS is true or false, not '%s'.".formatted(text));
        };
    }
}
