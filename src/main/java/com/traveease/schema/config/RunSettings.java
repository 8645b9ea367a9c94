package com.traveease.schema.config;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.eclipse.microprofile.config.Config;

import com.traveease.schema.lock.LockTimeouts;

/**
 * What is recorded of runs.
 *
 * @param keep for how long; empty when nothing is recorded
 */
public record RunSettings(Optional<Duration> keep) {

    public static final RunSettings DEFAULT = new RunSettings(Optional.of(Duration.ofDays(365)));

    private static final String KEEP = "schema.runs.keep";
    private static final Pattern DAYS = Pattern.compile("(\\d{1,5})d", Pattern.CASE_INSENSITIVE);
    private static final Duration SHORTEST = Duration.ofHours(1);

    /** @throws IllegalArgumentException when it is neither a time from one hour on, nor {@code off} */
    public static RunSettings from(Config config) {
        String keep = config.getOptionalValue(KEEP, String.class).orElse("").strip();
        if (keep.isEmpty()) {
            return DEFAULT;
        }
        if (keep.equalsIgnoreCase("off")) {
            return new RunSettings(Optional.empty());
        }
        Matcher days = DAYS.matcher(keep);
        try {
            Duration time = days.matches() ? Duration.ofDays(Long.parseLong(days.group(1))) : LockTimeouts.parse(keep);
            if (time.compareTo(SHORTEST) >= 0) {
                return new RunSettings(Optional.of(time));
            }
        } catch (IllegalArgumentException e) {
            // Said below.
        }
        throw new IllegalArgumentException("SCHEMA_RUNS_KEEP is a time from 1h on, such as 365d, or off; not '%s'."
                .formatted(keep));
    }
}
