package com.traveease.schema.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.eclipse.microprofile.config.Config;

import com.traveease.schema.connection.DatabaseAddress;
import com.traveease.schema.connection.Origin;
import com.traveease.schema.connection.SessionDefaults;
import com.traveease.schema.lock.LockTimeouts;
import com.traveease.schema.rule.Rule;
import com.traveease.schema.rule.RuleSetting;

import io.smallrye.config.DotEnvConfigSourceProvider;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.PropertiesConfigSourceLoader;
import io.smallrye.config.SmallRyeConfigBuilder;

/**
 * Reads the configuration where Quarkus reads it (system properties, environment, {@code .env},
 * {@code config/application.properties}) without starting Quarkus: a command has to be quick.
 */
public final class Environment {

    private static final String FILE = Path.of("config", "application.properties").toUri().toString();
    /** Quarkus's rank for this file: above what is packaged, below the environment. */
    private static final int FILE_ORDINAL = 260;

    private static final String OPTIONS = "options";
    /** As the framework calls it. */
    static final String OPTIONS_SOURCE = "PropertiesConfigSource[source=" + OPTIONS + "]";
    /** Above system properties. */
    private static final int OPTION_ORDINAL = 500;

    private static final Duration LOCK_LIMIT = Duration.ofMinutes(10);

    /** Quarkus's default. */
    private static final int HTTP_PORT = 8080;
    private static final int MANAGEMENT_PORT = 9000;
    private static final int MAX_PORT = 65_535;
    private static final Set<String> ANY_ADDRESS = Set.of("0.0.0.0", "::");

    private final Config config;

    /**
     * @param options what the options say, under the names of the configuration; goes before what is configured
     */
    public Environment(Map<String, String> options) {
        config = config(options);
    }

    /**
     * @param url what the option {@code --url} was given
     * @throws ConfigurationException when the address is not one of MySQL, a file of a secret cannot be read, or a switch is
     *         neither true nor false
     */
    public SchemaConfiguration configuration(Optional<String> url) {
        try {
            return SchemaConfiguration.from(config, url);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(e.getMessage(), e);
        }
    }

    private static Config config(Map<String, String> options) {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        return new SmallRyeConfigBuilder()
                .withProfile(profile())
                .addDefaultInterceptors()
                .withInterceptorFactories(new LiteralValues(), new DeferredFlyway())
                .addDefaultSources()
                .withSources(PropertiesConfigSourceLoader.inFileSystem(FILE, FILE_ORDINAL, loader))
                .withSources(DotEnvConfigSourceProvider.dotEnvSources(loader))
                .withSources(new PropertiesConfigSource(options, OPTIONS, OPTION_ORDINAL))
                .build();
    }

    /**
     * @throws ConfigurationException when there is no such encoding
     */
    public ScriptConfiguration scripts(Optional<String> url) {
        try {
            return ScriptConfiguration.from(config, url);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(e.getMessage(), e);
        }
    }

    /**
     * The rules that {@code lint} applies.
     *
     * @param own whether the scripts are those that are built in
     * @throws ConfigurationException when a word is no rule
     */
    public Set<Rule> lint(boolean own) {
        try {
            return RuleSetting.rules(config.getOptionalValue(ScriptConfiguration.LINT, String.class), own);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(e.getMessage(), e);
        }
    }

    /**
     * @throws ConfigurationException when one is not a time
     */
    public LockTimeouts timeouts() {
        try {
            return LockTimeouts.from(config, LOCK_LIMIT);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(e.getMessage(), e);
        }
    }

    /**
     * @throws ConfigurationException when the interval is no time
     */
    public DriftSettings drift() {
        try {
            return DriftSettings.from(config);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(e.getMessage(), e);
        }
    }

    /**
     * @throws ConfigurationException when the switch is neither true nor false, or the limit is no time
     */
    public VerifySettings verify() {
        try {
            return VerifySettings.from(config);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(e.getMessage(), e);
        }
    }

    /**
     * @throws ConfigurationException when the time for which runs are kept is no time
     */
    public RunSettings runs() {
        try {
            return RunSettings.from(config);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(e.getMessage(), e);
        }
    }

    /**
     * @throws ConfigurationException when the switch is neither true nor false
     */
    public OnWarning onWarning() {
        try {
            return OnWarning.from(config);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(e.getMessage(), e);
        }
    }

    /**
     * @throws ConfigurationException when it is no size
     */
    public AllowedBlocking allowedBlocking() {
        try {
            return AllowedBlocking.from(config);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(e.getMessage(), e);
        }
    }

    /**
     * @param source the server of the runs
     * @throws ConfigurationException when a limit is none, or the address of a replica cannot be understood
     */
    public ThrottleSettings throttle(DatabaseAddress source) {
        try {
            return ThrottleSettings.from(config, source);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(e.getMessage(), e);
        }
    }

    /**
     * @throws ConfigurationException when a value cannot be one
     */
    public SessionDefaults session() {
        try {
            return SessionDefaults.from(config);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(e.getMessage(), e);
        }
    }

    /**
     * Where a service with this configuration listens, as seen from this machine.
     *
     * @throws ConfigurationException when host or port are none
     */
    public URI service() {
        return listener("quarkus.http", HTTP_PORT);
    }

    /** As {@link #service}, where health is in a build with a management port. */
    public URI management() {
        return listener("quarkus.management", MANAGEMENT_PORT);
    }

    private URI listener(String prefix, int defaultPort) {
        String host = config.getOptionalValue(prefix + ".host", String.class).filter(set -> !ANY_ADDRESS.contains(set))
                .orElse("localhost");
        int port = port(prefix + ".port", defaultPort);
        if (port == 0) {
            throw new ConfigurationException("%s is not a port: 0 lets the service choose one, so it is not known here. "
                    .formatted(variable(prefix + ".port")) + "Set it to that of the service.", null);
        }
        try {
            return new URI("http", null, host, port, null, null, null);
        } catch (URISyntaxException e) {
            throw new ConfigurationException("%s is not the name of a host: %s".formatted(variable(prefix + ".host"), host), e);
        }
    }

    /**
     * For the service, which takes 0 too, for any port that is free.
     *
     * @throws ConfigurationException when it is no port
     */
    public int port() {
        return port("quarkus.http.port", HTTP_PORT);
    }

    private int port(String property, int defaultPort) {
        String set = config.getOptionalValue(property, String.class).map(String::strip).orElse(String.valueOf(defaultPort));
        if (!set.matches("\\d{1,5}") || Integer.parseInt(set) > MAX_PORT) {
            throw new ConfigurationException("%s is not a port: '%s'. It takes a number from 1 to %d."
                    .formatted(variable(property), set, MAX_PORT), null);
        }
        return Integer.parseInt(set);
    }

    private static String variable(String property) {
        return property.toUpperCase(Locale.ROOT).replace('.', '_');
    }

    private static String profile() {
        String set = System.getProperty("quarkus.profile", System.getenv("QUARKUS_PROFILE"));
        return set == null || set.isBlank() ? "prod" : set;
    }

    /**
     * @throws ConfigurationException when no address is configured
     */
    public static DatabaseAddress address(SchemaConfiguration configuration) {
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
    public static void handOver(DatabaseAddress address) {
        if (!address.origin().equals(Origin.QUARKUS)) {
            System.setProperty(SchemaConfiguration.URL, address.jdbcUrl());
            System.setProperty(SchemaConfiguration.USERNAME, address.user());
            System.setProperty(SchemaConfiguration.PASSWORD, address.password());
            System.setProperty(SchemaConfiguration.ORIGIN, address.origin().toString());
        }
    }
}
