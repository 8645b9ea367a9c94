package com.traveease.schema.migration;

import java.util.Locale;
import java.util.Optional;

import org.eclipse.microprofile.config.Config;

/**
 * What this program is told from outside, under the names that Quarkus has for it.
 *
 * @param address empty when no database address is configured
 * @param migrateAtStart whether the service migrates ({@code quarkus.flyway.migrate-at-start}; on unless it is set to false)
 * @param initAndExit whether to migrate and end ({@code quarkus.init-and-exit})
 */
public record SchemaConfiguration(Optional<DatabaseAddress> address, boolean migrateAtStart, boolean initAndExit) {

    public static final String URL = "quarkus.datasource.jdbc.url";
    public static final String USERNAME = "quarkus.datasource.username";
    public static final String PASSWORD = "quarkus.datasource.password";

    /**
     * @throws IllegalArgumentException when the address is not one of MySQL, or a switch is neither on nor off; one sentence,
     *         without the address itself
     */
    public static SchemaConfiguration from(Config config) {
        Optional<DatabaseAddress> address = config.getOptionalValue(URL, String.class)
                .map(url -> new DatabaseAddress(url.strip(), text(config, USERNAME), text(config, PASSWORD)));
        return new SchemaConfiguration(address,
                isOn(config, "quarkus.flyway.migrate-at-start", true), isOn(config, "quarkus.init-and-exit", false));
    }

    /** Strict, where the converter of the framework takes every typing error for no. */
    private static boolean isOn(Config config, String property, boolean otherwise) {
        String text = text(config, property).strip().toLowerCase(Locale.ROOT);
        return switch (text) {
            case "" -> otherwise;
            case "true", "yes", "y", "on", "1" -> true;
            case "false", "no", "n", "off", "0" -> false;
            default -> throw new IllegalArgumentException("%s is '%s'; it takes true or false.".formatted(property, text));
        };
    }

    private static String text(Config config, String property) {
        return config.getOptionalValue(property, String.class).orElse("");
    }

    /**
     * The address, when there is no going on without it.
     *
     * @throws IllegalArgumentException when none is configured
     */
    public DatabaseAddress requiredAddress() {
        return address.orElseThrow(() -> new IllegalArgumentException(
                "No database address is configured. Set QUARKUS_DATASOURCE_JDBC_URL (as in jdbc:mysql://localhost:3306/traveease), "
                        + "QUARKUS_DATASOURCE_USERNAME and QUARKUS_DATASOURCE_PASSWORD."));
    }
}
