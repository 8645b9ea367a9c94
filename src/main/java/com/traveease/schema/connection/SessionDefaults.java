package com.traveease.schema.connection;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.eclipse.microprofile.config.Config;

/**
 * What sessions begin with where this program is told so, instead of what the server gives every client.
 *
 * @param timeZone as the variable {@code time_zone} takes it
 * @param sqlMode as the variable {@code sql_mode} takes it; nothing is added to it then
 */
public record SessionDefaults(Optional<String> timeZone, Optional<String> sqlMode) {

    public static final String TIME_ZONE = "schema.time-zone";
    /** As the user knows it. */
    static final String VARIABLE = "SCHEMA_TIME_ZONE";

    public static final String SQL_MODE = "schema.sql-mode";
    static final String MODE_VARIABLE = "SCHEMA_SQL_MODE";

    /** As the mysql client has them. */
    public static final SessionDefaults SERVER = new SessionDefaults(Optional.empty());

    private static final Set<String> MODES = Set.of("ALLOW_INVALID_DATES", "ANSI", "ANSI_QUOTES", "ERROR_FOR_DIVISION_BY_ZERO",
            "HIGH_NOT_PRECEDENCE", "IGNORE_SPACE", "NO_AUTO_VALUE_ON_ZERO", "NO_BACKSLASH_ESCAPES", "NO_DIR_IN_CREATE",
            "NO_ENGINE_SUBSTITUTION",
            "NO_UNSIGNED_SUBTRACTION", "NO_ZERO_DATE", "NO_ZERO_IN_DATE", "ONLY_FULL_GROUP_BY", "PAD_CHAR_TO_FULL_LENGTH",
            "PIPES_AS_CONCAT", "REAL_AS_FLOAT", "STRICT_ALL_TABLES", "STRICT_TRANS_TABLES", "TIME_TRUNCATE_FRACTIONAL",
            "TRADITIONAL");

    private static final Pattern ZONE = Pattern.compile("[+-]\\d{1,2}:\\d{2}|[A-Za-z][A-Za-z0-9_+/-]{0,63}");

    public SessionDefaults {
        timeZone.filter(zone -> !ZONE.matcher(zone).matches()).ifPresent(zone -> {
            throw new IllegalArgumentException(
                    "%s: '%s' is not a time zone. Write UTC, an offset such as +02:00, a name such as Europe/Berlin, or server."
                            .formatted(VARIABLE, zone));
        });
        sqlMode.stream().flatMap(modes -> Stream.of(modes.split(",", -1)))
                .filter(mode -> !mode.isEmpty() && !MODES.contains(mode))
                .findFirst().ifPresent(mode -> {
                    throw new IllegalArgumentException("%s: %s. Write modes with commas between them, none, or server."
                            .formatted(MODE_VARIABLE, "'%s' is not an SQL mode of MySQL 8.0".formatted(mode)));
                });
    }

    public SessionDefaults(Optional<String> timeZone) {
        this(timeZone, Optional.empty());
    }

    /**
     * @throws IllegalArgumentException when a value cannot be one; one sentence
     */
    public static SessionDefaults from(Config config) {
        return new SessionDefaults(config.getOptionalValue(TIME_ZONE, String.class).map(String::strip)
                .filter(zone -> !zone.isEmpty() && !zone.equalsIgnoreCase("server")).map(SessionDefaults::zone),
                config.getOptionalValue(SQL_MODE, String.class).map(mode -> mode.replaceAll("\\s", "").toUpperCase(Locale.ROOT))
                        .filter(mode -> !mode.equals("SERVER")).map(mode -> mode.equals("NONE") ? "" : mode));
    }

    /** A server without time zone tables knows no names, not even this one. */
    private static String zone(String text) {
        return switch (text.toUpperCase(Locale.ROOT)) {
            case "UTC", "Z" -> "+00:00";
            default -> text;
        };
    }
}
