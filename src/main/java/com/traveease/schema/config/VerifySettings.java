package com.traveease.schema.config;

import java.time.Duration;

import org.eclipse.microprofile.config.Config;

import com.traveease.schema.lock.LockTimeouts;

/**
 * Whether the rows are verified after an upgrade.
 *
 * @param isOn whether they are; the command {@code verify} does it in any case
 * @param limit of each query
 */
public record VerifySettings(boolean isOn, Duration limit) {

    public static final String TIMEOUT = "schema.verify.timeout";

    private static final String ON = "schema.verify";
    private static final Duration DEFAULT = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofHours(24);

    /** @throws IllegalArgumentException when the switch is neither true nor false, or the limit is no time */
    public static VerifySettings from(Config config) {
        boolean on = Settings.isOn(config, ON, true);
        String limit = config.getOptionalValue(TIMEOUT, String.class).orElse("").strip();
        if (limit.isEmpty()) {
            return new VerifySettings(on, DEFAULT);
        }
        try {
            Duration time = LockTimeouts.parse(limit);
            if (time.compareTo(Duration.ofSeconds(1)) >= 0 && time.compareTo(LONGEST) <= 0) {
                return new VerifySettings(on, time);
            }
        } catch (IllegalArgumentException e) {
            // Said below.
        }
        throw new IllegalArgumentException(
                "SCHEMA_VERIFY_TIMEOUT (--timeout) is a time from 1s to 24h, such as 30s or 5m; not '%s'.".formatted(limit));
    }
}
