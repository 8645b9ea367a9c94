package com.traveease.schema.migration;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import org.eclipse.microprofile.config.Config;

/**
 * What sessions begin with where this program is told so, instead of what the server gives every client.
 *
 * @param timeZone as the variable {@code time_zone} takes it
 */
public record SessionDefaults(Optional<String> timeZone) {

    public static final String TIME_ZONE = "schema.time-zone";
    /** As the user knows it. */
    static final String VARIABLE = "SCHEMA_TIME_ZONE";

    /** As the mysql client has them. */
    public static final SessionDefaults SERVER = new SessionDefaults(Optional.empty());

    private static final Pattern ZONE = Pattern.compile("[+-]\\d{1,2}:\\d{2}|[A-Za-z][A-Za-z0-9_+/-]{0,63}");

    public SessionDefaults {
        timeZone.filter(zone -> !ZONE.matcher(zone).matches()).ifPresent(zone -> {
            throw new IllegalArgumentException(
                    "%s: '%s' is not a time zone. Write UTC, an offset such as +02:00, a name such as Europe/Berlin, or server."
                            .formatted(VARIABLE, zone));
        });
    }

    /**
     * @throws IllegalArgumentException when a value cannot be one; one sentence
     */
    public static SessionDefaults from(Config config) {
        return new SessionDefaults(config.getOptionalValue(TIME_ZONE, String.class).map(String::strip)
                .filter(zone -> !zone.isEmpty() && !zone.equalsIgnoreCase("server")).map(SessionDefaults::zone));
    }

    /** A server without time zone tables knows no names, not even this one. */
    private static String zone(String text) {
        return switch (text.toUpperCase(Locale.ROOT)) {
            case "UTC", "Z" -> "+00:00";
            default -> text;
        };
    }
}
