package com.traveease.schema.lock;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;

import org.eclipse.microprofile.config.Config;

/**
 * How long to wait for locks.
 *
 * @param schema for another process that migrates the same schema
 * @param statement for the locks of one statement, in one attempt; whole seconds, from 1 on. An application's queries wait
 *        no longer than that behind it
 */
public record LockTimeouts(Duration schema, Duration statement) {

    public static final String SCHEMA = "schema.lock-timeout";
    public static final String STATEMENT = "schema.lock-wait-timeout";

    private static final Duration LONGEST_STATEMENT = Duration.ofHours(1);

    /**
     * @param schema when nothing is configured
     * @throws IllegalArgumentException when one is not a time, or out of range
     */
    public static LockTimeouts from(Config config, Duration schema) {
        Duration statement = time(config, STATEMENT, SessionBounds.LOCK_WAIT);
        if (statement.compareTo(Duration.ofSeconds(1)) < 0 || statement.compareTo(LONGEST_STATEMENT) > 0) {
            throw new IllegalArgumentException(
                    "%s has to be from 1s to 1h, not %s.".formatted(named(STATEMENT),
                            statement.toString().substring("PT".length()).toLowerCase(Locale.ROOT)));
        }
        return new LockTimeouts(time(config, SCHEMA, schema), statement);
    }

    private static Duration time(Config config, String name, Duration otherwise) {
        return config.getOptionalValue(name, String.class).filter(text -> !text.isBlank()).map(text -> {
            try {
                return parse(text);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("%s: %s.".formatted(named(name), e.getMessage()), e);
            }
        }).orElse(otherwise);
    }

    private static String named(String setting) {
        return "%s (--%s)".formatted(setting, setting.substring(setting.indexOf('.') + 1));
    }

    /**
     * {@code 30s}, {@code 5m}, {@code 1h30m}, a bare number of seconds, or ISO-8601.
     *
     * @throws IllegalArgumentException when it is none of these
     */
    public static Duration parse(String text) {
        String iso = text.strip().toUpperCase(Locale.ROOT);
        if (iso.matches("\\d+")) {
            iso += "S";
        }
        try {
            Duration time = Duration.parse(iso.startsWith("P") ? iso : "PT" + iso);
            if (!time.isNegative()) {
                return time;
            }
        } catch (DateTimeParseException e) {
            // Said below.
        }
        throw new IllegalArgumentException("'%s' is not a time such as 30s, 5m, 1h or PT5M".formatted(text));
    }
}
