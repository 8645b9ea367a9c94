package com.traveease.schema.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import org.eclipse.microprofile.config.Config;

import com.traveease.schema.migration.DatabaseAddress;
import com.traveease.schema.migration.LiteralValues;
import com.traveease.schema.migration.LockTimeouts;
import com.traveease.schema.migration.Origin;
import com.traveease.schema.migration.SchemaConfiguration;
import com.traveease.schema.migration.ScriptConfiguration;

import io.smallrye.config.DotEnvConfigSourceProvider;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.PropertiesConfigSourceLoader;
import io.smallrye.config.SmallRyeConfigBuilder;

/**
 * Reads the configuration where Quarkus reads it (system properties, environment, {@code .env},
 * {@code config/application.properties}) without starting Quarkus: a command has to be quick.
 */
final class Environment {

    private static final String FILE = Path.of("config", "application.properties").toUri().toString();
    /** Quarkus's rank for this file: above what is packaged, below the environment. */
    private static final int FILE_ORDINAL = 260;

    /** Above system properties. */
    private static final int OPTION_ORDINAL = 500;

    private static final Duration LOCK_LIMIT = Duration.ofMinutes(10);

    private Environment() {
    }

    /**
     * @param url what the option {@code --url} was given
     * @throws ConfigurationException when the address is not one of MySQL, a file of a secret cannot be read, or a switch is
     *         neither true nor false
     */
    static SchemaConfiguration configuration(Optional<String> url) {
        try {
            return SchemaConfiguration.from(config(Map.of()), url);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(e.getMessage(), e);
        }
    }

    /**
     * @param options go before everything else
     */
    private static Config config(Map<String, String> options) {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        return new SmallRyeConfigBuilder()
                .withProfile(profile())
                .addDefaultInterceptors()
                .withInterceptorFactories(new LiteralValues())
                .addDefaultSources()
                .withSources(PropertiesConfigSourceLoader.inFileSystem(FILE, FILE_ORDINAL, loader))
                .withSources(DotEnvConfigSourceProvider.dotEnvSources(loader))
                .withSources(new PropertiesConfigSource(options, "options", OPTION_ORDINAL))
                .build();
    }

    /**
     * What the options say, under the names of the configuration, goes before what is configured.
     *
     * @throws ConfigurationException when there is no such encoding
     */
    static ScriptConfiguration scripts(CommonOptions options) {
        try {
            return ScriptConfiguration.from(config(options.scripts()));
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(e.getMessage(), e);
        }
    }

    /**
     * What the options say goes before what is configured.
     *
     * @throws ConfigurationException when one is not a time
     */
    static LockTimeouts timeouts(Map<String, String> options) {
        try {
            return LockTimeouts.from(config(options), LOCK_LIMIT);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(e.getMessage(), e);
        }
    }

    private static String profile() {
        String set = System.getProperty("quarkus.profile", System.getenv("QUARKUS_PROFILE"));
        return set == null || set.isBlank() ? "prod" : set;
    }

    /**
     * @throws ConfigurationException when no address is configured
     */
    static DatabaseAddress address(SchemaConfiguration configuration) {
        try {
            return configuration.requiredAddress();
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(e.getMessage(), e);
        }
    }

    /**
     * Hands the address on to Quarkus under its own names, where it is not there under them already: the service reads it
     * there,
     * and so does Hibernate when it is on.
     */
    static void handOver(DatabaseAddress address) {
        if (!address.origin().equals(Origin.QUARKUS)) {
            System.setProperty(SchemaConfiguration.URL, address.jdbcUrl());
            System.setProperty(SchemaConfiguration.USERNAME, address.user());
            System.setProperty(SchemaConfiguration.PASSWORD, address.password());
            System.setProperty(SchemaConfiguration.ORIGIN, address.origin().toString());
        }
    }
}
