package com.traveease.schema.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.microprofile.config.Config;

import com.traveease.schema.lock.LockTimeouts;

/**
 * What is told of changes that somebody makes to the live schema by hand.
 *
 * @param ignored patterns of names; what they match is no drift
 * @param interval between two looks of the service; empty when it does not look
 */
public record DriftSettings(List<String> ignored, Optional<Duration> interval) {

    private static final String IGNORE = "schema.ignore";
    private static final String INTERVAL = "schema.drift.interval";
    private static final Duration DEFAULT = Duration.ofHours(1);
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    public DriftSettings {
        ignored = List.copyOf(ignored);
    }

    /** @throws IllegalArgumentException when the interval is neither a time from one second on, nor {@code off} */
    public static DriftSettings from(Config config) {
        List<String> ignored = Stream.of(config.getOptionalValue(IGNORE, String.class).orElse("").split(","))
                .map(String::strip).filter(name -> !name.isEmpty()).toList();
        String interval = config.getOptionalValue(INTERVAL, String.class).orElse("").strip();
        if (interval.isEmpty()) {
            return new DriftSettings(ignored, Optional.of(DEFAULT));
        }
        if (interval.equalsIgnoreCase("off")) {
            return new DriftSettings(ignored, Optional.empty());
        }
        try {
            Duration time = LockTimeouts.parse(interval);
            if (time.compareTo(SHORTEST) >= 0) {
                return new DriftSettings(ignored, Optional.of(time));
            }
        } catch (IllegalArgumentException e) {
            // Said below.
        }
        throw new IllegalArgumentException("SCHEMA_DRIFT_INTERVAL is a time from 1s on, such as 30m or 1h, or off; not '%s'."
                .formatted(interval));
    }
}
