package com.traveease.schema.config;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.microprofile.config.Config;

import com.traveease.schema.connection.DatabaseAddress;
import com.traveease.schema.connection.Origin;
import com.traveease.schema.connection.SessionDefaults;
import com.traveease.schema.connection.SqlAlchemyUrl;

/**
 * What this program is told from outside.
 *
 * @param address empty when no database address is configured
 * @param migrateAtStart whether the service migrates ({@code quarkus.flyway.migrate-at-start}; on unless it is set to false)
 * @param initAndExit whether to migrate and end ({@code quarkus.init-and-exit})
 * @param engine what migrates in these two ({@code quarkus.flyway.active})
 */
public record SchemaConfiguration(Optional<DatabaseAddress> address, boolean migrateAtStart, boolean initAndExit,
        Engine engine) {

    public static final String URL = "quarkus.datasource.jdbc.url";
    public static final String USERNAME = "quarkus.datasource.username";
    public static final String PASSWORD = "quarkus.datasource.password";
    /** Says, when the three above were set by this program itself, which settings they are made of. */
    public static final String ORIGIN = "traveease-schema.address-origin";

    private static final String OPTION = "--url";
    /** In the order in which they are looked at. */
    private static final List<String> URL_VARIABLES = List.of("SQLALCHEMY_URL", "DATABASE_URL");
    /** The name that MySQL's own programs have for it. */
    private static final String MYSQL_PASSWORD = "MYSQL_PWD";

    /** What is read without expanding anything in it. */
    static final Set<String> LITERAL = Stream
            .concat(Stream.of(URL, USERNAME, PASSWORD, MYSQL_PASSWORD, ThrottleSettings.REPLICAS),
                    Stream.concat(URL_VARIABLES.stream(), Stream.concat(URL_VARIABLES.stream(),
                            Stream.of(Origin.URL_VARIABLE, Origin.USER_VARIABLE, Origin.PASSWORD_VARIABLE,
                                    ThrottleSettings.REPLICAS_VARIABLE))
                            .map(variable -> variable + "_FILE")))
            .collect(Collectors.toUnmodifiableSet());

    /**
     * The address is that of the option, else of Quarkus's own names, else of {@code SQLALCHEMY_URL}, else of
     * {@code DATABASE_URL}.
     *
     * @param config with {@link LiteralValues} in it
     * @param url what the option {@code --url} was given
     * @throws IllegalArgumentException when the address is not one of MySQL, a file cannot be read, or a switch is neither on
     *         nor off; one sentence, without the address itself
     */
    public static SchemaConfiguration from(Config config, Optional<String> url) {
        SessionDefaults session = SessionDefaults.from(config);
        return new SchemaConfiguration(address(new Settings(config), url).map(address -> address.with(session)),
                Settings.isOn(config, "quarkus.flyway.migrate-at-start", true),
                Settings.isOn(config, "quarkus.init-and-exit", false),
                Settings.isOn(config, DeferredFlyway.CHOSEN, DeferredFlyway.ACTIVE, false) ? Engine.FLYWAY : Engine.JOURNALED);
    }

    private static Optional<DatabaseAddress> address(Settings settings, Optional<String> url) {
        Optional<String> origin = settings.text(ORIGIN);
        if (url.isEmpty() && origin.isPresent()) {
            return Optional.of(new DatabaseAddress(settings.text(URL).orElse(""), settings.text(USERNAME).orElse(""),
                    settings.text(PASSWORD).orElse(""), Origin.parse(origin.get())));
        }
        return url.map(text -> new Setting(OPTION, text))
                .or(() -> settings.secret(URL, Origin.URL_VARIABLE))
                .or(() -> URL_VARIABLES.stream().flatMap(variable -> settings.secret(variable).stream()).findFirst())
                .map(found -> address(settings, found));
    }

    static DatabaseAddress address(Settings settings, Setting url) {
        String text = url.value().strip();
        boolean jdbc = url.name().startsWith(Origin.URL_VARIABLE) || text.startsWith("jdbc:");
        Optional<SqlAlchemyUrl> parsed = jdbc ? Optional.empty() : Optional.of(SqlAlchemyUrl.parse(url.name(), text));
        String jdbcUrl = parsed.map(SqlAlchemyUrl::jdbcUrl).orElse(text);
        DatabaseAddress alone = new DatabaseAddress(jdbcUrl, "", "", new Origin(url.name(), url.name(), url.name()));
        Setting user = parsed.flatMap(SqlAlchemyUrl::user).map(value -> new Setting(url.name(), value))
                .or(() -> settings.secret(USERNAME, Origin.USER_VARIABLE))
                .orElse(new Setting(alone.effectiveUser().isEmpty() ? Origin.USER_VARIABLE : url.name(), ""));
        Setting password = parsed.flatMap(SqlAlchemyUrl::password).map(value -> new Setting(url.name(), value))
                .or(() -> settings.secret(PASSWORD, Origin.PASSWORD_VARIABLE))
                .or(() -> alone.hasPassword() ? Optional.of(new Setting(url.name(), ""))
                        : settings.text(MYSQL_PASSWORD).map(value -> new Setting(MYSQL_PASSWORD, value)))
                .orElse(new Setting(Origin.PASSWORD_VARIABLE, ""));
        return new DatabaseAddress(jdbcUrl, user.value(), password.value(),
                new Origin(url.name(), user.name(), password.name()));
    }

    /**
     * The address, when there is no going on without it.
     *
     * @throws IllegalArgumentException when none is configured
     */
    public DatabaseAddress requiredAddress() {
        return address.orElseThrow(() -> new IllegalArgumentException(
                "No database address is configured. Set QUARKUS_DATASOURCE_JDBC_URL (as in %s), QUARKUS_DATASOURCE_USERNAME and QUARKUS_DATASOURCE_PASSWORD, or SQLALCHEMY_URL or DATABASE_URL or --url (as in %s)."
                        .formatted(Origin.JDBC_EXAMPLE, Origin.EXAMPLE)));
    }
}
