package com.traveease.schema.config;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.eclipse.microprofile.config.Config;

import com.traveease.schema.connection.DatabaseAddress;
import com.traveease.schema.lock.LockTimeouts;

/**
 * Above which load no batch begins. Each limit is empty when it is turned off.
 *
 * @param threads that run on the server, ours among them
 * @param history entries of InnoDB's history list: what purge has not come to
 * @param redo from 1 to 100: how much of the redo log is not checkpointed, in percent
 * @param delay of a replica
 * @param replicas those that are watched; none to look for them on the server
 * @param required whether a run is refused when one of these cannot be watched
 */
public record ThrottleSettings(OptionalLong threads, OptionalLong history, OptionalLong redo, Optional<Duration> delay,
        List<DatabaseAddress> replicas, boolean required) {

    public static final String THREADS = "schema.throttle.threads";
    public static final String HISTORY = "schema.throttle.history";
    public static final String REDO = "schema.throttle.redo";
    public static final String DELAY = "schema.throttle.delay";
    public static final String REPLICAS = "schema.throttle.replicas";
    public static final String REQUIRED = "schema.throttle.required";

    public static final ThrottleSettings DEFAULT = new ThrottleSettings(OptionalLong.of(50), OptionalLong.of(1_000_000),
            OptionalLong.of(75), Optional.of(Duration.ofSeconds(2)), List.of(), false);
    /** A pause holds even then. */
    public static final ThrottleSettings OFF = new ThrottleSettings(OptionalLong.empty(), OptionalLong.empty(),
            OptionalLong.empty(), Optional.empty(), List.of(), false);

    static final String REPLICAS_VARIABLE = "SCHEMA_THROTTLE_REPLICAS";

    /** Nothing that could be a password. */
    private static final Pattern HOST = Pattern.compile("[\\w.-]{1,64}(:\\d{1,5})?");
    private static final Pattern WITH_USER = Pattern.compile("//[^/?]*@|[?&]user=");
    private static final String IS_OFF = "off";
    private static final int HUNDRED = 100;
    private static final int LEAST_THREADS = 2;
    private static final String SOME_THREADS = "a number of threads, at least 2 because the run itself is one of them";

    public ThrottleSettings {
        replicas = List.copyOf(replicas);
    }

    /**
     * @param source the server of the run, whose account is used where a replica is given without one
     * @throws IllegalArgumentException when a limit is none, or an address cannot be understood; without the address itself
     */
    public static ThrottleSettings from(Config config, DatabaseAddress source) {
        OptionalLong redo = number(config, REDO, DEFAULT.redo, "a percentage from 1 to 100");
        if (redo.isPresent() && (redo.getAsLong() < 1 || redo.getAsLong() > HUNDRED)) {
            throw wrong(REDO, "a percentage from 1 to 100", Long.toString(redo.getAsLong()));
        }
        return new ThrottleSettings(threads(config),
                number(config, HISTORY, DEFAULT.history, "a number of entries"), redo, delay(config), replicas(config, source),
                Settings.isOn(config, REQUIRED, "SCHEMA_THROTTLE_REQUIRED", false));
    }

    /** Our own connection runs while it asks: with a limit below that no batch would ever begin. */
    private static OptionalLong threads(Config config) {
        OptionalLong threads = number(config, THREADS, DEFAULT.threads, SOME_THREADS);
        if (threads.isPresent() && threads.getAsLong() < LEAST_THREADS) {
            throw wrong(THREADS, SOME_THREADS, Long.toString(threads.getAsLong()));
        }
        return threads;
    }

    private static String text(Config config, String property) {
        return config.getOptionalValue(property, String.class).orElse("").strip();
    }

    private static OptionalLong number(Config config, String property, OptionalLong otherwise, String what) {
        String text = text(config, property);
        String number = property.equals(REDO) ? text.replaceFirst("\\s*%$", "") : text;
        if (text.isEmpty()) {
            return otherwise;
        }
        if (text.equalsIgnoreCase(IS_OFF)) {
            return OptionalLong.empty();
        }
        if (!number.matches("\\d{1,18}")) {
            throw wrong(property, what, text);
        }
        return OptionalLong.of(Long.parseLong(number));
    }

    private static Optional<Duration> delay(Config config) {
        String text = text(config, DELAY);
        if (text.isEmpty()) {
            return DEFAULT.delay;
        }
        try {
            return text.equalsIgnoreCase(IS_OFF) ? Optional.empty() : Optional.of(LockTimeouts.parse(text));
        } catch (IllegalArgumentException e) {
            throw wrong(DELAY, "a time such as 2s or 1m", text);
        }
    }

    private static IllegalArgumentException wrong(String property, String what, String text) {
        return new IllegalArgumentException("%s (%s) is %s, or off; not '%s'.".formatted(
                property.toUpperCase(Locale.ROOT).replace('.', '_'), option(property), what, text));
    }

    /** {@code --throttle-threads}. */
    public static String option(String property) {
        return property.equals(REPLICAS) ? "--replica" : "--" + property.substring("schema.".length()).replace('.', '-');
    }

    private static List<DatabaseAddress> replicas(Config config, DatabaseAddress source) {
        Settings settings = new Settings(config);
        return settings.secret(REPLICAS, REPLICAS_VARIABLE).stream()
                .flatMap(setting -> Stream.of(setting.value().strip().split("[\\s,]+(?=mysql|jdbc:)"))
                        .map(url -> replica(settings, setting.name(), url, source)))
                .toList();
    }

    /** Its journal is read by its whole name: there need be no schema in the address. */
    private static DatabaseAddress replica(Settings settings, String name, String url, DatabaseAddress source) {
        String shown = name.equals(REPLICAS_VARIABLE) ? name + " (--replica)" : name;
        if (!url.contains("://")) {
            throw new ConfigurationException(
                    "%s%s is not the address of a replica: write mysql://host:3306, or mysql://user:password@host:3306. Nothing was run."
                            .formatted(shown, HOST.matcher(url).matches() ? " '" + url + "'" : ""),
                    null);
        }
        DatabaseAddress given = SchemaConfiguration.address(settings,
                new Setting(shown, url.replaceFirst("^([^:]+(?::mysql)?://[^/?]*)/?(?=$|\\?)", "$1/information_schema")));
        return WITH_USER.matcher(url).find() ? given : given.withAccountOf(source);
    }
}
